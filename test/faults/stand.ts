// The stand of the fault tests: real server processes over one database, each with a link of its own to it, and people with links of their own to
// whichever server is up, as behind a balancer. Promises that everything it started ends when it is closed. Called by scenarios.

import type { ChildProcess } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { clearPending } from '../../client/live/pending-store.ts'
import { schemaVersion } from '../../shared/document/roots.ts'
import { boardRoom, programmeIdSchema, type RoomName } from '../../shared/ids.ts'
import { type SeededRandom, seededRandom } from '../generators/seeded-random.ts'
import { freePort } from '../harness/free-port.ts'
import { layEmptyDatabase } from '../harness/pglite-template.ts'
import { buildBefore } from '../harness/server-program.ts'
import { runServer, type ServerRun } from '../server/http/run-server.ts'
import { type BreakablePostgres, breakablePostgres } from './breakable-postgres.ts'
import { type Hostile, openHostile } from './hostile.ts'
import { type Link, openLink } from './link.ts'
import { openPerson, type Person } from './person.ts'

export interface StandOptions {
  readonly database: 'postgres' | 'pglite'
  readonly nodes: number
  readonly writers: number
  readonly observers: number
  readonly hostile: number
  readonly seed: number
  /** What the servers and pages are at first; started again, and loaded anew, they are of this build. Of this one from the start unless told. */
  readonly begins?: 'build before'
  /** Size of the disk under the database, in bytes; as large as it comes unless told. */
  readonly diskBytes?: number
  /** Folder for what the servers say, a file each; they say nothing unless told. */
  readonly logsIn?: string
}

export interface FaultNode {
  readonly name: string
  readonly port: number
  /** Its way to the database; null on PGlite. */
  readonly link: Link | null
  isUp(): boolean
  /** Of the documents it and its pages speak of. */
  schema(): number
  /** Resolves when it is ready. */
  start(): Promise<void>
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
  freeze(): void
  thaw(): void
}

export interface Stand {
  readonly options: StandOptions
  readonly origin: string
  readonly roomName: RoomName
  readonly random: SeededRandom
  readonly folder: string
  readonly postgres: BreakablePostgres | null
  readonly nodes: readonly FaultNode[]
  readonly writers: readonly Person[]
  readonly observers: readonly Person[]
  readonly hostile: readonly Hostile[]
  /** A cookie of the seat, from a server that is up. */
  signIn(seat: string): Promise<string>
  /** A connection past every link and server. */
  admin<Value>(ask: (client: pg.Client) => Promise<Value>): Promise<Value>
  close(): Promise<void>
}

const writerSeats = [
  ['ds-programkontor', 'nina-elvmann'],
  ['ds-helse-nord', 'ingrid-nordmann'],
  ['ds-ks', 'liv-kystmann'],
  ['ds-nhn', 'ola-nordmann'],
  ['ds-helse-vest', 'anne-vestmann'],
  ['ds-programleder', 'tor-bymann'],
  ['ds-kommunene', 'mats-dalmann'],
  ['ds-direktoratet', 'kari-nordmann'],
] as const
const observerSeats = [
  ['ds-revisjon', 'berit-tindmann'],
  ['ds-departementet', 'unni-myrmann'],
] as const
/** Also ended when this process ends by a fault of its own. */
const children = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL')
})
const letters = (at: number): string => String.fromCharCode(97 + at)

export async function openStand(options: StandOptions): Promise<Stand> {
  const random = seededRandom(options.seed)
  // No token of one stand is found in another.
  const mark = [...String(options.seed)].map((digit) => letters(Number(digit))).join('')
  const folder = await mkdtemp(join(tmpdir(), 'veivalg-faults-'))
  const disk = options.diskBytes === undefined ? {} : { diskBytes: options.diskBytes }
  const postgres = options.database === 'postgres' ? await breakablePostgres(disk) : null
  if (postgres === null) await layEmptyDatabase(folder)
  const closing: (() => Promise<void>)[] = [
    async () => {
      await postgres?.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  ]
  const close = async (): Promise<void> => {
    for (const each of closing.splice(0).reverse()) await each()
  }
  try {
    const roomName = boardRoom(programmeIdSchema.parse('digital-samhandling'))
    const ports = await Promise.all(Array.from({ length: options.nodes }, freePort))
    const origin = `http://127.0.0.1:${ports[0]}`
    const nodes: FaultNode[] = []
    const before = options.begins === undefined ? null : await buildBefore()
    if (before !== null) closing.push(() => rm(before, { recursive: true, force: true }))
    for (const [at, port] of ports.entries()) {
      const node = await faultNode({
        name: `node ${at + 1}`,
        port,
        origin,
        folder,
        postgres,
        before,
        logTo: options.logsIn === undefined ? null : join(options.logsIn, `node-${at + 1}.log`),
      })
      nodes.push(node)
      closing.push(async () => {
        node.thaw()
        await node.kill('SIGKILL')
        await node.link?.close()
      })
    }
    await Promise.all(nodes.map((node) => node.start()))
    const nodeOf = (at: number): FaultNode | undefined =>
      [...nodes.slice(at % nodes.length), ...nodes].find((each) => each.isUp())
    const toSomeNode = (at: number): Promise<Link> =>
      openLink(() => {
        const node = nodeOf(at)
        return node === undefined ? null : { host: '127.0.0.1', port: node.port }
      })
    const signIn = async (seat: string): Promise<string> => {
      const port = nodes.find((node) => node.isUp())?.port
      const answer = await fetch(`http://127.0.0.1:${port}/api/session`, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/json' },
        body: JSON.stringify({ seat }),
      })
      const cookie = answer.headers.get('set-cookie')?.split(';')[0]
      if (cookie === undefined) throw new Error(`nobody could sit down at ${seat}: ${answer.status}`)
      return cookie
    }
    const join_ = async (seats: readonly (readonly [string, string])[], count: number, kind: string) => {
      const people: Person[] = []
      for (let at = 0; at < count; at += 1) {
        const [seat, personId] = seats[at % seats.length] ?? ['', '']
        const cookie = await signIn(seat)
        const link = await toSomeNode(at)
        // Nothing of an earlier stand, which had another database.
        await clearPending(personId)
        const person = openPerson({
          name: kind + letters(at) + mark,
          personId,
          cookie,
          origin,
          roomName,
          link,
          random,
          at,
          // A page comes from the server it then speaks to.
          served: () => nodeOf(at)?.schema() ?? schemaVersion,
        })
        closing.push(() => person.close())
        people.push(person)
      }
      return people
    }
    const writers = await join_(writerSeats, options.writers, 'writer')
    const observers = await join_(observerSeats, options.observers, 'observer')
    const hostile: Hostile[] = []
    for (let at = 0; at < options.hostile; at += 1) {
      const observer = at % 2 === 1
      const cookie = await signIn(observer ? 'ds-portefolje' : 'ds-pasient')
      const name = `hostile${letters(at)}${mark}`
      const one = openHostile({ name, cookie, origin, roomName, link: await toSomeNode(at), random, observer })
      closing.push(() => one.close())
      hostile.push(one)
    }
    const admin = async <Value>(ask: (client: pg.Client) => Promise<Value>): Promise<Value> => {
      if (postgres === null) throw new Error('the embedded database is its server’s alone')
      const client = new pg.Client({ connectionString: postgres.url, connectionTimeoutMillis: 3_000 })
      client.on('error', () => undefined)
      await client.connect()
      try {
        return await ask(client)
      } finally {
        await client.end()
      }
    }
    return {
      options,
      origin,
      roomName,
      random,
      folder,
      postgres,
      nodes,
      writers,
      observers,
      hostile,
      signIn,
      admin,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function faultNode(o: {
  readonly name: string
  readonly port: number
  readonly origin: string
  readonly folder: string
  readonly postgres: BreakablePostgres | null
  /** Where the programs of the build before stand, when it begins with that. */
  readonly before: string | null
  readonly logTo: string | null
}): Promise<FaultNode> {
  const { postgres, port } = o
  const link = postgres === null ? null : await openLink(() => ({ host: '127.0.0.1', port: postgres.port }))
  const environment: Record<string, string> = {
    PORT: String(port),
    PUBLIC_ORIGIN: o.origin,
    LOG_LEVEL: o.logTo === null ? 'silent' : 'info',
  }
  if (link !== null) environment.DATABASE_URL = `postgresql://postgres@127.0.0.1:${link.port}/postgres`
  let run: ServerRun | null = null
  let up = false
  let frozen = false
  let { before } = o
  let schema = schemaVersion
  return {
    name: o.name,
    port,
    link,
    isUp: () => up && !frozen,
    schema: () => schema,
    async start() {
      schema = before === null ? schemaVersion : schemaVersion - 1
      const started = runServer({ folder: o.folder, environment, ...(before === null ? {} : { built: before }) })
      before = null
      run = started
      children.add(started.child)
      void started.ended.then(() => {
        if (run === started) up = false
      })
      await started.says('/seats')
      if (o.logTo !== null) started.child.stderr?.pipe(createWriteStream(o.logTo, { flags: 'a' }))
      up = true
    },
    async kill(signal) {
      up = false
      const killed = run
      run = null
      killed?.child.kill(signal)
      await killed?.ended
    },
    freeze() {
      frozen = true
      run?.child.kill('SIGSTOP')
    },
    thaw() {
      run?.child.kill('SIGCONT')
      frozen = false
    },
  }
}
