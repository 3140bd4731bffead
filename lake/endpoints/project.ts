import type { Call, Route } from '../http/router.ts'
import type { Lake } from '../lake.ts'
import { MEMBER } from './users.ts'

function ping({ response }: Call): unknown {
  response.setHeader('x-sanity-shard', 'local')
  return { pong: true }
}

function ofProject(answer: (lake: Lake) => unknown): (call: Call) => unknown {
  return ({ lake, path }) => {
    lake.checkProject(path.project)
    return answer(lake)
  }
}

function project(lake: Lake): unknown {
  return {
    id: lake.projectId,
    displayName: 'Local dataset',
    studioHost: null,
    organizationId: null,
    isBlocked: false,
    isDisabled: false,
    members: [MEMBER],
    features: [],
    metadata: {},
  }
}

/** The project has one dataset. Studio asks by profile for others, such as one for comments: there are none. */
function datasets({ lake, path, search }: Call): unknown {
  if (path.project !== undefined) lake.checkProject(path.project)
  const profile = search.get('datasetProfile') ?? 'content'
  if (profile !== 'content') return []
  return [{ name: lake.dataset, aclMode: 'private', datasetProfile: 'content', tags: [] }]
}

/** Everything is allowed to whoever reaches the lake. */
function accessList({ lake, path }: Call): unknown {
  lake.checkProject(path.project)
  lake.checkDataset(path.dataset)
  const permissions = ['read', 'create', 'update', 'history', 'editHistory', 'manage']
  return [{ filter: '_id in path("**")', permissions }]
}

export const projectRoutes: Route[] = [
  { method: 'GET', path: '/ping', handler: ping },
  // A sample of Studios, chosen at random, asks so which machine serves the dataset.
  { method: 'GET', path: '/data/ping/:dataset', handler: ping },
  { method: 'GET', path: '/datasets', handler: datasets },
  { method: 'GET', path: '/projects/:project', handler: ofProject(project) },
  { method: 'GET', path: '/projects/:project/datasets', handler: datasets },
  { method: 'GET', path: '/projects/:project/datasets/:dataset/acl', handler: accessList },
  { method: 'GET', path: '/projects/:project/grants', handler: ofProject(() => ({})) },
  { method: 'GET', path: '/projects/:project/user-applications', handler: ofProject(() => []) },
]
