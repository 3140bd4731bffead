import { readJsonArray } from '../http/body.ts'
import { httpError } from '../http/errors.ts'
import type { Call, Route } from '../http/router.ts'
import { isJsonObject } from '../json.ts'
import { LOCAL_USER } from '../lake.ts'

const ROLE = { name: 'administrator', title: 'Administrator', description: 'May read and write everything' }

/** The one editor of a local dataset, whoever sits there. */
const EDITOR = {
  id: LOCAL_USER,
  sanityUserId: LOCAL_USER,
  name: 'Local editor',
  displayName: 'Local editor',
  email: '',
  provider: 'local',
  role: ROLE.name,
  roles: [ROLE],
}

/** As a project lists those who may work on it. */
export const MEMBER = { ...EDITOR, isCurrentUser: true, isRobot: false }

/** By ids, joined by commas; those whom nobody knows are left out. One id alone gets one user, or 404. */
function users({ lake, path }: Call): unknown {
  if (path.project !== undefined) lake.checkProject(path.project)
  const ids = (path.ids ?? '').split(',')
  const found = ids.filter((id) => id === LOCAL_USER || id === 'me').map(() => EDITOR)
  if (ids.length > 1) return found
  if (!found[0]) throw httpError(404, `User "${path.ids}" not found`)
  return found[0]
}

/** What Studio remembers of an editor: last searches, how a list is ordered. */
function settings({ lake, path }: Call): unknown {
  const keys = (path.keys ?? '').split(',')
  return keys.flatMap((key) => {
    const value = lake.store.getSetting(key)
    return value === undefined ? [] : [{ key, value }]
  })
}

async function saveSettings({ lake, request }: Call): Promise<unknown> {
  const pairs = await readJsonArray(request, lake.bodyLimits.json)
  const valid = pairs.map((pair) => {
    if (!isJsonObject(pair) || typeof pair.key !== 'string' || pair.value === undefined) {
      throw httpError(400, 'Expected a list of {"key": …, "value": …}')
    }
    return { key: pair.key, value: pair.value }
  })
  for (const { key, value } of valid) lake.store.putSetting(key, value)
  return valid
}

export const userRoutes: Route[] = [
  { method: 'GET', path: '/users/:ids', handler: users },
  { method: 'GET', path: '/projects/:project/users/:ids', handler: users },
  { method: 'GET', path: '/users/me/keyvalue/:keys', handler: settings },
  { method: 'PUT', path: '/users/me/keyvalue', handler: saveSettings },
  { method: 'GET', path: '/auth/id', handler: () => ({ id: LOCAL_USER }) },
  // Sign out: Studio forgets its token, if it has one. Without one its editor is the same one as before.
  { method: 'POST', path: '/auth/logout', handler: () => ({}) },
]
