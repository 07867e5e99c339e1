// The embedded database's folder: flushed commits, one process at a time, nothing lost when killed, nothing half made.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DurableNodeFs, durableStartParams } from '../../../server/store/durable-node-fs.ts'
import { FolderInUse, lockFolder } from '../../../server/store/folder-lock.ts'
import { openDatabase } from '../../../server/store/open-database.ts'
import { preparePgliteFolder } from '../../../server/store/prepare-pglite-folder.ts'
import { probeDurability } from '../../../server/store/probe-durability.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import { pgliteTemplate } from '../../harness/pglite-template.ts'
import { board } from '../../suites/store/sample-programme.ts'
import { freshFolder, keptLog } from '../../suites/store/test-databases.ts'

/** As scripts/start.mjs does. */
const typescript = new URL('../../../scripts/typescript.mjs', import.meta.url).href
const appender = fileURLToPath(new URL('../../suites/store/append-until-killed.ts', import.meta.url))

/** A server of its own that appends without end and prints each position it was answered. */
function startAppender(dataDir: string): { child: ChildProcess; lines: AsyncIterator<string> } {
  const child = spawn(process.execPath, ['--import', typescript, appender, dataDir, pgliteTemplate], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  if (child.stdout === null) throw new Error('no output to read')
  return { child, lines: createInterface(child.stdout)[Symbol.asyncIterator]() }
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

describe('the embedded database', () => {
  it('[LOG4] flushes every commit, and the probe sees when it does not', async () => {
    const log = keptLog()
    const durable = await openDatabase({ dataDir: await freshFolder(), log, pgliteTemplate })
    await durable.close()
    expect(durable.durability).toBe('fsync')
    expect(log.lines).toEqual([{ level: 'info', message: 'database open' }])

    const folder = join(await freshFolder(), 'postgres')
    await preparePgliteFolder({ folder, template: pgliteTemplate })
    const fs = new DurableNodeFs(folder)
    // As PGlite starts by itself: with -F, which turns flushing off.
    const careless = await PGlite.create({ fs, startParams: [...PGlite.defaultStartParams] })
    expect(await probeDurability(careless, fs)).toBe('not-durable')
    await careless.close()
    expect(durableStartParams).toContain('fsync=on')
  })

  it('[LOG4] has every acknowledged row after kill -9, refuses a second process while the first lives', async () => {
    const dataDir = await freshFolder()
    const log = keptLog()
    const { child, lines } = startAppender(dataDir)
    const first = await lines.next()
    const refused = openDatabase({ dataDir, log })
    await expect(refused).rejects.toThrow(FolderInUse)
    await expect(refused).rejects.toThrow(`${join(dataDir, 'postgres')} is in use by process ${child.pid}`)
    const acknowledged = [Number(first.value)]
    while (acknowledged.length < 40) acknowledged.push(Number((await lines.next()).value))
    await kill(child)
    for (let rest = await lines.next(); !rest.done; rest = await lines.next()) acknowledged.push(Number(rest.value))
    const reopened = await openDatabase({ dataDir, log })
    const loaded = await updateLog(reopened).load(board)
    await reopened.close()
    const stored = new Map(loaded?.rows.map((row) => [row.position, new TextDecoder().decode(row.payload)]))
    expect(acknowledged.filter((position) => stored.get(position) !== `edit ${position}`)).toEqual([])
  })

  it('creates anew over what a crash left half made, and touches no folder with other things in it', async () => {
    const dataDir = await freshFolder()
    await mkdir(join(dataDir, 'postgres.creating'))
    await writeFile(join(dataDir, 'postgres.creating', 'PG_VERSION'), '18')
    const database = await openDatabase({ dataDir, log: keptLog(), pgliteTemplate })
    await database.close()
    expect((await readdir(dataDir)).sort()).toEqual(['postgres', 'postgres.lock'])

    const other = await freshFolder()
    await mkdir(join(other, 'postgres'))
    await writeFile(join(other, 'postgres', 'brev.txt'), 'Kjære styre')
    await expect(openDatabase({ dataDir: other, log: keptLog() })).rejects.toThrow('holds files, but no database')
    expect(await readdir(join(other, 'postgres'))).toEqual(['brev.txt'])
  })
})

describe('the folder lock', () => {
  it('is had by one at a time in this process too, and given up', async () => {
    const folder = join(await freshFolder(), 'postgres')
    const lock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUse)
    lock.release()
    lock.release()
    const again = await lockFolder(folder)
    again.release()
    expect(await readdir(`${folder}.lock`)).toEqual([])
  })

  it('passes over the claim of a dead process whose id a live one has now', async () => {
    const folder = join(await freshFolder(), 'postgres')
    await mkdir(`${folder}.lock`)
    await writeFile(join(`${folder}.lock`, `${process.ppid}-12.deadbeef`), '')
    const lock = await lockFolder(folder)
    expect(await readdir(`${folder}.lock`)).toHaveLength(1)
    lock.release()
  })
})
