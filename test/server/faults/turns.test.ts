// Servers far from their database, each by a link of its own that holds everything back, with people who never stop writing in one room on each
// of them: nobody is overtaken for ever (NOD7). The same far longer, and with more faults, is `npm run faults`.

import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import { readConfig } from '../../../server/config.ts'
import { type RunningServer, startServer } from '../../../server/start-server.ts'
import { quiet } from '../../doubles/http-app.ts'
import { type Link, openLink } from '../../faults/link.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { atBoard, tokensIn, type Writer, write, writer } from '../http/token-writer.ts'

const links: Link[] = []
const servers: RunningServer[] = []
const providers: WebsocketProvider[] = []
const seats = ['ds-programkontor', 'ds-helse-nord', 'ds-ks', 'ds-nhn']

beforeAll(async () => {
  const database = new URL(await freshDatabaseUrl())
  const target = { host: database.hostname, port: Number(database.port) }
  for (let at = 0; at < 3; at += 1) {
    const link = await openLink(() => target)
    links.push(link)
    database.host = `127.0.0.1:${link.port}`
    const outcome = readConfig({ PORT: '0', DATABASE_URL: database.href })
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.mistakes))
    servers.push(await startServer(outcome.config, { log: quiet }))
  }
}, 60_000)
afterAll(async () => {
  for (const link of links) link.delay(0)
  for (const provider of providers) provider.destroy()
  for (const server of servers) await server.close()
  for (const link of links) await link.close()
})

/** So often is somebody answered before it is judged. */
const answersOfOne = 22
/** Two times left out, and those who stand before her in the line: seven were seen, and all there are where nobody takes turns. */
const mostOvertaken = 15
/** More would not come to more answers, and the text has room for so much. */
const mostUnsaved = 6

it('[NOD7] lets nobody be overtaken again and again on three servers that are 25 ms each way from the database', {
  timeout: 180_000,
}, async () => {
  const answered: number[] = []
  const people = seats.map((_, at) => heard(() => answered.push(at)))
  for (const [at, seat] of seats.entries()) {
    const url = servers[at % servers.length]?.url ?? ''
    providers.push(await atBoard({ url, seat, writer: people[at] as Writer }))
  }
  for (const link of links) link.delay(25)
  const answersOf = (person: number) => answered.filter((each) => each === person).length
  while (Math.max(...seats.map((_, at) => answersOf(at))) < answersOfOne) {
    for (const [at, person] of people.entries()) {
      if (person.tokens.length - person.saved >= mostUnsaved) continue
      write(person, `${seats[at]?.replaceAll('-', '')}-${person.tokens.length}`)
    }
    await pause(40)
  }
  // Counted and not timed: a slow machine is slow for everybody.
  const overtaken = seats.map((_, at) => overtakings(answered, at))
  expect(Math.max(...overtaken), `overtaken ${overtaken.join(', ')} times in a row`).toBeLessThan(mostOvertaken)
  for (const link of links) link.delay(0)
  const all = people.flatMap((person) => person.tokens).sort()
  await expect
    .poll(() => people.map((person) => tokensIn(person.doc).sort().join() === all.join()), { timeout: 60_000 })
    .toEqual(people.map(() => true))
  await expect
    .poll(() => people.map((person) => person.saved), { timeout: 60_000 })
    .toEqual(people.map((person) => person.tokens.length))
})

/** Somebody of whom it is heard when more of hers is called saved. */
function heard(answered: () => void): Writer {
  let saved = 0
  return {
    ...writer(),
    get saved() {
      return saved
    },
    set saved(count) {
      if (count > saved) answered()
      saved = count
    },
  }
}

/** @returns how often one of the others was answered between two answers to her, at most */
function overtakings(answered: readonly number[], her: number): number {
  let since = new Map<number, number>()
  let most = 0
  for (const each of answered) {
    if (each === her) since = new Map()
    else since.set(each, (since.get(each) ?? 0) + 1)
    most = Math.max(most, ...since.values())
  }
  return most
}
