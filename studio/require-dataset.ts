/**
 * Refuses to build a Studio for visitors of a host without saying which dataset it edits: it would ask a project called
 * “local” at Sanity.
 *
 * @param command the first word after `sanity`
 * @throws Error that names the variable
 */
export function requireDataset(
  command: string | undefined,
  variables: Readonly<Record<string, string | undefined>>,
): void {
  if (command !== 'build' && command !== 'deploy') return
  if (variables['SANITY_STUDIO_PROJECT_ID'] || variables['SANITY_STUDIO_API_HOST']) return
  throw new Error(
    'SANITY_STUDIO_PROJECT_ID is not set. Set it, or write it into the .env of the project’s folder and use ' +
      `\`npm run sanity -- ${command}\` there, which reads that file`,
  )
}
