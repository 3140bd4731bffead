import type { SanityClient } from '@sanity/client'
import sharp from 'sharp'

/** An article that needs nothing beside it but its picture, which is uploaded. */
export async function articleWithPicture(client: SanityClient) {
  const red = sharp({ create: { width: 60, height: 40, channels: 3, background: '#c8102e' } })
  const picture = await client.assets.upload('image', await red.png().toBuffer(), { filename: 'campus.png' })
  return {
    _id: 'news-hosted',
    _type: 'newsArticle',
    language: 'en',
    title: 'Hosted',
    slug: { _type: 'slug', current: 'hosted' },
    standfirst: 'An article in a hosted dataset.',
    category: 'notice',
    publishedAt: '2026-01-02T00:00:00Z',
    leadPicture: { _type: 'picture', asset: { _type: 'reference', _ref: picture._id }, alt: 'Red' },
    body: [
      {
        _type: 'block',
        _key: 'a',
        style: 'normal',
        markDefs: [],
        children: [{ _type: 'span', _key: 'a', text: 'Text', marks: [] }],
      },
    ],
  }
}
