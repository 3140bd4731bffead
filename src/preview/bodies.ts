import { currentSnapshot } from './snapshot.ts'

/** Stands for the function that reads bodies from files: in a snapshot, they are named by their entry's id. */
export async function readBody<Body>(id: string): Promise<Body> {
  return currentSnapshot().bodies.get(id) as Body
}
