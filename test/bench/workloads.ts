// Workloads: the rows of the comparison, each with the servers it is run on and the figures it gives, and the goals, each the ratio of one
// of our figures to a peer's. Every run has a server and a database of its own. Called by bench.ts, told of in table.ts.

import type { BoardSize } from './board.ts'
import type { Stretch } from './load/crowd.ts'
import type { ServerName, Standing } from './stand.ts'

export type Figures = Readonly<Record<string, number>>

export interface Workload {
  readonly name: string
  readonly says: string
  readonly servers: readonly ServerName[]
  readonly size: BoardSize
  /** Long, of no peer's, and run only when it is named. */
  readonly whenNamed?: true
  /** Figures of one run, by name and unit. */
  run(standing: Standing, o: Run): Promise<Figures>
}

interface Run {
  readonly quick: boolean
  readonly server: ServerName
  /** How long a meeting lasts. */
  readonly minutes: number
}

export interface Goal {
  readonly workload: string
  readonly says: string
  readonly figure: string
  readonly peer: ServerName
  /** Of ours to the peer's. */
  readonly ratio: { readonly atLeast: number } | { readonly atMost: number }
  /** What stands in the goal beside the ratio: our own figure is at most this. */
  readonly ownAtMost?: number
}

const mega = 1_048_576
const kilo = 1_024

export const workloads: readonly Workload[] = [
  {
    name: 'fanout',
    says: 'One room of 500 items, 50 clients who all write, the offered rate raised until p99 is over 250 ms',
    servers: ['veivalg', 'hocuspocus', 'reference', 'relay', 'veivalg-pglite'],
    size: { rooms: 1, items: 500, people: 4 },
    async run(standing, { quick, server }) {
      const { best, ended } = await standing.run<'ramp'>({
        kind: 'ramp',
        clients: 50,
        startPerSecond: server === 'reference' || server === 'veivalg-pglite' ? 400 : 1_000,
        measuredMs: quick ? 1_500 : 3_000,
        limitMs: 250,
        refinements: quick ? 1 : 3,
      })
      return {
        'edits/s per server core': best.editsPerSecond / cores(best),
        'edits/s': best.editsPerSecond,
        'server cores': cores(best),
        'load cores': best.loadCores,
        'p50 ms at the edge': best.p50Ms,
        'p99 ms at the edge': best.p99Ms,
        'documents compared': ended === 'all documents agree' ? 1 : 0,
      }
    },
  },
  {
    name: 'even-fanout',
    says: 'The same room and the same 50 who all write, 8,000 edits a second for each server: what an edit costs it',
    servers: ['veivalg', 'hocuspocus', 'relay'],
    size: { rooms: 1, items: 500, people: 4 },
    async run(standing, { quick }) {
      const measuredMs = quick ? 5_000 : 15_000
      const load = { kind: 'steady', clients: 50, writers: 50, perSecond: 8_000, measuredMs } as const
      const figures = even(await standing.run<'steady'>(load))
      const { 'server cores': used = 0, 'edits/s': perSecond = 0 } = figures
      return { 'server µs per edit': (used * 1_000_000) / perSecond, ...figures }
    },
  },
  {
    name: 'meeting',
    says: 'One room of 500 items, 200 clients, 20 of them write 5 edits a second each',
    servers: ['veivalg', 'reference', 'hocuspocus', 'relay'],
    size: { rooms: 1, items: 500, people: 12 },
    async run(standing, { quick }) {
      const measuredMs = quick ? 6_000 : 20_000
      return even(
        await standing.run<'steady'>({ kind: 'steady', clients: 200, writers: 20, perSecond: 100, measuredMs }),
      )
    },
  },
  {
    name: 'rooms',
    says: '100 rooms of 100 items, 10 clients in each, 2 of them write 2 edits a second each',
    servers: ['veivalg', 'hocuspocus', 'reference'],
    size: { rooms: 100, items: 100, people: 56 },
    async run(standing, { quick }) {
      const measuredMs = quick ? 8_000 : 30_000
      return even(await standing.run<'steady'>({ kind: 'steady', clients: 10, writers: 2, perSecond: 400, measuredMs }))
    },
  },
  {
    name: 'joiners',
    says: 'A room of 1,000 items and 20,000 edits, 50 clients come in at once with nothing',
    servers: ['veivalg', 'hocuspocus', 'reference'],
    size: { rooms: 1, items: 1_000, people: 6 },
    async run(standing, { server }) {
      const history = { writers: 20, editsEach: 1_000, joiners: 50 }
      const perSecond = server === 'reference' ? 1_000 : 2_000
      const open = await standing.run<'history'>({ kind: 'history', ...history, perSecond })
      const figures = { 'open room, last one ms': open.lastMs, 'open room, median ms': open.medianMs }
      // Without a store of its own the reference server has nothing left after a restart.
      if (server === 'reference') return { ...figures, 'document kB': open.bytes / kilo }
      await standing.restart()
      const cold = await standing.run<'join'>({ kind: 'join', ...history })
      return {
        ...figures,
        'after a restart, last one ms': cold.lastMs,
        'after a restart, median ms': cold.medianMs,
        'document kB': cold.bytes / kilo,
      }
    },
  },
  {
    name: 'idle',
    says: 'Idle connections in twelve rooms of 500 items: 168 more in each beside 40',
    servers: ['veivalg', 'reference', 'hocuspocus'],
    size: { rooms: 12, items: 500, people: 130 },
    async run(standing) {
      const { residentBytes, liveBytes } = await standing.run<'idle'>({ kind: 'idle', before: 480, more: 2_016 })
      return { 'resident kB per connection': residentBytes / kilo, 'live kB per connection': liveBytes / kilo }
    },
  },
  {
    name: 'open-rooms',
    says: 'Open rooms of 500 items, one connection in each: 80 more beside 20',
    servers: ['veivalg', 'reference', 'hocuspocus'],
    size: { rooms: 100, items: 500, people: 6 },
    async run(standing) {
      const { residentBytes, liveBytes } = await standing.run<'open-rooms'>({
        kind: 'open-rooms',
        before: 20,
        more: 80,
      })
      return { 'resident MB per room': residentBytes / mega, 'live MB per room': liveBytes / mega }
    },
  },
  {
    name: 'board-meeting',
    says: '40 people hold a meeting: items, speakers, attendance, blind rounds, decisions, eight who write the minutes',
    servers: ['veivalg', 'veivalg-pglite'],
    size: { rooms: 1, items: 500, people: 40 },
    whenNamed: true,
    async run(standing, { minutes }) {
      const told = await standing.run<'board-meeting'>({ kind: 'board-meeting', minutes })
      return {
        'command p50 ms': told.commandMs.p50,
        'command p99 ms': told.commandMs.p99,
        'command max ms': told.commandMs.max,
        'notice to view p50 ms': told.viewMs.p50,
        'notice to view p99 ms': told.viewMs.p99,
        'edit to visible p50 ms': told.editMs.p50,
        'edit to visible p99 ms': told.editMs.p99,
        'server cores': told.serverCores,
        'resident MB': told.residentBytes / mega,
        'live MB': told.liveBytes / mega,
        commands: told.commands,
        'views fetched': told.views,
        'edits seen': told.sightings,
        errors: 0,
      }
    },
  },
]

const perCore = 'edits/s per server core'
export const goals: readonly Goal[] = [
  {
    workload: 'fanout',
    says: 'sustained edits/s per server core',
    figure: perCore,
    peer: 'reference',
    ratio: { atLeast: 8 },
  },
  { workload: 'fanout', says: 'the same', figure: perCore, peer: 'hocuspocus', ratio: { atLeast: 1.5 } },
  { workload: 'fanout', says: 'the same', figure: perCore, peer: 'relay', ratio: { atLeast: 0.5 } },
  {
    workload: 'meeting',
    says: 'edit to visible, p99',
    figure: 'p99 ms',
    peer: 'reference',
    ratio: { atMost: 2 },
    ownAtMost: 100,
  },
  { workload: 'rooms', says: 'server CPU', figure: 'server cores', peer: 'hocuspocus', ratio: { atMost: 1 } },
  { workload: 'rooms', says: 'edit to visible, p99', figure: 'p99 ms', peer: 'hocuspocus', ratio: { atMost: 2 } },
  {
    workload: 'joiners',
    says: 'last one synced, the room open',
    figure: 'open room, last one ms',
    peer: 'hocuspocus',
    ratio: { atMost: 0.5 },
  },
  {
    workload: 'joiners',
    says: 'last one synced, the server just started',
    figure: 'after a restart, last one ms',
    peer: 'hocuspocus',
    ratio: { atMost: 0.5 },
  },
  {
    workload: 'idle',
    says: 'memory per idle connection',
    figure: 'live kB per connection',
    peer: 'reference',
    ratio: { atMost: 1.2 },
  },
  {
    workload: 'open-rooms',
    says: 'memory per open room',
    figure: 'live MB per room',
    peer: 'reference',
    ratio: { atMost: 1.2 },
  },
]

function even(stretch: Stretch): Figures {
  return {
    'p50 ms': stretch.p50Ms,
    'p99 ms': stretch.p99Ms,
    'max ms': stretch.maxMs,
    'server cores': cores(stretch),
    'load cores': stretch.loadCores,
    'edits/s': stretch.editsPerSecond,
  }
}

function cores({ serverCores }: Stretch): number {
  if (serverCores === null) throw new Error('nobody told what the server used')
  return serverCores
}
