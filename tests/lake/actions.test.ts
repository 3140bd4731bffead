import type { Action, SanityClient } from '@sanity/client'
import { describe, expect, test } from 'vitest'
import { errorOf, lakeForTest } from './support.ts'

const DRAFT = 'drafts.a'
const PUBLISHED = 'a'
const PAIR = { draftId: DRAFT, publishedId: PUBLISHED }

/** A lake with the documents given, and what the tests do and see there. */
async function scene(...documents: { _id: string; _type?: string; [attribute: string]: unknown }[]) {
  const { client } = await lakeForTest()
  if (documents.length > 0) {
    await client.mutate(documents.map((document) => ({ create: { _type: 'note', ...document } })))
  }
  return {
    client,
    act: (actions: Action | Action[], options: object = {}) => client.action(actions as Action, options),
    refused: (actions: unknown, options: object = {}) =>
      errorOf(client.action(actions as Action[], options)).then(({ statusCode, message, details }) => ({
        statusCode,
        message,
        kind: details?.type,
        items: details?.items,
      })),
    /** The document as stored, or null. */
    get: async (id: string) => (await client.getDocument(id)) ?? null,
    ids: () => idsOf(client),
  }
}

function idsOf(client: SanityClient): Promise<string[]> {
  return client.fetch<string[]>('*[]._id', {}, { perspective: 'raw' })
}

const create = (attributes: object = {}, more: object = {}): Action =>
  ({
    actionType: 'sanity.action.document.create',
    publishedId: PUBLISHED,
    attributes: { _id: DRAFT, _type: 'note', ...attributes },
    ifExists: 'fail',
    ...more,
  }) as Action
const edit = (patch: object, more: object = {}): Action =>
  ({ actionType: 'sanity.action.document.edit', ...PAIR, patch, ...more }) as Action
const publish = (more: object = {}): Action =>
  ({ actionType: 'sanity.action.document.publish', ...PAIR, ...more }) as Action
const unpublish: Action = { actionType: 'sanity.action.document.unpublish', ...PAIR }
const remove = (includeDrafts: string[] = [], more: object = {}): Action =>
  ({
    actionType: 'sanity.action.document.delete',
    publishedId: PUBLISHED,
    includeDrafts,
    ...more,
  }) as Action

describe('create', () => {
  test('makes a draft', async () => {
    const { act, get } = await scene()
    const { transactionId } = await act(create({ title: 'Neu' }))
    expect(await get(DRAFT)).toMatchObject({ _id: DRAFT, _type: 'note', title: 'Neu', _rev: transactionId })
  })

  test('leaves an existing draft alone only when told to', async () => {
    const { act, get, refused } = await scene({ _id: DRAFT, title: 'first' })
    expect(await refused(create())).toMatchObject({ statusCode: 409, message: /already exists/ })
    await act(create({ title: 'second' }, { ifExists: 'ignore' }))
    expect(await get(DRAFT)).toMatchObject({ title: 'first' })
  })

  test('is refused beside a published document, unless it makes a version in a release', async () => {
    const { act, ids, refused } = await scene({ _id: PUBLISHED })
    expect(await refused(create())).toMatchObject({ statusCode: 409 })
    await act(create({ _id: 'versions.spring.a' }))
    expect(await ids()).toEqual(['a', 'versions.spring.a'])
  })

  test.each([
    [{ publishedId: DRAFT }, /"publishedId"/],
    [{ publishedId: 'b' }, /no version of "b"/],
    [{ attributes: { _type: 'note', _id: PUBLISHED } }, /"_id" must be/],
    [{ attributes: { _id: DRAFT } }, /"_type" is required/],
    [{ attributes: undefined }, /"attributes"/],
    [{ ifExists: 'replace' }, /"ifExists"/],
    [{ ifExits: 'fail' }, /"ifExits"/],
  ])('refuses %j', async (more, reason) => {
    const { refused } = await scene()
    expect(await refused(create({}, more))).toMatchObject({
      statusCode: 400,
      kind: 'actionError',
      message: reason,
    })
  })
})

describe('edit', () => {
  test('changes the draft and nothing else', async () => {
    const { act, get } = await scene({ _id: PUBLISHED, n: 1 }, { _id: DRAFT, n: 2 })
    await act(edit({ set: { n: 3 } }))
    expect(await get(DRAFT)).toMatchObject({ n: 3 })
    expect(await get(PUBLISHED)).toMatchObject({ n: 1 })
  })

  test('makes the draft from the published document when there is none', async () => {
    const { act, get } = await scene({ _id: PUBLISHED, n: 1, kept: true, _createdAt: '2020-01-01T00:00:00Z' })
    const { transactionId } = await act(edit({ set: { n: 2 } }))
    const draft = await get(DRAFT)
    expect(draft).toMatchObject({ n: 2, kept: true, _rev: transactionId, _createdAt: '2020-01-01T00:00:00Z' })
    expect(await get(PUBLISHED)).toMatchObject({ n: 1 })
  })

  test('as a guard that changes nothing makes the draft all the same', async () => {
    const { act, get } = await scene({ _id: PUBLISHED, n: 1 })
    await act(edit({ unset: ['_empty_action_guard_pseudo_field_'] }))
    const draft = await get(DRAFT)
    expect(draft).toMatchObject({ n: 1 })
    expect(draft).not.toHaveProperty('_empty_action_guard_pseudo_field_')
  })

  test('works on a version in a release too', async () => {
    const { act, get } = await scene({ _id: PUBLISHED, n: 1 })
    await act(edit({ set: { n: 2 } }, { draftId: 'versions.spring.a' }))
    expect(await get('versions.spring.a')).toMatchObject({ n: 2 })
  })

  test('many in one request are applied in order', async () => {
    const { act, get } = await scene()
    await act([
      create({ title: '香港' }),
      edit({ diffMatchPatch: { title: '@@ -1,2 +1,4 @@\n 香港\n+大学\n' } }),
      edit({ setIfMissing: { tags: [] } }),
      edit({ insert: { after: 'tags[-1]', items: [{ _key: 'k', name: 'x' }] } }),
      edit({ set: { 'tags[_key=="k"].name': 'y' } }),
    ])
    expect(await get(DRAFT)).toMatchObject({ title: '香港大学', tags: [{ _key: 'k', name: 'y' }] })
  })

  test('needs a document', async () => {
    const { refused } = await scene()
    expect(await refused(edit({ set: { n: 1 } }))).toMatchObject({
      statusCode: 409,
      kind: 'actionError',
      items: [{ index: 0, error: { type: 'documentNotFoundError', id: PUBLISHED } }],
    })
  })

  test('one that fails undoes those before it', async () => {
    const { refused, ids } = await scene()
    const error = await refused([create(), edit({ set: { _type: 'other' } }), edit({ set: { n: 1 } })])
    expect(error).toMatchObject({ statusCode: 409, items: [{ index: 1 }] })
    expect(await ids()).toEqual([])
  })
})

describe('publish', () => {
  test('puts the draft in the place of the published document', async () => {
    const { act, get, ids } = await scene(
      { _id: PUBLISHED, n: 1, gone: true, _createdAt: '2020-01-01T00:00:00Z' },
      { _id: DRAFT, n: 2, _createdAt: '2021-01-01T00:00:00Z' },
    )
    const { transactionId } = await act(publish())
    const published = await get(PUBLISHED)
    expect(published).toMatchObject({ n: 2, _rev: transactionId, _createdAt: '2020-01-01T00:00:00Z' })
    expect(published).not.toHaveProperty('gone')
    expect(await ids()).toEqual([PUBLISHED])
  })

  test('publishes for the first time', async () => {
    const { act, get } = await scene({ _id: DRAFT, n: 1 })
    await act(publish())
    expect(await get(PUBLISHED)).toMatchObject({ n: 1 })
  })

  test('turns references that waited for their target into strong ones', async () => {
    const waiting = { _type: 'reference', _ref: 'b', _weak: true, _strengthenOnPublish: { type: 'note' } }
    const { act, get, refused } = await scene(
      { _id: 'b' },
      {
        _id: DRAFT,
        list: [{ _key: 'x', ...waiting }],
        weak: { ...waiting, _strengthenOnPublish: { type: 'note', weak: true } },
      },
    )
    await act(publish())
    expect(await get(PUBLISHED)).toMatchObject({
      list: [{ _key: 'x', _type: 'reference', _ref: 'b' }],
      weak: { _type: 'reference', _ref: 'b', _weak: true },
    })
    expect(JSON.stringify(await get(PUBLISHED))).not.toContain('_strengthenOnPublish')
    expect(await refused(remove([], { publishedId: 'b' }))).toMatchObject({ statusCode: 409 })
  })

  test('is refused while a strong reference leads nowhere', async () => {
    const { refused } = await scene({
      _id: DRAFT,
      to: { _type: 'reference', _ref: 'none', _weak: true, _strengthenOnPublish: { type: 'note' } },
    })
    expect(await refused(publish())).toMatchObject({
      statusCode: 409,
      message: /non-existent document "none"/,
    })
  })

  test('checks the revisions that it is told, and only those', async () => {
    const { act, get, refused } = await scene({ _id: PUBLISHED }, { _id: DRAFT })
    const rev = async (id: string) => (await get(id))?._rev
    for (const guard of [{ ifPublishedRevisionId: 'other' }, { ifDraftRevisionId: 'other' }]) {
      expect(await refused(publish(guard))).toMatchObject({
        statusCode: 409,
        items: [{ index: 0, error: { type: 'documentRevisionIDDoesNotMatchError' } }],
      })
    }
    const noText = { toString: 1, valueOf: 1 } as unknown as string
    expect(await refused(publish({ ifDraftRevisionId: noText }))).toMatchObject({ statusCode: 400 })
    await act(publish({ ifPublishedRevisionId: await rev(PUBLISHED), ifDraftRevisionId: await rev(DRAFT) }))
  })

  test('is refused when the document was unpublished meanwhile', async () => {
    const { refused } = await scene({ _id: DRAFT })
    expect(await refused(publish({ ifPublishedRevisionId: 'seen' }))).toMatchObject({ statusCode: 409 })
  })

  test('needs a draft', async () => {
    const { refused } = await scene({ _id: PUBLISHED })
    expect(await refused(publish())).toMatchObject({ statusCode: 409, message: /drafts\.a.*not found/ })
  })
})

describe('unpublish and delete', () => {
  const reference = { _type: 'reference', _ref: PUBLISHED }

  test('unpublishing leaves the content as a draft', async () => {
    const { act, get, ids } = await scene({ _id: PUBLISHED, n: 1 })
    await act(unpublish)
    expect(await ids()).toEqual([DRAFT])
    expect(await get(DRAFT)).toMatchObject({ n: 1 })
  })

  test('unpublishing keeps the draft that there is', async () => {
    const { act, get } = await scene({ _id: PUBLISHED, n: 1 }, { _id: DRAFT, n: 2 })
    await act(unpublish)
    expect(await get(DRAFT)).toMatchObject({ n: 2 })
  })

  test('neither goes while others refer to the document, and the answer names them', async () => {
    const { refused, ids } = await scene(
      { _id: PUBLISHED },
      { _id: 'b', to: reference },
      { _id: 'drafts.c', deep: [{ _key: 'k', to: reference }] },
      { _id: 'd', to: { ...reference, _weak: true } },
    )
    for (const action of [unpublish, remove()]) {
      const { statusCode, items } = await refused(action)
      expect(statusCode).toBe(409)
      expect(items).toMatchObject([
        {
          index: 0,
          error: { type: 'documentHasExistingReferencesError', referencingIDs: ['b', 'drafts.c'] },
        },
      ])
    }
    expect(await ids()).toHaveLength(4)
  })

  test('deleting takes the drafts that it names along, and leaves none unnamed', async () => {
    const { act, refused, ids } = await scene(
      { _id: PUBLISHED },
      { _id: DRAFT },
      { _id: 'versions.spring.a' },
      { _id: 'versions.spring.b' },
    )
    expect(await refused(remove([DRAFT]))).toMatchObject({ statusCode: 409, message: /versions\.spring\.a/ })
    await act(remove([DRAFT, 'versions.spring.a']))
    expect(await ids()).toEqual(['versions.spring.b'])
  })

  test('deleting what is not there is refused', async () => {
    const { refused } = await scene()
    expect(await refused(remove([DRAFT]))).toMatchObject({ statusCode: 409 })
    expect(await refused(remove(['b']))).toMatchObject({ statusCode: 400 })
  })
})

describe('discard, replace and versions', () => {
  const discard = (draftId: string): Action => ({ actionType: 'sanity.action.document.discard', draftId })

  test('discarding a draft leaves the published document', async () => {
    const { act, ids, refused, client } = await scene({ _id: PUBLISHED }, { _id: DRAFT })
    await act(discard(DRAFT))
    expect(await ids()).toEqual([PUBLISHED])
    expect(await refused(discard(DRAFT))).toMatchObject({ statusCode: 409 })
    expect(await refused(discard(PUBLISHED))).toMatchObject({ statusCode: 400 })
    await act(edit({ set: { n: 1 } }))
    await client.discardVersion({ publishedId: PUBLISHED })
    expect(await ids()).toEqual([PUBLISHED])
  })

  test('restoring replaces the draft, makes it from a published document, and follows a creation', async () => {
    const replaceDraft: Action = {
      actionType: 'sanity.action.document.replaceDraft',
      publishedId: PUBLISHED,
      attributes: { _id: DRAFT, _type: 'note', n: 9, _rev: 'old', _createdAt: '1999-01-01T00:00:00Z' },
    }
    const { act, get, refused } = await scene({ _id: PUBLISHED, n: 1, _createdAt: '2020-01-01T00:00:00Z' })
    const { transactionId } = await act(replaceDraft)
    expect(await get(DRAFT)).toMatchObject({ n: 9, _rev: transactionId, _createdAt: '2020-01-01T00:00:00Z' })
    await act(remove([DRAFT]))
    expect(await refused(replaceDraft)).toMatchObject({ statusCode: 409 })
    await act([create({ n: 9 }), replaceDraft])
    expect(await get(DRAFT)).toMatchObject({ n: 9 })
  })

  test('versions are made from a document or from a base, replaced, marked and discarded', async () => {
    const { client, act, get, ids, refused } = await scene({ _id: PUBLISHED, n: 1 })
    const base = await get(PUBLISHED)
    const release = { publishedId: PUBLISHED, releaseId: 'spring' }
    expect(
      await errorOf(client.createVersion({ ...release, baseId: PUBLISHED, ifBaseRevisionId: 'other' })),
    ).toMatchObject({ statusCode: 409 })
    await client.createVersion({ ...release, baseId: PUBLISHED, ifBaseRevisionId: base?._rev ?? '' })
    expect(await get('versions.spring.a')).toMatchObject({ n: 1 })
    await client.createVersion({
      document: { _type: 'note', n: 2 },
      releaseId: 'autumn',
      publishedId: PUBLISHED,
    })
    await client.replaceVersion({
      document: { _type: 'note', n: 3 },
      publishedId: PUBLISHED,
      releaseId: 'autumn',
    })
    expect(await get('versions.autumn.a')).toMatchObject({ n: 3 })
    await client.unpublishVersion(release)
    expect(await get('versions.spring.a')).toMatchObject({ n: 1, _system: { delete: true } })
    expect(await client.fetch('*._id', {}, { perspective: ['spring'] })).toEqual([])
    await client.discardVersion(release)
    expect(await ids()).toEqual([PUBLISHED, 'versions.autumn.a'])
    await act(publish({ draftId: 'versions.autumn.a' }))
    expect(await get(PUBLISHED)).toMatchObject({ n: 3 })
    expect(
      await refused({ actionType: 'sanity.action.document.version.replace', document: base }),
    ).toMatchObject({
      statusCode: 400,
    })
  })
})

describe('a list of actions', () => {
  test('echoes its transaction id, and is answered once more when it is sent once more', async () => {
    const { act, refused, get } = await scene({ _id: DRAFT, n: 0 })
    const increment = edit({ inc: { n: 1 } })
    expect(await act(increment, { transactionId: 'mine' })).toMatchObject({ transactionId: 'mine' })
    expect(await act(increment, { transactionId: 'mine' })).toMatchObject({ transactionId: 'mine' })
    expect(await get(DRAFT)).toMatchObject({ n: 1, _rev: 'mine' })
    expect(await refused(edit({ inc: { n: 2 } }), { transactionId: 'mine' })).toMatchObject({
      statusCode: 409,
      items: [{ error: { type: 'transactionIdAlreadyUsedError' } }],
    })
  })

  test('keeps nothing of a dry run', async () => {
    const { act, ids, refused } = await scene()
    await act(create(), { dryRun: true, skipCrossDatasetReferenceValidation: true })
    expect(await ids()).toEqual([])
    expect(await refused(publish(), { dryRun: true })).toMatchObject({ statusCode: 409 })
  })

  test('tells listeners of both halves of a publish as one transaction', async () => {
    const { client, act } = await scene({ _id: DRAFT, n: 1 })
    const seen: { documentId: string; transition: string; total: unknown }[] = []
    const heard = new Promise<void>((resolve) => {
      const subscription = client
        .listen('*[_id in $ids]', { ids: [PUBLISHED, DRAFT] }, { events: ['welcome', 'mutation'] })
        .subscribe((event) => {
          if (event.type === 'welcome') void act(publish())
          if (event.type !== 'mutation') return
          const { documentId, transition, transactionTotalEvents } = event as typeof event & {
            transactionTotalEvents?: number
          }
          seen.push({ documentId, transition, total: transactionTotalEvents })
          if (seen.length < 2) return
          subscription.unsubscribe()
          resolve()
        })
    })
    await heard
    expect(seen.toSorted((a, b) => a.documentId.localeCompare(b.documentId))).toEqual([
      { documentId: PUBLISHED, transition: 'appear', total: 2 },
      { documentId: DRAFT, transition: 'disappear', total: 2 },
    ])
  })

  test.each([
    'sanity.action.release.create',
    'sanity.action.document.variant.create',
    'sanity.action.variant.definition.create',
    'sanity.action.constructor',
    'document.create',
  ])('refuses %s by name', async (actionType) => {
    const { refused } = await scene()
    expect(await refused({ actionType })).toMatchObject({
      statusCode: 400,
      message: new RegExp(`"${actionType}" is not supported`),
    })
  })

  test.each([[[]], [['x']], [[{}]], [null]])('refuses %j', async (actions) => {
    const { client } = await lakeForTest()
    const answer = client.request({
      method: 'POST',
      uri: '/data/actions/production',
      body: { actions },
    })
    expect(await errorOf(answer)).toMatchObject({ statusCode: 400 })
  })
})
