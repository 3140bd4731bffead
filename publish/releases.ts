import { randomBytes } from 'node:crypto'
import { readdirSync, realpathSync } from 'node:fs'
import { mkdir, readdir, readFile, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A built site that was, is or could be shown. */
export interface Release {
  /** The time that its build began, and a few random characters: ids sort by age. */
  readonly id: string
  /** When its build began: what is past or due is decided as of then. */
  readonly builtAt: string
  /** Why it was built, in words. */
  readonly reason: string
  readonly pages: number
  /**
   * The transaction that the newest published document came from, and when that was, and how many documents there were,
   * all as the build began; undefined where unknown.
   */
  readonly newest:
    { readonly transactionId: string; readonly at: string; readonly documents: number } | undefined
  /** When the next article that was scheduled at that time is due. */
  readonly nextDue: string | undefined
}

export type NewRelease = Omit<Release, 'id'>

/** A build that was asked for and has not ended. */
export interface Pending {
  readonly since: string
  readonly reason: string
}

const releaseId = /^\d{8}T\d{9}Z-[0-9a-f]{6}$/
/** Behind the id of a release whose folder is being removed. */
const removed = '.removed'

/**
 * Releases, a folder each, in one folder: `current` is a symbolic link to the one that is shown and changes in one step.
 * What has to outlive a killed process is kept there too: what was asked for, and that someone rolled back.
 */
export class Releases {
  readonly folder: string
  readonly #keep: number
  #noted: Promise<void> = Promise.resolve()

  constructor(folder: string, keep: number) {
    this.folder = folder
    this.#keep = keep
  }

  /** A path that always leads to the current release. */
  get currentFolder(): string {
    return join(this.folder, 'current')
  }

  /** The folder of the release that is shown now, whatever is shown next; undefined before the first one. */
  shownFolder(): string | undefined {
    try {
      return realpathSync(this.currentFolder)
    } catch {
      return undefined
    }
  }

  /** The folders of every release, the newest first. */
  folders(): string[] {
    const ids = readdirSync(this.folder).filter((name) => releaseId.test(name))
    return ids
      .sort()
      .reverse()
      .map((id) => join(this.folder, id))
  }

  /** Every release, the newest first. */
  async list(): Promise<Release[]> {
    const names = await readdir(this.folder).catch(() => [])
    const ids = names.filter((name) => releaseId.test(name)).sort()
    const releases = await Promise.all(ids.reverse().map((id) => this.#read(id)))
    return releases.filter((release) => release !== undefined)
  }

  async current(): Promise<Release | undefined> {
    const id = await this.#shownId()
    return id === undefined ? undefined : await this.#read(id)
  }

  /** Takes a finished site in, as a release that is not shown yet. The site has to lie on the same file system. */
  async add(site: string, facts: NewRelease): Promise<Release> {
    await mkdir(this.folder, { recursive: true })
    const id = `${new Date(facts.builtAt).toISOString().replace(/[-:.]/g, '')}-${randomBytes(3).toString('hex')}`
    await writeFile(this.#factsFile(id), JSON.stringify(facts, null, 2) + '\n')
    await rename(site, join(this.folder, id))
    return { id, ...facts }
  }

  /** Shows a release in place of the current one, in one step. */
  async show(id: string): Promise<void> {
    const next = join(this.folder, 'current.next')
    await rm(next, { force: true })
    await symlink(id, next)
    await rename(next, this.currentFolder)
  }

  /** Removes the oldest releases beyond those that are kept, never the one that is shown. */
  async prune(): Promise<void> {
    const shown = await this.#shownId()
    const ids = (await this.list()).map(({ id }) => id).filter((id) => id !== shown)
    const kept = new Set([shown, ...ids.slice(0, this.#keep - 1)])
    // A folder without facts, or facts without a folder, is what a killed process left.
    const found = (await readdir(this.folder)).map((name) => name.replace(/\.(?:json|removed)$/, ''))
    for (const id of new Set(found)) if (releaseId.test(id) && !kept.has(id)) await this.#remove(id)
  }

  /** A release that someone rolls back to at this moment stays: the folder goes in one step, and comes back in one. */
  async #remove(id: string): Promise<void> {
    const folder = join(this.folder, id)
    await rename(folder, folder + removed).catch(() => undefined)
    if ((await this.#shownId()) === id) {
      await rename(folder + removed, folder).catch(() => undefined)
      return
    }
    await rm(this.#factsFile(id), { force: true })
    await rm(folder + removed, { recursive: true, force: true })
  }

  /**
   * Shows an earlier release until something is published. What is built for anything asked for before now is kept,
   * but not shown. Showing the newest release ends that.
   *
   * @param id the release before the current one unless given
   * @throws Error where there is no such release, or it was removed at this moment
   */
  async rollBack(id?: string): Promise<Release> {
    const [releases, current] = [await this.list(), await this.current()]
    const target = id
      ? releases.find((release) => release.id === id)
      : releases.find((release) => current === undefined || release.id < current.id)
    if (!target) {
      const known = releases.map((release) => `\n  ${release.id}  ${release.reason}`).join('')
      const missing = id ? `There is no release “${id}”` : 'There is no release before the current one'
      throw new Error(`${missing}. Kept are:${known || ' none'}`)
    }
    const before = await this.rolledBackAt()
    const isNewest = target.id === releases[0]?.id
    if (!isNewest) await this.#write('rolled-back.json', { since: new Date().toISOString() })
    await this.show(target.id)
    if (this.shownFolder() === undefined && current) {
      await this.show(current.id)
      if (before === undefined) await this.endRollBack()
      throw new Error(`Release ${target.id} was removed at this moment, in favour of newer ones`)
    }
    if (isNewest) await this.endRollBack()
    return target
  }

  /** When someone rolled back, as milliseconds since 1970; undefined where the newest release is shown. */
  async rolledBackAt(): Promise<number | undefined> {
    const mark = await this.#readJson<{ since: string }>('rolled-back.json')
    return mark && Date.parse(mark.since)
  }

  async endRollBack(): Promise<void> {
    await rm(join(this.folder, 'rolled-back.json'), { force: true })
  }

  async pending(): Promise<Pending | undefined> {
    return await this.#readJson<Pending>('pending.json')
  }

  /** Remembers what was asked for, or that nothing is any more. */
  async setPending(pending: Pending | undefined): Promise<void> {
    const note = this.#noted.then(async () => {
      if (pending) await this.#write('pending.json', pending)
      else await rm(join(this.folder, 'pending.json'), { force: true })
    })
    // One after the other: what is noted last is what stays.
    this.#noted = note.catch(() => undefined)
    await note
  }

  async #shownId(): Promise<string | undefined> {
    return await readlink(this.currentFolder).catch(() => undefined)
  }

  async #read(id: string): Promise<Release | undefined> {
    const facts = await this.#readJson<NewRelease>(`${id}.json`)
    return facts && { id, ...facts }
  }

  #factsFile(id: string): string {
    return join(this.folder, `${id}.json`)
  }

  async #readJson<T>(name: string): Promise<T | undefined> {
    try {
      return JSON.parse(await readFile(join(this.folder, name), 'utf8')) as T
    } catch {
      return undefined
    }
  }

  async #write(name: string, value: unknown): Promise<void> {
    await mkdir(this.folder, { recursive: true })
    const file = join(this.folder, name)
    await writeFile(`${file}.part`, JSON.stringify(value) + '\n')
    await rename(`${file}.part`, file)
  }
}
