/** A phrase that stands in every document that visitors must not see. */
export const unpublishedPhrase = 'Xylophones of the unpublished archive'

const body = [
  {
    _type: 'block',
    _key: 'a',
    style: 'normal',
    markDefs: [],
    children: [{ _type: 'span', _key: 'a', text: unpublishedPhrase, marks: [] }],
  },
]

const article = {
  _type: 'newsArticle',
  language: 'en',
  title: unpublishedPhrase,
  standfirst: unpublishedPhrase,
  category: 'notice',
  publishedAt: '2026-01-02T00:00:00Z',
  body,
}

/** Drafts and versions, as Studio leaves them in the dataset beside what is published. */
export const unpublished = [
  { ...article, _id: 'drafts.news-never-published', slug: { _type: 'slug', current: 'never-published' } },
  { ...article, _id: 'versions.spring.news-in-a-release', slug: { _type: 'slug', current: 'in-a-release' } },
  {
    ...article,
    _id: 'drafts.news-changsha-exchange-meeting-en',
    slug: { _type: 'slug', current: 'changsha-exchange-meeting' },
  },
]
