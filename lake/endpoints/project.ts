import type { Call, Route } from '../http/router.ts'

function ping({ response }: Call): unknown {
  response.setHeader('x-sanity-shard', 'local')
  return { pong: true }
}

function datasets({ lake, path }: Call): unknown {
  if (path.project !== undefined) lake.checkProject(path.project)
  return [{ name: lake.dataset, aclMode: 'private', datasetProfile: 'content', tags: [] }]
}

export const projectRoutes: Route[] = [
  { method: 'GET', path: '/ping', handler: ping },
  { method: 'GET', path: '/datasets', handler: datasets },
  { method: 'GET', path: '/projects/:project/datasets', handler: datasets },
]
