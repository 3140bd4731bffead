import type { AstroIntegration } from 'astro'
import type { Environment } from '../site/environment.ts'
import { createDatasetClient } from './client.ts'

/** In milliseconds. Studio writes several times a second while someone types; one reading after a pause will do. */
const pause = 300

/**
 * Shows changes of the dataset in the development server as they are published.
 *
 * @param afterReading called when the content has been read anew, whether or not it could be shown
 */
export function refreshOnChange(
  settings: Environment['dataset'],
  afterReading: () => Promise<void>,
): AstroIntegration {
  return {
    name: 'refresh-on-change',
    hooks: {
      'astro:server:setup': ({ server, logger, refreshContent }) => {
        const warn = (error: unknown) => logger.warn(error instanceof Error ? error.message : String(error))
        let timer: NodeJS.Timeout | undefined
        // One after the other: a reading that started before a change may not end after the one that saw it.
        let last = Promise.resolve()
        const refresh = () => {
          clearTimeout(timer)
          timer = setTimeout(() => {
            last = last
              .then(() => refreshContent?.({}))
              .catch(warn)
              .then(afterReading)
              .catch(warn)
          }, pause)
        }

        let welcomed = false
        const subscription = createDatasetClient(settings)
          .listen('*', {}, { includeResult: false, events: ['welcome', 'mutation'] })
          .subscribe({
            next: (event) => {
              if (event.type === 'mutation') {
                if (!event.documentId.includes('.')) refresh()
                return
              }
              // A second welcome follows a broken connection: what was published meanwhile was not heard.
              if (welcomed) refresh()
              welcomed = true
            },
            error: (error) => {
              warn(error)
              logger.warn('Changes of the dataset no longer show by themselves; start again to see them')
            },
          })
        server.httpServer?.once('close', () => {
          clearTimeout(timer)
          subscription.unsubscribe()
        })
      },
    },
  }
}
