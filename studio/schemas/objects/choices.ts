import type {
  Availability,
  CalloutTone,
  ChangeKind,
  DurationUnit,
  EventStatus,
  FeeBasis,
  NavigationTarget,
  NewsCategory,
  OrganisationKind,
  ProfileLinkKind,
  ProgrammeFormat,
  ProgrammeLevel,
  Relationship,
  Sector,
  ServiceLine,
  StandardState,
  SurnameOrder,
  UniversityFact,
  UniversityKind,
} from '../../../src/site/rules.ts'

/**
 * What Studio calls the values of every list that editors choose from. A value without a title does not compile.
 * The site has its own words, in three languages, in `src/i18n`.
 */

interface Choice<Value extends string> {
  readonly title: string
  readonly value: Value
}

/** The options of a list, in the order in which the titles stand. */
function choices<Value extends string>(titles: Record<Value, string>): Choice<Value>[] {
  return (Object.entries(titles) as [Value, string][]).map(([value, title]) => ({ title, value }))
}

/** What a value of a list is called; undefined where there is none. */
export function titleIn(list: readonly Choice<string>[], value: string | undefined): string | undefined {
  return list.find((choice) => choice.value === value)?.title ?? value
}

export const newsCategoryChoices = choices<NewsCategory>({
  announcement: 'Announcement',
  meeting: 'Meeting',
  report: 'Report',
  analysis: 'Analysis',
  interview: 'Interview',
  notice: 'Notice',
})

export const changeKindChoices = choices<ChangeKind>({
  update: 'Update: something new was added',
  correction: 'Correction: something was wrong',
})

export const universityKindChoices = choices<UniversityKind>({
  comprehensive: 'Comprehensive',
  'science-and-technology': 'Science and technology',
  business: 'Business and economics',
  arts: 'Arts',
  medical: 'Medical',
  agriculture: 'Agriculture',
  'liberal-arts': 'Liberal arts',
  specialised: 'Specialised in another field',
})

export const relationshipChoices = choices<Relationship>({
  partner: 'Partner, by a signed agreement',
  listed: 'Listed only',
})

export const universityFactChoices = choices<UniversityFact>({
  name: 'Name',
  otherNames: 'Other names',
  city: 'City',
  location: 'Place on the map',
  founded: 'Founding year',
  kind: 'Kind of university',
  website: 'Website',
})

export const serviceLineChoices = choices<ServiceLine>({
  'curriculum-development': 'Curriculum development',
  'academic-research': 'Academic research',
  'career-development': 'Career development',
})

export const availabilityChoices = choices<Availability>({
  media: 'Media enquiries',
  speaking: 'Speaking',
  consulting: 'Consulting',
  research: 'Joint research',
  supervision: 'Supervision',
})

export const surnameOrderChoices = choices<SurnameOrder>({
  first: 'Surname first (Zhang Wei)',
  last: 'Surname last (Maria Rossi)',
})

export const profileLinkKindChoices = choices<ProfileLinkKind>({
  orcid: 'ORCID',
  institution: 'Page at the institution',
  website: 'Personal website',
  publications: 'List of publications',
})

export const organisationKindChoices = choices<OrganisationKind>({
  company: 'Company',
  institution: 'Institution',
  association: 'Association',
  foundation: 'Foundation',
  publisher: 'Publisher',
})

export const sectorChoices = choices<Sector>({
  'education-services': 'Education services',
  publishing: 'Publishing',
  technology: 'Technology',
  research: 'Research',
  culture: 'Culture',
  finance: 'Finance',
  manufacturing: 'Manufacturing',
  health: 'Health',
  logistics: 'Logistics',
})

export const programmeLevelChoices = choices<ProgrammeLevel>({
  school: 'School',
  undergraduate: 'Undergraduate',
  postgraduate: 'Postgraduate',
  doctoral: 'Doctoral',
  professional: 'Professional',
})

export const programmeFormatChoices = choices<ProgrammeFormat>({
  'on-site': 'On site',
  online: 'Online',
  hybrid: 'Partly online',
})

export const durationUnitChoices = choices<DurationUnit>({
  days: 'Days',
  weeks: 'Weeks',
  months: 'Months',
  semesters: 'Semesters',
  years: 'Years',
})

export const feeBasisChoices = choices<FeeBasis>({
  programme: 'The whole programme',
  year: 'A year',
  semester: 'A semester',
  month: 'A month',
  application: 'The application',
})

export const eventStatusChoices = choices<EventStatus>({
  scheduled: 'Scheduled',
  postponed: 'Postponed',
  moved: 'Moved to another place',
  cancelled: 'Cancelled',
  held: 'Held',
})

export const standardStateChoices = choices<StandardState>({
  'in-preparation': 'In preparation',
  draft: 'Draft',
  published: 'Published',
  withdrawn: 'Withdrawn',
})

export const calloutToneChoices = choices<CalloutTone>({
  note: 'Note: useful to know',
  important: 'Important: not to be missed',
})

export const navigationTargetChoices = choices<NavigationTarget>({
  news: 'News',
  experts: 'Experts',
  universities: 'Universities',
  programmes: 'Programmes',
  events: 'Events',
  organisations: 'Organisations',
  standards: 'Standards and agreements',
  topics: 'Topics',
  about: 'About (page)',
  contact: 'Contact (page)',
})
