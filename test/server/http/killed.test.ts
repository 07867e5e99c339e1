// The live server killed (kill -9) while people write: every edit it has called saved is there when it is started again on the same data,
// and what it had not called saved comes in when the browsers come back. Each edit carries a token of its own.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { freePort } from '../../harness/free-port.ts'
import { layEmptyDatabase } from '../../harness/pglite-template.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { runServer } from './run-server.ts'
import { atBoard, tokensIn, write, writer } from './token-writer.ts'

const folders: string[] = []
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

const wantedSaved = 60
const unsavedAtMost = 8

describe.each([
  ['the embedded database', async () => ({})],
  ['a real Postgres', async () => ({ DATABASE_URL: await freshDatabaseUrl() })],
] as const)('a server on %s that is killed while people write', { timeout: 120_000 }, (_, environmentOf) => {
  it('[LOG4] (pitfall 7) has lost nothing it called saved, and takes the rest when they come back', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'veivalg-test-killed-'))
    folders.push(folder)
    await layEmptyDatabase(folder)
    const environment: Record<string, string> = await environmentOf()
    const first = runServer({ folder, environment })
    const url = await first.url()
    const people = [
      { seat: 'ds-programkontor', writer: writer() },
      { seat: 'ds-helse-nord', writer: writer() },
    ]
    const before = await Promise.all(people.map((each) => atBoard({ url, ...each })))
    let running = true
    void first.ended.then(() => {
      running = false
    })
    await Promise.all(
      people.map(async ({ seat, writer: own }) => {
        for (let at = 1; running && own.tokens.length < 300; at += 1) {
          write(own, `${seat.replaceAll('-', '')}-${at}`)
          // In the middle of somebody's typing, with edits under way.
          if (own.saved >= wantedSaved && own.tokens.length > own.saved) first.child.kill('SIGKILL')
          while (running && own.tokens.length - own.saved >= unsavedAtMost) {
            await new Promise((resolve) => setImmediate(resolve))
          }
        }
      }),
    )
    expect((await first.ended).err).toBe('')
    for (const provider of before) provider.destroy()
    const calledSaved = people.map(({ writer: own }) => own.tokens.slice(0, own.saved))
    expect(Math.max(...calledSaved.map((tokens) => tokens.length))).toBeGreaterThanOrEqual(wantedSaved)

    const metricsPort = String(await freePort())
    const second = runServer({ folder, environment: { ...environment, METRICS_PORT: metricsPort } })
    const again = await second.url()
    const figures = async () => (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
    await vi.waitFor(
      async () => expect(await figures(), '[LOG14] before anybody is back').toMatch(/^veivalg_rooms 1$/m),
      {
        timeout: 30_000,
        interval: 50,
      },
    )
    const reader = writer()
    const reading = await atBoard({ url: again, seat: 'ds-ks', writer: reader })
    expect(calledSaved.flat().filter((token) => !tokensIn(reader.doc).includes(token))).toEqual([])

    const back = await Promise.all(people.map((each) => atBoard({ url: again, ...each })))
    const all = people.flatMap(({ writer: own }) => own.tokens).toSorted()
    await vi.waitFor(() => expect(tokensIn(reader.doc).toSorted()).toEqual(all))
    for (const provider of [reading, ...back]) provider.destroy()
    second.child.kill('SIGTERM')
    const { code, err } = await second.ended
    expect([code, err]).toEqual([0, ''])
  })
})
