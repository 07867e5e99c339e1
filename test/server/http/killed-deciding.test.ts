// The live server killed (kill -9) in the middle of a round, and at every moment of a decision's transaction: every position it has acknowledged is there, nothing is
// decided twice or by half, and the request that was not answered tells what became of it when it is sent again.

import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../server/store/open-database.ts'
import { decidingViewSchema, registerBodySchema } from '../../../shared/contract/deciding.ts'
import { pointBodySchema } from '../../../shared/contract/http.ts'
import { quiet } from '../../doubles/http-app.ts'
import { armed, type DyingMoment, diedAt, dyingAt, dyingMoments } from '../../faults/die-at.ts'
import { layEmptyDatabase } from '../../harness/pglite-template.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { personOf, type Who } from './deciding-board.ts'
import { runServer, signIn, verifyRegister } from './run-server.ts'

const folders: string[] = []
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

const members = ['programeier', 'nhn', 'helse-nord'] as const
const base = '/api/programmes/digital-samhandling'

/** A server that is started again and again on one database, and the people at it. @param first what the first one is given besides */
async function standing(environment: Record<string, string>, first: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'veivalg-test-deciding-'))
  folders.push(folder)
  await layEmptyDatabase(folder)
  const cookies = new Map<Who, string>()
  const now = { run: runServer({ folder, environment: { ...environment, ...first } }), url: '' }
  now.url = await now.run.url()
  for (const who of [...members, 'moteleder'] as const) cookies.set(who, await signIn(now.url, `ds-${who}`))
  const ask = (who: Who, method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(`${now.url}${base}${path}`, {
      method,
      headers: { cookie: cookies.get(who) ?? '', origin: now.url, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  return {
    folder,
    environment,
    dataDir: folder,
    databaseUrl: environment.DATABASE_URL,
    ask,
    must: async (asked: Promise<Response>): Promise<unknown> => {
      const answer = await asked
      if (answer.status >= 300) throw new Error(`${answer.status} ${await answer.text()}`)
      return answer.json()
    },
    kill: () => now.run.child.kill('SIGKILL'),
    /** It dies at the moment it was given when it began. */
    arm: () => {
      now.run.child.kill('SIGUSR2')
      return now.run.says(armed)
    },
    /** Once it has ended. @param over what this one is given besides. @returns what the one that ended had said */
    again: async (over: Record<string, string> = {}) => {
      const ended = await now.run.ended
      now.run = runServer({ folder, environment: { ...environment, ...over } })
      now.url = await now.run.url()
      return ended
    },
    stop: async () => {
      now.run.child.kill('SIGTERM')
      return (await now.run.ended).code
    },
  }
}

/** A board that sits, with a round open, over HTTP. */
async function sitting({ ask, must }: Awaited<ReturnType<typeof standing>>) {
  const head = {
    title: 'Punkt',
    date: '2026-12-10',
    startsAt: '12:00',
    lengthMinutes: 90,
    place: '',
    chair: '',
    facilitator: '',
  }
  const { id: point } = pointBodySchema.parse(
    await must(ask('moteleder', 'POST', '/points', { head, agenda: 'standard' })),
  )
  const meeting = (command: object) => must(ask('moteleder', 'POST', `/points/${point}/meeting`, { command }))
  await meeting({ type: 'call', quorum: 3 })
  await meeting({ type: 'start' })
  for (const who of members) await meeting({ type: 'arrive', person: personOf(who), how: 'room' })
  const view = async (who: Who = 'moteleder') =>
    decidingViewSchema.parse(await must(ask(who, 'GET', `/points/${point}/deciding`)))
  const give = (who: Who, round: string, reason: string) =>
    ask(who, 'PUT', `/rounds/${round}/position`, { position: 'reservation', reason })
  /** A new wording and an open round on it. */
  const opened = async (text: string): Promise<string> => {
    const wording = { agendaItem: 'sak-01', internal: false, text, publish: true }
    await must(ask('moteleder', 'POST', `/points/${point}/wordings`, wording))
    const wordingId = (await view()).wordings.at(-1)?.id
    await must(ask('moteleder', 'POST', `/points/${point}/rounds`, { wordingId, how: 'meeting', deadline: null }))
    return (await view()).rounds.at(-1)?.id ?? ''
  }
  return {
    point,
    view,
    give,
    opened,
    /** A round in which everybody has answered, revealed. */
    revealed: async (text: string): Promise<string> => {
      const round = await opened(text)
      for (const who of members) await must(give(who, round, 'forutsatt opplæring'))
      await must(ask('moteleder', 'POST', `/rounds/${round}/reveal`))
      return round
    },
  }
}

describe.each([
  ['the embedded database', async () => ({})],
  ['a real Postgres', async () => ({ DATABASE_URL: await freshDatabaseUrl() })],
] as const)('a server on %s that is killed while the board decides', { timeout: 180_000 }, (_, environmentOf) => {
  it('[DEC5] T-115 in the middle of a round loses no position it has acknowledged', async () => {
    const server = await standing(await environmentOf())
    const { view, give, opened } = await sitting(server)
    const round = await opened('Styret vedtar dette.')
    const acknowledged = new Map<Who, number>()
    // Everybody changes her mind over and over.
    await Promise.all(
      members.map(async (who) => {
        for (let at = 1; at < 500; at += 1) {
          const given = await statusOf(give(who, round, `nr ${at}`))
          if (given !== 200) break
          acknowledged.set(who, at)
          if (who === 'nhn' && at === 12) break
        }
        // Also where she was not answered: the others go on until it is dead.
        if (who === 'nhn') server.kill()
      }),
    )
    await server.again()
    for (const who of members) {
      const mine = (await view(who)).rounds.at(-1)?.mine
      const last = acknowledged.get(who) ?? 0
      // What was sent last may have been written without an answer.
      expect([`nr ${last}`, `nr ${last + 1}`]).toContain(mine?.reason)
    }
    await server.must(server.ask('moteleder', 'POST', `/rounds/${round}/reveal`))
    expect(await server.stop()).toBe(0)
  })

  it('[DEC5] [DEC4] T-115 at each moment of a decision has decided it or not, and decides nothing twice', async () => {
    const dying = (moment: DyingMoment | undefined) =>
      moment === undefined ? {} : dyingAt({ moment, statement: 'insert into "decisions"' })
    const server = await standing(await environmentOf(), dying(dyingMoments[0]))
    const { ask, must } = server
    const { point, revealed } = await sitting(server)
    const registered = async () =>
      registerBodySchema
        .parse(await must(ask('nhn', 'GET', '/decisions')))
        .decisions.map(({ decision }) => [decision.number, decision.intact])
    const numbered = (last: number) => Array.from({ length: last }, (_unused, index) => [last - index, true])
    // Each takes back the one before.
    let reverses: string | null = null
    const stood: boolean[] = []
    for (const [at, moment] of dyingMoments.entries()) {
      const roundId = await revealed(`Styret vedtar dette, versjon ${at + 1}.`)
      const effect = { type: 'scope', items: ['DD-1'] }
      const attempt = { key: randomUUID(), roundId, path: 'consensus', grounds: '', effect, reviewOn: null, reverses }
      const decide = () => ask('moteleder', 'POST', `/points/${point}/decisions`, attempt)
      await server.arm()
      expect(await statusOf(decide())).toBeNull()
      expect((await server.again(dying(dyingMoments[at + 1]))).err).toContain(diedAt(moment))
      // What was committed stands, and of anything else there is nothing, before anybody asks again.
      const stands = (await registered()).length > at
      stood.push(stands)
      expect(await registered()).toEqual(numbered(stands ? at + 1 : at))
      const decided = (await must(decide())) as { id: string }
      expect(await must(decide())).toEqual(decided)
      expect(await registered()).toEqual(numbered(at + 1))
      reverses = decided.id
    }
    expect(stood).toEqual(dyingMoments.map((moment) => moment === 'committed'))
    expect(await server.stop()).toBe(0)

    // Over what is left, by the command an operator runs: sound, and then with one byte of one row changed behind the triggers' back.
    const sound = await verifyRegister(server)
    expect([sound.code, sound.err]).toEqual([0, ''])
    expect(sound.out).toContain(`digital-samhandling: vedtak (decisions) ${dyingMoments.length}, hele kjeden stemmer`)
    const { dataDir, databaseUrl } = server
    const database = await openDatabase({ dataDir, databaseUrl, log: quiet })
    await database.db.execute(sql`alter table decisions disable trigger all`)
    await database.db.execute(
      sql`update decisions set body = replace(body, '"number":2', '"number":7') where number = 2`,
    )
    await database.close()
    const tampered = await verifyRegister(server)
    expect([tampered.code, tampered.err]).toEqual([1, ''])
    expect(tampered.out).toContain('digital-samhandling nr. 2: teksten er ikke den som ble vedtatt')
  })
})

/** @returns the status of an answer; null where none came. */
function statusOf(asked: Promise<Response>): Promise<number | null> {
  return asked.then(
    ({ status }) => status,
    () => null,
  )
}
