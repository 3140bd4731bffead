import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'

/** Where a new site is built before it replaces the one in `folder`; on the same file system, so that a rename does it. */
export function nextOf(folder: string): string {
  return `${folder}.next`
}

function previousOf(folder: string): string {
  return `${folder}.previous`
}

/** Puts the finished site beside `folder` in its place. Between the two renames nothing is lost: `repair` undoes one. */
export async function swapIn(folder: string): Promise<void> {
  if (existsSync(folder)) await rename(folder, previousOf(folder))
  await rename(nextOf(folder), folder)
  await rm(previousOf(folder), { recursive: true, force: true })
}

/** Brings back the site that a process killed in mid-swap had put aside, and removes what it left half done. */
export async function repair(folder: string): Promise<void> {
  if (!existsSync(folder) && existsSync(previousOf(folder))) await rename(previousOf(folder), folder)
  await rm(previousOf(folder), { recursive: true, force: true })
  await rm(nextOf(folder), { recursive: true, force: true })
}
