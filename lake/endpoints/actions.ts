import { readJson } from '../http/body.ts'
import { httpError } from '../http/errors.ts'
import type { Call, Route } from '../http/router.ts'
import { LOCAL_USER } from '../lake.ts'
import { act } from '../store/transaction.ts'
import { readTransactionId } from './data.ts'

/** What Studio's buttons and its form do to a document, its draft and its versions. */
async function actions({ lake, request, path }: Call): Promise<unknown> {
  lake.checkDataset(path.dataset)
  const body = await readJson(request, lake.bodyLimits.json)
  if (!Array.isArray(body.actions) || body.actions.length === 0) {
    throw httpError(400, 'Expected "actions", an array')
  }
  const { transactionId } = act(lake.store, body.actions, {
    transactionId: readTransactionId(body),
    // `skipCrossDatasetReferenceValidation` asks for nothing here: there is no other dataset to look into.
    dryRun: body.dryRun === true,
    author: LOCAL_USER,
    query: lake.queryContext,
  })
  return { transactionId }
}

export const actionRoutes: Route[] = [{ method: 'POST', path: '/data/actions/:dataset', handler: actions }]
