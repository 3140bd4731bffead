import type { Change } from './webhook.ts'
import type { NewRelease, Pending, Release } from './releases.ts'
import { type Timing, Wishes } from './wishes.ts'

/** How a build ended. */
export type BuildResult =
  | {
      readonly ok: true
      readonly site: string
      readonly pages: number
      readonly problems: readonly unknown[]
    }
  | {
      readonly ok: false
      /** What a person can do about it. */
      readonly message: string
      readonly problems: readonly unknown[]
      /** The same may succeed later without anyone's doing: the dataset did not answer. */
      readonly transient: boolean
    }

/** Where releases are kept: see `Releases`. */
export interface ReleaseStore {
  list(): Promise<Release[]>
  current(): Promise<Release | undefined>
  add(site: string, facts: NewRelease): Promise<Release>
  show(id: string): Promise<void>
  prune(): Promise<void>
  rolledBackAt(): Promise<number | undefined>
  endRollBack(): Promise<void>
  pending(): Promise<Pending | undefined>
  setPending(pending: Pending | undefined): Promise<void>
}

/** What the publisher asks of the dataset. */
export interface DatasetFacts {
  /** The newest published document's transaction and its time, and how many there are; undefined in an empty dataset. */
  newest(): Promise<Release['newest']>
  /** When the next scheduled article is due; undefined where none is scheduled. */
  nextDue(after: Date): Promise<Date | undefined>
}

export interface PublisherOptions {
  readonly releases: ReleaseStore
  readonly dataset: DatasetFacts
  /** Builds the site from the dataset as it is now. One build runs at a time. */
  readonly build: (signal: AbortSignal) => Promise<BuildResult>
  /** The time of the next nightly build after another time. */
  readonly nextNight: (after: Date) => Date
  readonly log: (line: string) => void
  readonly timing?: Partial<Timing>
}

/** What `GET /status` answers. Times are ISO 8601. */
export interface Status {
  readonly current: Release | null
  /** Where someone rolled back: the site stays as it is until something is published. */
  readonly rolledBackSince: string | null
  readonly building: Pending | null
  readonly queued: (Pending & { readonly startsAt: string }) | null
  readonly lastBuild: LastBuild | null
  readonly nextDue: string | null
  readonly nextNight: string
  readonly releases: readonly Release[]
  /** Since the process started. */
  readonly webhooks: { readonly accepted: number; readonly ignored: number }
}

interface LastBuild {
  readonly ok: boolean
  readonly reason: string
  readonly startedAt: string
  readonly endedAt: string
  readonly message: string
  readonly problems: readonly unknown[]
}

export interface Publisher {
  /** Begins, with what was missed while no process ran: to be called once. */
  start(): Promise<void>
  /** Builds what the dataset has that the site lacks: to be called where webhooks may not have arrived. */
  catchUp(): Promise<void>
  /**
   * Takes a change; resolves when it is remembered beyond this process.
   * @returns false for what is known already or concerns no visitor
   */
  change(change: Change): Promise<boolean>
  status(): Promise<Status>
  /** Ends a running build; the next start makes up for it. */
  close(): Promise<void>
}

/** Node takes no longer timeout than 24.8 days; the clock may be set meanwhile, too. In milliseconds. */
const longestSleep = 60 * 60_000
/** In milliseconds, where the dataset did not answer. */
const askAgainAfter = 60_000
/** In milliseconds. Sanity gives a webhook up after a minute, and whatever stands before this server may be down for longer. */
const askEvery = 10 * 60_000
/** Of transactions and signatures together. */
const remembered = 10_000

/** Decides when to build, and what becomes of what was built. Knows no transport and no build tool. */
export function createPublisher({
  releases,
  dataset,
  build,
  nextNight,
  log,
  timing,
}: PublisherOptions): Publisher {
  const wishes = new Wishes(timing)
  const known = new Set<string>()
  const counts = { accepted: 0, ignored: 0 }
  const stop = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let building: Pending | undefined
  let lastBuild: LastBuild | undefined
  /** When the last build began: what becomes due later, the site doesn't show yet. */
  let asOf = new Date()
  /** What the last build found in the dataset, unless it would have to be tried again. */
  let built: Release['newest']
  let due: number | undefined
  let askAt: number | undefined
  let night = nextNight(new Date()).getTime()

  function schedule(): void {
    clearTimeout(timer)
    if (stop.signal.aborted) return
    const build = running ? undefined : wishes.startsAt()
    const next = Math.min(build ?? Infinity, due ?? Infinity, askAt ?? Infinity, night)
    timer = setTimeout(wake, Math.min(Math.max(next - Date.now(), 0), longestSleep))
  }

  function wake(): void {
    const now = Date.now()
    if (due !== undefined && due <= now) {
      due = undefined
      void want('a scheduled article is due')
    }
    if (night <= now) {
      night = nextNight(new Date(now)).getTime()
      void wantAtNight()
    }
    if (askAt !== undefined && askAt <= now) {
      askAt = undefined
      void ask()
    }
    const startsAt = wishes.startsAt()
    if (!running && startsAt !== undefined && startsAt <= now) {
      running = publish().finally(() => {
        running = undefined
        schedule()
      })
    }
    schedule()
  }

  /** Resolves when the wish is on disk: whoever was told that it is accepted may rely on it. */
  async function want(reason: string): Promise<void> {
    const isFirst = wishes.add(reason)
    schedule()
    if (isFirst) await remember()
  }

  /** A night's build shows nothing that anyone published, so it doesn't end a roll back. */
  async function wantAtNight(): Promise<void> {
    if ((await releases.rolledBackAt()) === undefined) await want('nightly build')
  }

  async function remember(): Promise<void> {
    await releases.setPending(wishes.oldest ?? building).catch((error: unknown) => {
      log(`Could not note what is to be built: ${messageOf(error)}`)
    })
  }

  async function publish(): Promise<void> {
    const wish = wishes.take()
    building = wish
    const startedAt = new Date()
    asOf = startedAt
    log(`Building: ${wish.reason}`)
    let outcome: { message: string; problems: readonly unknown[]; transient: boolean; ok: boolean }
    try {
      const newest = await dataset.newest().catch(() => undefined)
      const result = await build(stop.signal)
      if (result.ok) {
        const message = await release(result.site, result.pages, newest, wish, startedAt)
        outcome = { ok: true, message, problems: result.problems, transient: false }
      } else outcome = result
      if (!outcome.transient) built = newest
    } catch (error) {
      // Not the content's fault: no space left, for one.
      outcome = { ok: false, message: messageOf(error), problems: [], transient: true }
    }
    building = undefined
    // The next start makes up for a build that was ended.
    if (stop.signal.aborted) return
    const { ok, message, problems, transient } = outcome
    lastBuild = {
      ok,
      reason: wish.reason,
      startedAt: startedAt.toISOString(),
      endedAt: new Date().toISOString(),
      message,
      problems,
    }
    log(ok ? message : `The build failed, and the site stays as it was. ${message}`)
    wishes.ended(ok, transient ? wish : undefined)
    if (!ok && transient) {
      log(`It is tried again at ${new Date(wishes.startsAt() ?? 0).toISOString()}`)
    }
    await remember()
    await ask()
  }

  async function release(
    site: string,
    pages: number,
    newest: Release['newest'],
    wish: Pending & { readonly latest: number },
    startedAt: Date,
  ): Promise<string> {
    const nextDue = await dataset.nextDue(startedAt).catch(() => undefined)
    const { id } = await releases.add(site, {
      builtAt: startedAt.toISOString(),
      reason: wish.reason,
      pages,
      newest,
      nextDue: nextDue?.toISOString(),
    })
    const rolledBackAt = await releases.rolledBackAt()
    if (rolledBackAt !== undefined && rolledBackAt >= wish.latest) {
      await releases.prune()
      return `Release ${id} is kept, but not shown: someone rolled back after it was asked for`
    }
    await releases.show(id)
    await releases.endRollBack()
    await releases.prune()
    return `Release ${id} is shown, with ${pages} pages`
  }

  /**
   * Asks the dataset for what no webhook told of, and for what is scheduled: at the start, after each build, now and then,
   * and again until it answers. What became due while a build ran is due at once.
   */
  async function ask(): Promise<void> {
    const since = asOf
    try {
      const [newest, next] = await Promise.all([dataset.newest(), dataset.nextDue(since)])
      // A build that runs, or has run meanwhile, asks when it has ended.
      if (building || asOf !== since) return
      due = next?.getTime()
      askAt = Date.now() + askEvery
      // What waits already will be built from the dataset as it is then.
      if (!wishes.oldest && (await isMissing(newest))) await want('the dataset has changed')
    } catch {
      askAt = Date.now() + askAgainAfter
    }
    schedule()
  }

  /** Whether the site lacks something that was published; after a roll back, something that was published since. */
  async function isMissing(newest: Release['newest']): Promise<boolean> {
    // What is taken back or deleted leaves nothing newer behind, but fewer documents.
    const differsInNumber = newest?.documents !== built?.documents
    if (newest?.transactionId === built?.transactionId && !differsInNumber) return false
    const rolledBackAt = await releases.rolledBackAt()
    if (rolledBackAt === undefined) return true
    return differsInNumber || (newest !== undefined && Date.parse(newest.at) > rolledBackAt)
  }

  return {
    start: async () => {
      const [[latest], current, pending, rolledBackAt] = await Promise.all([
        releases.list(),
        releases.current(),
        releases.pending(),
        releases.rolledBackAt(),
      ])
      if (latest) {
        built = latest.newest
        asOf = new Date(Math.max(Date.parse(latest.builtAt), rolledBackAt ?? 0))
        // Known even where the dataset doesn't answer.
        const next = Date.parse(latest.nextDue ?? '')
        if (next > asOf.getTime()) due = next
        night = nextNight(asOf).getTime()
      }
      if (!current) await want('there is no release yet')
      else if (pending && Date.parse(pending.since) > (rolledBackAt ?? 0)) {
        await want(`unfinished: ${pending.reason}`)
      } else await remember()
      await ask()
    },
    catchUp: ask,
    change: async ({ documentId, operation, transactionId, signature }) => {
      const marks = [transactionId, signature].filter((mark) => mark !== '')
      // Drafts, versions and private documents, the build's own report among them, have a dot in their id.
      if (documentId.includes('.') || marks.some((mark) => known.has(mark))) {
        counts.ignored++
        return false
      }
      counts.accepted++
      for (const mark of marks) known.add(mark)
      for (const oldest of known) {
        if (known.size <= remembered) break
        known.delete(oldest)
      }
      await want(`${operation || 'change'} of ${documentId || 'a document'}`)
      return true
    },
    status: async () => {
      const [current, kept, rolledBackAt] = await Promise.all([
        releases.current(),
        releases.list(),
        releases.rolledBackAt(),
      ])
      const startsAt = wishes.startsAt()
      return {
        current: current ?? null,
        rolledBackSince: rolledBackAt === undefined ? null : new Date(rolledBackAt).toISOString(),
        building: building ? { since: building.since, reason: building.reason } : null,
        queued:
          wishes.oldest && startsAt !== undefined
            ? { ...wishes.oldest, startsAt: new Date(startsAt).toISOString() }
            : null,
        lastBuild: lastBuild ?? null,
        nextDue: due === undefined ? null : new Date(due).toISOString(),
        nextNight: new Date(night).toISOString(),
        releases: kept,
        webhooks: { ...counts },
      }
    },
    close: async () => {
      stop.abort()
      clearTimeout(timer)
      await running
    },
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
