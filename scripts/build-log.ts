/** What Astro says while it builds: each message with the level and the part of Astro that says it. */
interface LogEvent {
  readonly label: string | null
  readonly level: string
  readonly message: string
}

/** What the log has counted. Astro loads this file as a module of the same process. */
export const counted = { restored: 0 }

/**
 * Prints what a person who waits wants to know: what was read, what was restored, and everything that is wrong. Astro's
 * own log has a line for each of thousands of pages.
 */
export default function buildLog() {
  let path = ''
  return {
    write({ label, level, message }: LogEvent): void {
      // Astro names a file and says of it in the next message that it was restored.
      if (message.includes('(restored)') && path.includes('.html')) counted.restored++
      path = message
      if (level === 'warn' || level === 'error')
        console.error(label === 'SKIP_FORMAT' ? message : `${label ?? 'astro'}: ${message}`)
      else if (label?.startsWith('sanity-')) console.log(message)
    },
  }
}
