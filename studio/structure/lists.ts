import type { SortOrderingItem } from 'sanity'
import { reviewedBefore } from '../../src/site/rules.ts'
import { serviceLineChoices } from '../schemas/objects/choices.ts'
import { newsroomDay, newsroomMonthStart } from './calendar.ts'

/** A list of documents as an editor looks for them. */
export interface EditorList {
  readonly id: string
  readonly title: string
  /** The types that it holds, for “new document” and previews. */
  readonly types: readonly string[]
  /**
   * GROQ, over one document at a time: Studio also listens with it, where a query knows no other document and no
   * perspective.
   */
  readonly filter: string
  /** Values that the filter compares with, as they are when the list is opened. */
  readonly params?: (now: Date) => Readonly<Record<string, string>>
  /** Holds only what is published, whether or not somebody is changing it: its filter is asked of what is published. */
  readonly publishedOnly?: true
  readonly ordering: readonly SortOrderingItem[]
  /** What a document that is begun here holds, so that it belongs here; `false` where none can be begun. */
  readonly begin?: Readonly<Record<string, unknown>> | false
}

const by = (field: string, direction: 'asc' | 'desc' = 'asc'): SortOrderingItem => ({ field, direction })

/** Drafts: by the id in the dataset where a query overlays drafts, by the plain one where a listener sees them. */
const isDraft = `coalesce(_originalId, _id) in path("drafts.**")`

const moment = (now: Date) => ({ now: now.toISOString() })

const newestNews = [by('publishedAt', 'desc')]
const byName = [by('slug.current')]
const lastEdited = [by('_updatedAt', 'desc')]

export const newsLists: readonly EditorList[] = [
  {
    id: 'drafts',
    title: 'Drafts',
    types: ['newsArticle'],
    filter: `_type == "newsArticle" && ${isDraft}`,
    ordering: lastEdited,
  },
  {
    id: 'scheduled',
    title: 'Scheduled for later',
    types: ['newsArticle'],
    filter: `_type == "newsArticle" && dateTime(publishedAt) > dateTime($now)`,
    params: moment,
    ordering: [by('publishedAt')],
    begin: false,
  },
  {
    id: 'this-month',
    title: 'Published this month',
    types: ['newsArticle'],
    filter: `_type == "newsArticle" && dateTime(publishedAt) >= dateTime($monthStart)
      && dateTime(publishedAt) <= dateTime($now)`,
    publishedOnly: true,
    params: (now) => ({ ...moment(now), monthStart: newsroomMonthStart(now) }),
    ordering: newestNews,
    begin: false,
  },
  {
    id: 'all',
    title: 'All articles',
    types: ['newsArticle'],
    filter: `_type == "newsArticle"`,
    ordering: newestNews,
  },
]

export const expertLists: readonly EditorList[] = [
  {
    id: 'all',
    title: 'All experts',
    types: ['expert'],
    filter: `_type == "expert"`,
    ordering: [by('familyName'), by('givenName')],
  },
  ...serviceLineChoices.map(({ value: line, title }) => ({
    id: line,
    title,
    types: ['expert'],
    filter: `_type == "expert" && $line in serviceLines`,
    params: () => ({ line }),
    ordering: [by('familyName'), by('givenName')],
    begin: { serviceLines: [line] },
  })),
  {
    id: 'availability',
    title: 'Availability to review',
    types: ['expert'],
    filter: `_type == "expert" && availability.reviewedOn < $before`,
    params: (now) => ({ before: reviewedBefore(newsroomDay(now), 'availability') }),
    ordering: [by('availability.reviewedOn')],
    begin: false,
  },
]

export const institutionLists: readonly EditorList[] = [
  {
    id: 'partner-universities',
    title: 'Partner universities',
    types: ['university'],
    filter: `_type == "university" && relationship == "partner"`,
    ordering: byName,
    begin: { relationship: 'partner' },
  },
  {
    id: 'listed-universities',
    title: 'Listed universities',
    types: ['university'],
    filter: `_type == "university" && relationship != "partner"`,
    ordering: byName,
    begin: { relationship: 'listed' },
  },
  {
    id: 'organisations',
    title: 'Organisations',
    types: ['organisation'],
    filter: `_type == "organisation"`,
    ordering: byName,
  },
]

export const programmeLists: readonly EditorList[] = [
  ...serviceLineChoices.map(({ value: line, title }) => ({
    id: line,
    title,
    types: ['programme'],
    filter: `_type == "programme" && serviceLine == $line`,
    params: () => ({ line }),
    ordering: byName,
    begin: { serviceLine: line },
  })),
  {
    id: 'deadlines-passed',
    title: 'Deadlines passed',
    types: ['programme'],
    filter: `_type == "programme" && count(intakes) > 0
      && count(intakes[dateTime(deadline) > dateTime($now)]) == 0`,
    params: moment,
    ordering: byName,
    begin: false,
  },
  {
    id: 'all',
    title: 'All programmes',
    types: ['programme'],
    filter: `_type == "programme"`,
    ordering: byName,
  },
]

/** Where only the month is known, a meeting is past when the month is. */
const isPast = `select(
  defined(when.end) => dateTime(when.end) < dateTime($now),
  defined(when.start) => dateTime(when.start) < dateTime($now),
  when.month < $month
)`
const momentAndMonth = (now: Date) => ({ ...moment(now), month: newsroomDay(now).slice(0, 7) })

export const eventLists: readonly EditorList[] = [
  {
    id: 'upcoming',
    title: 'Upcoming',
    types: ['event'],
    filter: `_type == "event" && !coalesce(${isPast}, false)`,
    params: momentAndMonth,
    ordering: [by('when.start'), by('when.month')],
  },
  {
    id: 'past',
    title: 'Past',
    types: ['event'],
    filter: `_type == "event" && coalesce(${isPast}, false)`,
    params: momentAndMonth,
    // Studio orders by fields alone: meetings of which only the month is known come after those with a day, not before.
    ordering: [{ ...by('when.start', 'desc'), nulls: 'last' }, by('when.month', 'desc')],
    begin: false,
  },
]

export const standardLists: readonly EditorList[] = [
  {
    id: 'standards',
    title: 'Standards',
    types: ['standard'],
    filter: `_type == "standard"`,
    ordering: byName,
  },
  {
    id: 'agreements',
    title: 'Agreements',
    types: ['agreement'],
    filter: `_type == "agreement"`,
    ordering: byName,
  },
]

/** The topics right below one, as its own list shows them. */
export const narrowerTopicsFilter = `_type == "topic" && broader._ref == $broader`

export const topicLists: readonly EditorList[] = [
  {
    id: 'all',
    title: 'All topics',
    types: ['topic'],
    filter: `_type == "topic"`,
    ordering: byName,
  },
]

export const siteLists: readonly EditorList[] = [
  { id: 'pages', title: 'Pages', types: ['page'], filter: `_type == "page"`, ordering: byName },
  {
    id: 'redirects',
    title: 'Redirects',
    types: ['redirect'],
    filter: `_type == "redirect"`,
    ordering: [by('from')],
  },
]

/** Types whose unpublished changes an editor may have forgotten. */
const editedTypes = [
  'newsArticle',
  'page',
  'expert',
  'university',
  'organisation',
  'programme',
  'event',
  'standard',
  'agreement',
  'topic',
  'redirect',
  'siteSettings',
] as const

const ofEditedType = `_type in [${editedTypes.map((type) => `"${type}"`).join(', ')}]`

export const unpublishedList: EditorList = {
  id: 'unpublished',
  title: 'Unpublished changes',
  types: editedTypes,
  filter: `${ofEditedType} && ${isDraft}`,
  ordering: lastEdited,
  begin: false,
}

export const convertedList: EditorList = {
  id: 'converted',
  title: 'Converted, to read through',
  types: editedTypes,
  filter: `${ofEditedType} && needsReview == true`,
  ordering: lastEdited,
  begin: false,
}

export const allLists: Readonly<Record<string, readonly EditorList[]>> = {
  newsroom: newsLists,
  people: expertLists,
  institutions: institutionLists,
  programmes: programmeLists,
  meetings: eventLists,
  standards: standardLists,
  topics: topicLists,
  site: siteLists,
  review: [unpublishedList, convertedList],
}
