/** Which dataset Studio edits. Without settings it is the local one, which `lake/` serves. */
export const projectId = process.env.SANITY_STUDIO_PROJECT_ID ?? 'local'
export const datasetName = process.env.SANITY_STUDIO_DATASET ?? 'production'
