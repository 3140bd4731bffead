import { httpError } from './http/errors.ts'
import type { QueryContext } from './groq/query.ts'
import { Views } from './groq/perspective.ts'
import { QueryCache } from './groq/query-cache.ts'
import { Store } from './store/store.ts'
import { Webhooks } from './webhooks/webhooks.ts'

/** Sizes in bytes. */
export interface BodyLimits {
  /** Of queries and transactions; the hosted API allows 4 MB. */
  json: number
  /** Of an uploaded picture or file. */
  asset: number
}

interface LakeSettings {
  /** The folder of the dataset's file; undefined keeps all in memory. */
  data: string | undefined
  projectId: string
  dataset: string
  bodyLimits: BodyLimits
  /** Where what goes wrong outside of any request is said. */
  log: (message: string) => void
}

/** The user in whose name everything is done: the local lake knows no other. */
export const LOCAL_USER = 'local'

/** One dataset and what its endpoints share. Knows nothing of HTTP connections. */
export class Lake {
  readonly projectId: string
  readonly dataset: string
  readonly bodyLimits: BodyLimits
  readonly store: Store
  readonly views: Views
  readonly queries = new QueryCache()
  readonly webhooks: Webhooks
  /** Where the server listens, as `http://127.0.0.1:3900`. */
  url = ''

  constructor({ data, projectId, dataset, bodyLimits, log }: LakeSettings) {
    this.projectId = projectId
    this.dataset = dataset
    this.bodyLimits = bodyLimits
    this.store = new Store(data, dataset)
    this.views = new Views(this.store)
    this.webhooks = new Webhooks({ projectId, dataset, log })
    this.store.subscribe((transaction) => this.webhooks.tell(transaction))
  }

  /** What every query of this dataset is run with, its view apart. */
  get queryContext(): Omit<QueryContext, 'view'> {
    return { projectId: this.projectId, dataset: this.dataset, identity: LOCAL_USER }
  }

  /** Throws 404 for a dataset that is not the one served here. */
  checkDataset(name: string | undefined): void {
    if (name === this.dataset) return
    throw httpError(404, `Dataset "${name}" not found for project ID "${this.projectId}"`)
  }

  /** Throws 404 for a project that is not the one served here. */
  checkProject(id: string | undefined): void {
    if (id === this.projectId) return
    throw httpError(404, `Project "${id}" not found: this lake serves "${this.projectId}"`)
  }

  close(): void {
    this.store.close()
  }
}
