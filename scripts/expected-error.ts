/** Something that a person can mend: its message is the whole advice, and a stack would only hide it. */
export class ExpectedError extends Error {
  override readonly name = 'ExpectedError'
}

/** What to print about an error: the message where it is advice, else the stack as well. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return isExpected(error) ? error.message : (error.stack ?? error.message)
}

/**
 * The site's own errors are told by their shape, not their class: Astro loads the site's modules a second time, through
 * Vite, so an error thrown there is an instance of a class that this process never imported.
 */
function isExpected(error: Error): boolean {
  return error.name === 'ExpectedError' || error.name === 'ContentError' || error.name === 'DatasetError'
}

/** Runs a command's main function; a failure is printed and ends the process with 1. */
export async function runCommand(main: () => Promise<unknown>): Promise<void> {
  try {
    await main()
  } catch (error) {
    console.error(`\n${describeError(error)}`)
    process.exitCode = 1
  }
}

/** Calls `stop` once when the process is asked to end, then ends it. A second request ends it at once. */
export function onInterrupt(stop: () => Promise<unknown>): void {
  let stopping = false
  const handle = () => {
    if (stopping) process.exit(130)
    stopping = true
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(describeError(error))
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', handle)
  process.on('SIGTERM', handle)
}
