/** The version of Sanity's API that Studio's own queries are written for. */
export const apiVersion = '2026-11-01'
