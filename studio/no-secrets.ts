/**
 * Refuses a name that promises a secret: every variable that begins with SANITY_STUDIO_ is compiled into Studio, where
 * all can read it.
 *
 * @throws Error that names the variable
 */
export function refuseSecrets(variables: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (!value || !/^SANITY_STUDIO_.*(TOKEN|SECRET|PASSWORD|KEY)/.test(name)) continue
    throw new Error(
      `${name} would be compiled into Studio, for all to read. Take it out of the environment and of studio/.env; ` +
        'editors log in with accounts of their own',
    )
  }
}
