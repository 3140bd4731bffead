/** Which dataset Studio edits. Without settings it is the local one, which `lake/` serves. */
export const projectId = process.env.SANITY_STUDIO_PROJECT_ID || 'local'
export const datasetName = process.env.SANITY_STUDIO_DATASET || 'production'

/** Where a local lake is, as `http://127.0.0.1:3900`; undefined for Sanity's own API. */
export const lakeUrl = process.env.SANITY_STUDIO_API_HOST || undefined

/** The origin of the preview server, such as `http://127.0.0.1:4322`; without one Studio has no preview. */
export const previewUrl = process.env.SANITY_STUDIO_PREVIEW_URL || undefined
