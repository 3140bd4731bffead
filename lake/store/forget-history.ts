import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Only a document's last revision stays, as if it had been created as it is; of deleted ones none does. */
const FORGET = `
  BEGIN EXCLUSIVE;
  DELETE FROM revisions WHERE body IS NULL OR seq < (
    SELECT max(later.seq) FROM revisions AS later WHERE later.document_id = revisions.document_id
  );
  UPDATE revisions SET mutations = json_array(json_object('create', json(body)));
  DELETE FROM transactions WHERE seq NOT IN (SELECT seq FROM revisions);
  COMMIT;
  VACUUM;
`

/**
 * Makes what a dataset holds the beginning of its history. An import writes a document in steps (without pictures, with
 * them, with strong references), and an editor who brings its first revision back would lose what came after the first.
 *
 * @param folder where `<dataset>.sqlite` lies; no lake may have it open
 */
export function forgetHistory(folder: string, dataset: string): void {
  const database = new DatabaseSync(join(folder, `${dataset}.sqlite`))
  try {
    database.exec(FORGET)
  } finally {
    database.close()
  }
}
