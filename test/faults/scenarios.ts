// The scenarios of `npm run faults`, each a fault that comes and goes under people's hands. The same run in `npm test`, fewer and shorter.
// Called by run.ts and short.test.ts; how one is run stands in run-scenario.ts.

import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beginGeneration } from '../../server/realtime/generation.ts'
import { openDatabase } from '../../server/store/open-database.ts'
import { updateLog } from '../../server/store/update-log.ts'
import { schemaVersion } from '../../shared/document/roots.ts'
import { openCrowd } from './crowd.ts'
import type { Point } from './link.ts'
import type { Scenario, ScenarioTools } from './run-scenario.ts'
import type { FaultNode, Stand } from './stand.ts'

const appendText = 'append_to_log'
const three = { database: 'postgres', nodes: 3 } as const
const points: readonly Point[] = ['before', 'half', 'committed', 'told']
/** More than the five hundred rows after which a server does it. */
const editsToCompact = 900
const compactsWithinMs = 180_000
const readOnlyWithinMs = 12_000
/** What an edit may wait where nothing is broken, on a machine that does much else. */
const calmWaitMs = 5_000
/** The list of faults says both. */
const longestAwayMs = 5_000
const backWithinMs = 60_000

export const scenarios: readonly Scenario[] = [
  {
    name: 'nothing breaks',
    rows: ['T-103'],
    stand: three,
    async run({ stand, pause, long }) {
      await pause(long ? 60_000 : 8_000)
      const longestMs = Math.max(...stand.writers.map((person) => person.takeLongestWaitMs()))
      if (longestMs > calmWaitMs) throw new Error(`an edit waited ${Math.round(longestMs)} ms, and nothing was broken`)
    },
  },
  {
    name: 'pglite killed',
    rows: ['T-071'],
    stand: { database: 'pglite', nodes: 1 },
    async run({ pause, check, long }) {
      for (let times = long ? 10 : 1; times > 0; times -= 1) {
        await pause(1_500)
        await check()
      }
    },
  },
  {
    name: 'killed at each point of an append',
    rows: ['T-071'],
    stand: three,
    async run(o) {
      for (let times = o.long ? 20 : 1; times > 0; times -= 1) {
        for (const [at, point] of points.entries()) await killedAt(o, { at, point, text: appendText })
      }
    },
  },
  {
    name: 'one of three killed in the midst of a commit',
    rows: ['T-071'],
    stand: three,
    run: (o) => killedAt(o, { at: 1, point: 'committed', text: appendText }),
  },
  {
    name: 'killed in compaction',
    rows: ['T-080'],
    stand: three,
    async run(o) {
      for (const text of ['insert into "room_snapshots"', 'update "room_snapshots"']) await killedCompacting(o, text)
    },
  },
  {
    name: 'killed while loading',
    rows: ['T-071'],
    stand: three,
    async run(o) {
      for (let times = o.long ? 10 : 2; times > 0; times -= 1) {
        const node = nodeAt(o.stand, times)
        await node.kill('SIGKILL')
        let killed: Promise<void> | null = null
        node.link?.meet({
          text: 'from "room_snapshots"',
          point: 'half',
          times: 1,
          also: () => {
            killed = node.kill('SIGKILL')
          },
        })
        await node.start()
        // Its board is opened by the first who comes; all are sent to it.
        for (const person of o.stand.writers) person.link.reset()
        await o.pause(1_000)
        await (killed ?? node.kill('SIGKILL'))
        node.link?.meet({ text: appendText, point: 'before', times: 0 })
        await node.start()
      }
    },
  },
  {
    name: 'ambiguous commits',
    rows: ['T-072'],
    stand: three,
    async run({ stand, until, long }) {
      const times = long ? 40 : 3
      for (const { link } of stand.nodes) link?.meet({ text: appendText, point: 'committed', times })
      const met = (): number => stand.nodes.reduce((sum, { link }) => sum + (link?.met() ?? 0), 0)
      const before = met()
      await until('commits to be cut', () => met() - before >= times)
      for (const { link } of stand.nodes) link?.meet({ text: appendText, point: 'committed', times: 0 })
    },
  },
  {
    name: 'postgres stopped at once, and killed',
    rows: ['T-073'],
    stand: three,
    async run({ stand, pause, long }) {
      for (let times = long ? 5 : 1; times > 0; times -= 1) {
        for (const mode of ['immediate', 'kill'] as const) {
          await pause(500)
          await stand.postgres?.stop(mode)
          await pause(500)
          await stand.postgres?.start()
        }
      }
    },
  },
  {
    name: 'postgres in a crash loop',
    rows: ['T-073'],
    stand: three,
    async run({ stand, pause, long }) {
      for (let times = long ? 60 : 10; times > 0; times -= 1) {
        await stand.postgres?.stop(stand.random.pick(['immediate', 'kill', 'fast']))
        await pause(stand.random.whole(400))
        await stand.postgres?.start()
        await pause(stand.random.whole(1_200))
      }
    },
  },
  {
    name: 'every connection terminated',
    rows: ['T-073'],
    stand: three,
    async run({ stand, pause, long }) {
      for (let times = long ? 40 : 5; times > 0; times -= 1) {
        await pause(250)
        await stand.admin((client) =>
          client.query('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()'),
        )
      }
    },
  },
  {
    name: 'postgres away',
    rows: ['T-074'],
    stand: three,
    async run({ stand, pause, until, long }) {
      await stand.postgres?.stop('fast')
      await pause(1_000)
      const saved = savedBy(stand)
      await until('everybody to be read-only', () => readOnly(stand) === stand.writers.length, readOnlyWithinMs)
      await pause(long ? 300_000 : 3_000)
      if (savedBy(stand) !== saved) throw new Error('something was called saved while there was no database')
      await stand.postgres?.start()
    },
  },
  {
    name: 'the way to the database goes silent',
    rows: ['T-072', 'T-074'],
    stand: three,
    async run({ stand, pause, long }) {
      for (const { link } of stand.nodes) link?.mode('silent')
      await pause(long ? 60_000 : 5_000)
      for (const { link } of stand.nodes) {
        link?.mode('open')
        link?.reset()
      }
    },
  },
  {
    name: 'disk full',
    rows: ['T-075'],
    stand: { ...three, diskBytes: 200 * 1_048_576 },
    async run({ stand, pause, until, long }) {
      const { postgres } = stand
      if (postgres === null) throw new Error('no Postgres')
      const filler = join(postgres.folder, 'filler')
      // Ends with "no space left on device", which is what is wanted.
      await promisify(execFile)('dd', ['if=/dev/zero', `of=${filler}`, 'bs=64k']).catch(() => undefined)
      await until('everybody to be read-only', () => readOnly(stand) === stand.writers.length)
      await pause(long ? 60_000 : 2_000)
      await rm(filler)
      // Postgres itself may have given up over its own log.
      const isUp = await stand
        .admin((client) => client.query('select 1'))
        .then(
          () => true,
          () => false,
        )
      if (!isUp) {
        await postgres.stop('immediate')
        await postgres.start()
      }
    },
  },
  {
    name: 'a server stands still',
    rows: ['T-123'],
    stand: three,
    async run({ stand, pause, check, long }) {
      const [node] = stand.nodes
      node?.freeze()
      await pause(long ? 30_000 : 6_000)
      node?.thaw()
      await check()
    },
  },
  {
    name: 'people’s lines: slow, silent, reset',
    rows: ['T-018', 'T-102'],
    stand: three,
    async run({ stand, pause, long }) {
      for (let times = long ? 20 : 2; times > 0; times -= 1) {
        for (const person of stand.writers) {
          const link = person.link
          link.delay(stand.random.whole(120))
          if (stand.random.chance(0.3)) link.mode('silent')
          else if (stand.random.chance(0.5)) link.reset()
        }
        await pause(long ? 5_000 : 1_500)
        for (const { link } of stand.writers) {
          link.mode('open')
          link.delay(0)
        }
        for (const { link } of stand.writers) link.reset()
        await pause(500)
      }
    },
  },
  {
    name: 'new generations while much waits',
    rows: ['T-094', 'T-135'],
    stand: three,
    async run({ stand, pause, until, long }) {
      const { postgres, writers } = stand
      if (postgres === null) throw new Error('no Postgres')
      for (let times = long ? 12 : 2; times > 0; times -= 1) {
        // Of some the answer is lost, some never arrive, and some wait for the database.
        for (const { link } of stand.nodes) link?.meet({ text: appendText, point: 'committed', times: 2 })
        await pause(300)
        const away = writers.filter(() => stand.random.chance(0.5))
        for (const { link } of away) link.mode('silent')
        await pause(700)
        await postgres.stop('fast')
        await pause(long ? 8_000 : 2_000)
        await postgres.start()
        await beginAnew(stand, { url: postgres.url, until })
        for (const { link } of away) {
          link.mode('open')
          link.reset()
        }
        await pause(1_500)
      }
      for (const { link } of stand.nodes) link?.meet({ text: appendText, point: 'committed', times: 0 })
    },
  },
  {
    name: 'a new build, server after server, and the pages of the one before',
    rows: ['T-119', 'T-105'],
    stand: { ...three, begins: 'build before' },
    async run({ stand, pause, check, long }) {
      for (const node of stand.nodes) {
        await pause(long ? 10_000 : 2_000)
        for (const person of stand.writers) person.takeLongestWaitMs()
        await node.kill('SIGTERM')
        await check()
        await node.start()
      }
      await pause(2_000)
      const old = stand.writers.filter(({ page }) => page() !== schemaVersion)
      if (old.length > 0) throw new Error(`${old.length} people still have a page of the build before`)
      const longestMs = Math.max(...stand.writers.map((person) => person.takeLongestAwayMs()))
      process.stdout.write(`  everybody has the new page, the longest was away ${Math.round(longestMs)} ms\n`)
      if (longestMs > longestAwayMs) throw new Error(`somebody was away for ${Math.round(longestMs)} ms`)
    },
  },
  {
    name: 'three hundred who look, and lose their server',
    rows: ['T-106'],
    stand: { ...three, writers: 3, hostile: 0 },
    async run({ stand, until, long }) {
      const crowd = await openCrowd(stand, 300)
      try {
        const everybodyIn = () => until('three hundred to be in', () => crowd.here() === 300, backWithinMs)
        await everybodyIn()
        for (let times = long ? 3 : 1; times > 0; times -= 1) {
          const node = nodeAt(stand, times)
          crowd.takeLongestAwayMs()
          await node.kill('SIGKILL')
          await until('some to have lost it', () => crowd.here() < 300)
          await everybodyIn()
          process.stdout.write(`  300 back, the last after ${Math.round(crowd.takeLongestAwayMs())} ms\n`)
          await node.start()
        }
      } finally {
        await crowd.close()
      }
    },
  },
  {
    name: 'one of three killed, twelve people',
    rows: ['T-071'],
    stand: { ...three, writers: 8, observers: 2, hostile: 2 },
    async run({ stand, pause, long }) {
      for (let times = long ? 6 : 1; times > 0; times -= 1) {
        const node = nodeAt(stand, times)
        await pause(1_000)
        await node.kill('SIGKILL')
        await pause(2_000)
        await node.start()
      }
    },
  },
]

/** The server is killed when its link meets the statement at that point; it is started again, and everybody goes on meanwhile. */
async function killedAt(
  o: ScenarioTools,
  at: { readonly at: number; readonly point: Point; readonly text: string },
): Promise<void> {
  const node = nodeAt(o.stand, at.at)
  let killed: Promise<void> | null = null
  const also = (): void => {
    killed = node.kill('SIGKILL')
  }
  node.link?.meet({ text: at.text, point: at.point, times: 1, also })
  // Since it was last killed everybody may be elsewhere: whose own server it is comes home.
  const index = o.stand.nodes.indexOf(node)
  for (const [home, { link }] of o.stand.writers.entries()) {
    if (home % o.stand.nodes.length === index) link.reset()
  }
  await o.until(`${node.name} to write`, () => killed !== null)
  await killed
  await o.check()
  await node.start()
}

/** Whichever server compacts the board first. */
async function killedCompacting(o: ScenarioTools, text: string): Promise<void> {
  let killed: Promise<FaultNode> | null = null
  for (const node of o.stand.nodes) {
    const also = (): void => {
      killed ??= node.kill('SIGKILL').then(() => node)
    }
    node.link?.meet({ text, point: 'before', times: 1, also })
  }
  const made = madeBy(o.stand)
  await o.until('a log that has grown', () => madeBy(o.stand) - made >= editsToCompact, compactsWithinMs)
  // It is done in a pause of those who write.
  o.rest(true)
  await o.until(`a server to compact (${text})`, () => killed !== null, compactsWithinMs)
  o.rest(false)
  const node = await (killed as Promise<FaultNode> | null)
  for (const { link } of o.stand.nodes) link?.meet({ text, point: 'before', times: 0 })
  await o.check()
  await node?.start()
}

/** The room goes on in a new generation, whatever is written meanwhile. */
async function beginAnew(
  stand: Stand,
  o: { readonly url: string; readonly until: ScenarioTools['until'] },
): Promise<void> {
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
  let begun = false
  let isTrying = false
  const attempt = async (): Promise<void> => {
    const database = await openDatabase({ dataDir: stand.folder, databaseUrl: o.url, log: quiet })
    try {
      const log = updateLog(database)
      begun = (await beginGeneration({ log, room: stand.roomName, reason: 'bytes' })).kind === 'begun'
    } finally {
      await database.close()
    }
  }
  await o.until('a new generation', () => {
    if (begun || isTrying) return begun
    isTrying = true
    attempt()
      .catch(() => undefined)
      .finally(() => {
        isTrying = false
      })
    return false
  })
}

function nodeAt(stand: Stand, at: number): FaultNode {
  const node = stand.nodes[at % stand.nodes.length]
  if (node === undefined) throw new Error('no server')
  return node
}

const readOnly = (stand: Stand): number =>
  stand.writers.filter((person) => person.room.saveState().readOnly === 'unavailable').length

const madeBy = (stand: Stand): number => stand.writers.reduce((sum, person) => sum + person.made.length, 0)

const savedBy = (stand: Stand): number => stand.writers.reduce((sum, person) => sum + person.saved.size, 0)
