// An empty embedded database, made once on this machine and copied for every server and test that wants a new one: making it
// takes seconds, copying it a moment. Called by tests that open the embedded database or start a server on it.

import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { preparePgliteFolder } from '../../server/store/prepare-pglite-folder.ts'

/** Named by the version that made it; made by the first who asks. */
export const pgliteTemplate = join(tmpdir(), 'veivalg-test-pglite-0.5.16')

/** Lays an empty embedded database where a server with this DATA_DIR looks for it, so that it has none to make. */
export function layEmptyDatabase(dataDir: string): Promise<void> {
  return preparePgliteFolder({ folder: join(dataDir, 'postgres'), template: pgliteTemplate })
}
