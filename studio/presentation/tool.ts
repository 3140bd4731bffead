import { presentationTool } from 'sanity/presentation'
import { locations, mainDocuments } from '../locations.ts'

/**
 * The tool that shows drafts on the site's own pages.
 *
 * @param previewUrl the origin of the preview server; without one there is nothing to show drafts with
 */
export function presentation(previewUrl: string | undefined) {
  if (!previewUrl) return []
  return [
    presentationTool({
      title: 'Preview',
      previewUrl: {
        initial: previewUrl,
        // A shared link would show drafts to anyone who comes by it, until someone remembers to end that.
        previewMode: { enable: '/api/draft-mode/enable', shareAccess: false },
      },
      allowOrigins: [previewUrl],
      resolve: { locations, mainDocuments },
    }),
  ]
}
