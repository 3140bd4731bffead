import { type CustomValidator, defineField, defineType, getPublishedId } from 'sanity'
import { redirectProblem } from '../../../src/site/redirects.ts'
import { documentsAt } from '../../slugs/paths.ts'
import { line, type Stated, stateSelection } from '../previews.ts'
import { linkableTypes } from '../objects/portableText.ts'

const apiVersion = '2026-11-01'

const pathRule: CustomValidator<string | undefined> = (from) => {
  const problem = from && redirectProblem(from)
  return problem ? `The path ${problem}` : true
}

/** An old path: not a live page's, and with no second redirect. */
const oldPathRule: CustomValidator<string | undefined> = async (from, { document, getClient }) => {
  if (!from || !document || redirectProblem(from)) return true
  const client = getClient({ apiVersion })
  const page = documentsAt(from)
  const live =
    page &&
    (await client
      .withConfig({ perspective: 'published' })
      .fetch<string | null>(`*[${page.filter}][0]._id`, page.params))
  if (live) {
    const target = (document['to'] as { _ref?: string } | undefined)?._ref
    return live === target
      ? 'This is where the document stands now, so there is nothing to redirect'
      : 'A page stands at this address now, and it takes precedence: give the path of a page that is gone'
  }
  const id = getPublishedId(document._id)
  const others = await client
    .withConfig({ perspective: 'raw' })
    .fetch<number>(
      'count(*[_type == "redirect" && from == $from && !(_id in [$id, "drafts." + $id]) && !(_id in path("versions.*." + $id))])',
      { from, id },
    )
  return others === 0 ? true : 'Another redirect begins at this path: change that one, or delete it'
}

export const redirect = defineType({
  name: 'redirect',
  title: 'Redirect',
  type: 'document',
  description: 'Made by itself when the slug of a published document changes.',
  fields: [
    defineField({
      name: 'from',
      title: 'Old path',
      type: 'string',
      description: 'Begins and ends with a slash, without the site’s name: /news/old-title/',
      validation: (rule) => rule.required().custom(pathRule).custom(oldPathRule),
    }),
    defineField({
      name: 'to',
      title: 'Document',
      type: 'reference',
      // A redirect must not keep its document from being deleted; the build says when it leads nowhere.
      weak: true,
      to: linkableTypes,
      description: 'What now stands there; its present address is looked up at every build.',
      validation: (rule) => rule.required(),
    }),
  ],
  orderings: [{ name: 'from', title: 'Old path', by: [{ field: 'from', direction: 'asc' }] }],
  preview: {
    select: { ...stateSelection, from: 'from', slug: 'to.slug.current' },
    prepare: ({ from, slug, ...stated }: Stated & { from?: string; slug?: string }) => ({
      title: from ?? 'No path yet',
      subtitle: line(stated, [], slug && `leads to ${slug}`),
    }),
  },
})
