// Makes sure that a folder holds a whole embedded database: created beside it, flushed, and only then renamed into place,
// so that a crash on the way leaves nothing that looks like one. A template (a closed, whole folder) saves creating anew.
// Called by server/store/pglite-folder.ts, which holds the folder's lock.

import { randomUUID } from 'node:crypto'
import { closeSync, cpSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** @throws Error when the folder holds something else than a database. */
export async function preparePgliteFolder(o: {
  readonly folder: string
  readonly template?: string | undefined
}): Promise<void> {
  const { folder, template } = o
  if (isDatabase(folder)) return
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new Error(`${folder} holds files, but no database. Move them away, or give this server another data folder.`)
  }
  const draft = `${folder}.creating`
  rmSync(draft, { recursive: true, force: true })
  if (template !== undefined && isDatabase(template)) cpSync(template, draft, { recursive: true })
  else await createDatabase(draft)
  flushTree(draft)
  if (template !== undefined && !isDatabase(template)) keepAsTemplate(draft, template)
  rmSync(folder, { recursive: true, force: true })
  renameSync(draft, folder)
  flush(dirname(folder))
}

function isDatabase(folder: string): boolean {
  return existsSync(join(folder, 'PG_VERSION'))
}

async function createDatabase(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const pglite = await PGlite.create({ fs: new NodeFS(folder) })
  await pglite.close()
}

/** Several may make the template at once; the first to rename wins, and the others' copies are thrown away. */
function keepAsTemplate(source: string, template: string): void {
  const draft = `${template}.${randomUUID()}`
  cpSync(source, draft, { recursive: true })
  try {
    renameSync(draft, template)
  } catch {
    rmSync(draft, { recursive: true, force: true })
  }
}

function flushTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) flushTree(path)
    else flush(path)
  }
  flush(folder)
}

function flush(path: string): void {
  // Windows has no flushing of folders.
  if (process.platform === 'win32') return
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
