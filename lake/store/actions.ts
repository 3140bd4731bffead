import { isJsonObject, type JsonObject } from '../json.ts'
import {
  isDraftId,
  isPublishedId,
  isValidId,
  isVersionOf,
  publishedId,
  type LakeDocument,
} from './document.ts'
import { conflict, invalid } from './refusal.ts'

/** The documents as the actions before left them. */
interface ActionState {
  get: (id: string) => LakeDocument | null
  /** Ids of the drafts and release versions that there are. */
  versionsOf: (publishedId: string) => string[]
}

type Mutation = Record<string, JsonObject>

interface ActionKind {
  /** What it may carry besides `actionType`. */
  attributes: readonly string[]
  expand: (action: JsonObject, state: ActionState) => Mutation[]
}

const PREFIX = 'sanity.action.'

/** Every action that is served, by its name without `sanity.action.`. */
const ACTIONS: Record<string, ActionKind> = {
  'document.create': { attributes: ['publishedId', 'attributes', 'ifExists'], expand: create },
  'document.edit': { attributes: ['draftId', 'publishedId', 'patch'], expand: edit },
  'document.replaceDraft': { attributes: ['publishedId', 'attributes'], expand: replaceDraft },
  'document.publish': {
    attributes: ['draftId', 'publishedId', 'ifDraftRevisionId', 'ifPublishedRevisionId'],
    expand: publish,
  },
  'document.unpublish': { attributes: ['draftId', 'publishedId'], expand: unpublish },
  'document.delete': { attributes: ['publishedId', 'includeDrafts', 'purge'], expand: remove },
  'document.discard': {
    attributes: ['draftId', 'purge'],
    expand: (action, state) => discard(versionId(action, 'draftId'), action, state),
  },
  'document.version.create': {
    attributes: ['publishedId', 'document', 'baseId', 'versionId', 'ifBaseRevisionId'],
    expand: createVersion,
  },
  'document.version.replace': { attributes: ['document'], expand: replaceVersion },
  'document.version.discard': {
    attributes: ['versionId', 'purge'],
    expand: (action, state) => discard(versionId(action, 'versionId'), action, state),
  },
  'document.version.unpublish': { attributes: ['versionId', 'publishedId'], expand: unpublishVersion },
}

/** What belongs to one stored document and does not go into a copy of it. */
const OWN_ATTRIBUTES = ['_id', '_rev', '_updatedAt', '_system']

/**
 * The mutations that an action stands for, given the documents as they are.
 * @throws a refusal: 400 for an action that is malformed or not served, 409 for one at odds with the documents
 */
export function expandAction(action: unknown, state: ActionState): Mutation[] {
  if (!isJsonObject(action) || typeof action.actionType !== 'string') {
    throw invalid('An action must be an object with an "actionType"')
  }
  const { actionType } = action
  const name = actionType.startsWith(PREFIX) ? actionType.slice(PREFIX.length) : ''
  const kind = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined
  if (!kind) throw invalid(`The action "${actionType}" is not supported by the local lake`)
  const unknown = Object.keys(action).find((key) => key !== 'actionType' && !kind.attributes.includes(key))
  if (unknown !== undefined) throw invalid(`Unknown attribute "${unknown}" in "${actionType}"`)
  return kind.expand(action, state)
}

function create(action: JsonObject, state: ActionState): Mutation[] {
  const target = publishedIdOf(action)
  const attributes = documentOf(action, 'attributes', target)
  const { ifExists = 'fail' } = action
  if (ifExists !== 'fail' && ifExists !== 'ignore') throw invalid('"ifExists" must be "fail" or "ignore"')
  // A version of a release may be made beside a published document, a first draft may not.
  if (isDraftId(attributes._id) && state.get(target)) throw alreadyExists(target)
  return [{ [ifExists === 'fail' ? 'create' : 'createIfNotExists']: attributes }]
}

function edit(action: JsonObject, state: ActionState): Mutation[] {
  const target = publishedIdOf(action)
  const id = versionId(action, 'draftId', target)
  const { patch } = action
  if (!isJsonObject(patch) || 'id' in patch || 'query' in patch) {
    throw invalid('"patch" must be an object of patch operations')
  }
  const change: Mutation = { patch: { ...patch, id } }
  return state.get(id) ? [change] : [{ create: copy(existing(target, state), id) }, change]
}

function replaceDraft(action: JsonObject, state: ActionState): Mutation[] {
  const target = publishedIdOf(action)
  const attributes = documentOf(action, 'attributes', target)
  if (!isDraftId(attributes._id)) throw invalid('The "_id" of "attributes" must be that of a draft')
  return [{ createOrReplace: replacing(attributes, state.get(attributes._id) ?? existing(target, state)) }]
}

function publish(action: JsonObject, state: ActionState): Mutation[] {
  const target = publishedIdOf(action)
  const id = versionId(action, 'draftId', target)
  const draft = existing(id, state)
  const published = state.get(target)
  checkRevision(action, 'ifDraftRevisionId', id, draft)
  checkRevision(action, 'ifPublishedRevisionId', target, published)
  const document = strengthen(copy(draft, target)) as JsonObject
  return [
    published ? { createOrReplace: replacing(document, published) } : { create: document },
    { delete: { id } },
  ]
}

function unpublish(action: JsonObject, state: ActionState): Mutation[] {
  const target = publishedIdOf(action)
  const id = versionId(action, 'draftId', target)
  const published = existing(target, state)
  const draft: Mutation[] = state.get(id) ? [] : [{ create: copy(published, id) }]
  return [...draft, { delete: { id: target } }]
}

function remove(action: JsonObject, state: ActionState): Mutation[] {
  const target = publishedIdOf(action)
  const { includeDrafts = [], purge = false } = action
  if (!Array.isArray(includeDrafts)) throw invalid('"includeDrafts" must be an array of document IDs')
  const included = includeDrafts.map((id: unknown) => versionId({ id }, 'id', target))
  const left = state.versionsOf(target).filter((id) => !included.includes(id))
  if (left.length > 0) {
    const names = left.map((id) => `"${id}"`).join(', ')
    throw conflict(
      'documentHasVersionsError',
      `Document "${target}" cannot be deleted without its versions ${names}`,
      { id: target, versionIDs: left },
    )
  }
  const ids = [target, ...included].filter((id) => state.get(id))
  if (ids.length === 0) throw notFound(target)
  return ids.map((id) => ({ delete: { id, purge } }))
}

function discard(id: string, action: JsonObject, state: ActionState): Mutation[] {
  existing(id, state)
  return [{ delete: { id, purge: action.purge === true } }]
}

function createVersion(action: JsonObject, state: ActionState): Mutation[] {
  const target = publishedIdOf(action)
  if (action.document !== undefined) return [{ create: documentOf(action, 'document', target) }]
  const id = versionId(action, 'versionId', target)
  const { baseId } = action
  if (typeof baseId !== 'string' || publishedId(baseId) !== target) {
    throw invalid(`"baseId" must be the ID of "${target}" or of a version of it`)
  }
  const base = existing(baseId, state)
  checkRevision(action, 'ifBaseRevisionId', baseId, base)
  return [{ create: copy(base, id) }]
}

function replaceVersion(action: JsonObject, state: ActionState): Mutation[] {
  const document = documentOf(action, 'document')
  return [{ createOrReplace: replacing(document, existing(document._id, state)) }]
}

/** Marks a version: publishing its release would take the published document away. */
function unpublishVersion(action: JsonObject, state: ActionState): Mutation[] {
  const target = publishedIdOf(action)
  const id = versionId(action, 'versionId', target)
  if (isDraftId(id)) throw invalid('"versionId" must be the ID of a version in a release')
  const made: Mutation[] = state.get(id) ? [] : [{ create: copy(existing(target, state), id) }]
  const mark = { id, setIfMissing: { _system: {} }, set: { '_system.delete': true } }
  return [...made, { patch: mark }]
}

function publishedIdOf(action: JsonObject): string {
  const { publishedId: id } = action
  if (typeof id === 'string' && isValidId(id) && isPublishedId(id)) return id
  throw invalid('"publishedId" must be a valid document ID without a prefix')
}

/** The id of a draft or of a version in a release; of `target`, when that is given. */
function versionId(action: JsonObject, attribute: string, target?: string): string {
  const id = action[attribute]
  if (typeof id !== 'string' || !isValidId(id) || isPublishedId(id)) {
    throw invalid(`"${attribute}" must be the ID of a draft or of a version`)
  }
  if (target !== undefined && !isVersionOf(id, target)) {
    throw invalid(`"${attribute}" is "${id}", which is no version of "${target}"`)
  }
  return id
}

function documentOf(action: JsonObject, attribute: string, target?: string): JsonObject & { _id: string } {
  const document = action[attribute]
  if (!isJsonObject(document)) throw invalid(`"${attribute}" must be a document`)
  return { ...document, _id: versionId(document, '_id', target) }
}

function existing(id: string, state: ActionState): LakeDocument {
  const document = state.get(id)
  if (!document) throw notFound(id)
  return document
}

function notFound(id: string) {
  return conflict('documentNotFoundError', `The document with the ID "${id}" was not found`, { id })
}

function alreadyExists(id: string) {
  return conflict('documentAlreadyExistsError', `Document by ID "${id}" already exists`, { id })
}

function checkRevision(
  action: JsonObject,
  attribute: string,
  id: string,
  document: LakeDocument | null,
): void {
  const expected = action[attribute]
  if (expected === undefined || expected === document?._rev) return
  if (typeof expected !== 'string') throw invalid(`"${attribute}" must be a string`)
  throw conflict(
    'documentRevisionIDDoesNotMatchError',
    `The document "${id}" has ${document ? `revision "${document._rev}"` : 'no revision'}, not "${expected}"`,
    { id, currentRevisionID: document?._rev, expectedRevisionID: expected },
  )
}

function copy(document: LakeDocument, id: string): JsonObject {
  const content = Object.entries(document).filter(([key]) => !OWN_ATTRIBUTES.includes(key))
  return { _id: id, ...Object.fromEntries(content) }
}

/** A document keeps the time of its creation when its content is replaced. */
function replacing(document: JsonObject, replaced: LakeDocument): JsonObject {
  return { ...document, _createdAt: replaced._createdAt }
}

/** A copy in which references that were weak only until their targets are published have become strong. */
function strengthen(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strengthen)
  if (!isJsonObject(value)) return value
  const { _strengthenOnPublish: mark, ...kept } = value
  if (typeof value._ref === 'string' && mark) {
    if (!(isJsonObject(mark) && mark.weak === true)) delete kept._weak
    return kept
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, strengthen(item)]))
}
