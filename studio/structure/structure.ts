import { BookIcon } from '@sanity/icons/Book'
import { CalendarIcon } from '@sanity/icons/Calendar'
import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle'
import { ClockIcon } from '@sanity/icons/Clock'
import { CogIcon } from '@sanity/icons/Cog'
import { DocumentTextIcon } from '@sanity/icons/DocumentText'
import { EarthGlobeIcon } from '@sanity/icons/EarthGlobe'
import { EditIcon } from '@sanity/icons/Edit'
import { HomeIcon } from '@sanity/icons/Home'
import { TagsIcon } from '@sanity/icons/Tags'
import { TranslateIcon } from '@sanity/icons/Translate'
import { UsersIcon } from '@sanity/icons/Users'
import { WarningOutlineIcon } from '@sanity/icons/WarningOutline'
import type { ComponentType } from 'react'
import { map } from 'rxjs'
import type {
  ListItemBuilder,
  StructureBuilder,
  StructureResolver,
  StructureResolverContext,
  UserComponent,
} from 'sanity/structure'
import { typeIcons } from '../schemas/icons.ts'
import { documentsInOneLanguage } from '../schemas/types.ts'
import { apiVersion } from '../api-version.ts'
import { locales } from '../../src/site/locales.ts'
import { BuildReportPane } from '../report/BuildReportPane.tsx'
import { MissingTranslationsPane } from '../translation/MissingTranslationsPane.tsx'
import {
  convertedList,
  type EditorList,
  eventLists,
  expertLists,
  institutionLists,
  narrowerTopicsFilter,
  newsLists,
  programmeLists,
  siteLists,
  standardLists,
  topicLists,
  unpublishedList,
} from './lists.ts'
import { ReviewPane } from './ReviewPane.tsx'
import { singletons } from './singletons.ts'
import { begunWith } from './templates.ts'

/** Studio's structure: by what editors do. */
export const structure: StructureResolver = (S, context) =>
  S.list()
    .id('newsroom')
    .title('HIREP newsroom')
    .items([
      group(S, 'Newsroom', DocumentTextIcon, [
        ...newsLists.slice(0, 3).map((list) => listItem(S, context, list)),
        pane(S, 'needs-translation', 'Needs translation', TranslateIcon, MissingTranslationsPane, {
          type: 'newsArticle',
        }),
        ...newsLists.slice(3).map((list) => listItem(S, context, list)),
      ]),
      group(S, 'People', UsersIcon, lists(S, context, expertLists)),
      group(S, 'Institutions', HomeIcon, lists(S, context, institutionLists)),
      group(S, 'Programmes', BookIcon, lists(S, context, programmeLists)),
      group(S, 'Meetings', CalendarIcon, lists(S, context, eventLists)),
      group(S, 'Standards and agreements', CheckmarkCircleIcon, lists(S, context, standardLists)),
      group(S, 'Topics', TagsIcon, [topicTree(S), S.divider(), ...lists(S, context, topicLists)]),
      S.divider(),
      group(S, 'Review', ClockIcon, [
        pane(S, 'overdue', 'Past the review date', ClockIcon, ReviewPane),
        listItem(S, context, unpublishedList),
        listItem(S, context, convertedList),
      ]),
      group(S, 'Site', EarthGlobeIcon, [
        ...singletons.map(({ type, id, title }) =>
          S.listItem()
            .id(id)
            .title(title)
            .icon(CogIcon)
            .child(S.document().schemaType(type).documentId(id).title(title)),
        ),
        ...lists(S, context, siteLists),
        pane(S, 'page-translations', 'Pages to translate', TranslateIcon, MissingTranslationsPane, {
          type: 'page',
        }),
        S.divider(),
        pane(S, 'build-report', 'Build report', WarningOutlineIcon, BuildReportPane),
      ]),
    ])

/** How lists are marked that hold what others hold too. */
const listIcons: Readonly<Record<string, ComponentType>> = {
  drafts: EditIcon,
  scheduled: ClockIcon,
  'this-month': CalendarIcon,
  past: ClockIcon,
  'deadlines-passed': ClockIcon,
  unpublished: EditIcon,
  converted: TranslateIcon,
  availability: ClockIcon,
}

type Item = ListItemBuilder | ReturnType<StructureBuilder['divider']>

function group(S: StructureBuilder, title: string, icon: ComponentType, items: Item[]): ListItemBuilder {
  const id = title.toLowerCase().replaceAll(' ', '-')
  return S.listItem().id(id).title(title).icon(icon).child(S.list().id(id).title(title).items(items))
}

function lists(
  S: StructureBuilder,
  context: StructureResolverContext,
  all: readonly EditorList[],
): ListItemBuilder[] {
  return all.map((list) => listItem(S, context, list))
}

function listItem(S: StructureBuilder, context: StructureResolverContext, list: EditorList): ListItemBuilder {
  return S.listItem()
    .id(list.id)
    .title(list.title)
    .icon(listIcons[list.id] ?? typeIcons[list.types[0] ?? ''])
    .child(() =>
      list.publishedOnly
        ? context.documentStore
            .listenQuery(`*[${list.filter}]._id`, paramsOf(list), {
              apiVersion,
              perspective: 'published',
            })
            .pipe(
              map((ids: string[]) =>
                documentList(S, list, `_type in $types && _id in $ids`, { ids, types: list.types }),
              ),
            )
        : documentList(S, list, list.filter, paramsOf(list)),
    )
}

function paramsOf({ params }: EditorList): Record<string, string> {
  return { ...params?.(new Date()) }
}

function documentList(
  S: StructureBuilder,
  { id, title, types, ordering, begin }: EditorList,
  filter: string,
  params: Record<string, unknown>,
) {
  const [type] = types
  const list = S.documentList()
    .id(id)
    .title(title)
    .filter(filter)
    .params(params)
    .apiVersion(apiVersion)
    .defaultOrdering([...ordering])
    .menuItems(orderings(S, types))
  if (types.length > 1 || !type) return list.initialValueTemplates([])
  const holdsAll = filter === `_type == "${type}"`
  // Links from elsewhere, and “create” at the top, open a document in the list that is sure to hold it.
  return (
    list
      .schemaType(type)
      .canHandleIntent(
        (intent, params) => holdsAll && ['create', 'edit'].includes(intent) && params['type'] === type,
      )
      // Comes last: a builder forgets at its next step that it was told these, and offers every template of the type.
      .initialValueTemplates(newDocuments(S, type, begin))
  )
}

/** Ways to order a list that the editor may choose: those of the type, where there is one, and by time. */
function orderings(S: StructureBuilder, types: readonly string[]) {
  const each = types.map((type) => S.orderingMenuItemsForType(type))
  const inEvery = each[0]?.filter((item) =>
    each.every((others) => others.some((other) => other.getTitle() === item.getTitle())),
  )
  return inEvery ?? []
}

/** What “new document” offers in a list of a type: where a document is in one language, one for each. */
function newDocuments(S: StructureBuilder, type: string, begin: EditorList['begin'] = undefined) {
  if (begin === false) return []
  if (begin) return [S.initialValueTemplateItem(begunWith(type), begin)]
  return documentsInOneLanguage.includes(type)
    ? locales.map((locale) => S.initialValueTemplateItem(`${type}-${locale}`))
    : [S.initialValueTemplateItem(type)]
}

function pane(
  S: StructureBuilder,
  id: string,
  title: string,
  icon: ComponentType,
  component: UserComponent,
  options: Record<string, unknown> = {},
): ListItemBuilder {
  return S.listItem()
    .id(id)
    .title(title)
    .icon(icon)
    .child(
      S.component(component)
        .id(id)
        .title(title)
        .options(options)
        .child((documentId, { params }) =>
          S.document()
            .documentId(documentId)
            .schemaType(params['type'] ?? 'newsArticle'),
        ),
    )
}

/** Topics as readers walk through them: the broadest first, each with those below it. */
function topicTree(S: StructureBuilder): ListItemBuilder {
  const level = (title: string, filter: string, params: Record<string, unknown>) =>
    S.documentList()
      .id('topic-tree')
      .title(title)
      .schemaType('topic')
      .filter(filter)
      .params(params)
      .apiVersion(apiVersion)
      .defaultOrdering([{ field: 'slug.current', direction: 'asc' }])
      .menuItems(orderings(S, ['topic']))
  return S.listItem()
    .id('topic-tree')
    .title('Topics as a tree')
    .icon(TagsIcon)
    .child(
      level('Broadest topics', `_type == "topic" && !defined(broader)`, {})
        .initialValueTemplates(newDocuments(S, 'topic'))
        .child((broader) =>
          S.list()
            .id(broader)
            .title('Topic')
            .items([
              S.listItem()
                .id('topic')
                .title('This topic')
                .icon(TagsIcon)
                .child(S.document().schemaType('topic').documentId(broader)),
              S.listItem()
                .id('narrower')
                .title('Topics below it')
                .icon(TagsIcon)
                .child(
                  level('Topics below it', narrowerTopicsFilter, { broader }).initialValueTemplates(
                    newDocuments(S, 'topic', { broader: { _type: 'reference', _ref: broader } }),
                  ),
                ),
            ]),
        ),
    )
}
