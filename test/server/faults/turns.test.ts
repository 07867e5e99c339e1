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

it('[NOD7] answers everybody within seconds on three servers that are 25 ms each way from the database', {
  timeout: 60_000,
}, async () => {
  const people = seats.map(() => writer())
  for (const [at, seat] of seats.entries()) {
    const url = servers[at % servers.length]?.url ?? ''
    providers.push(await atBoard({ url, seat, writer: people[at] as Writer }))
  }
  for (const link of links) link.delay(25)
  const madeMs = people.map((): number[] => [])
  const longestMs = people.map(() => 0)
  const untilMs = performance.now() + 6_000
  while (performance.now() < untilMs) {
    for (const [at, person] of people.entries()) {
      const oldest = madeMs[at]?.[person.saved]
      if (oldest !== undefined) longestMs[at] = Math.max(longestMs[at] ?? 0, performance.now() - oldest)
      madeMs[at]?.push(performance.now())
      write(person, `${seats[at]?.replaceAll('-', '')}-${person.tokens.length}`)
    }
    await pause(40)
  }
  expect(Math.max(...longestMs)).toBeLessThan(4_000)
  for (const link of links) link.delay(0)
  const all = people.flatMap((person) => person.tokens).sort()
  await expect
    .poll(() => people.map((person) => tokensIn(person.doc).sort().join() === all.join()))
    .toEqual(people.map(() => true))
  expect(people.map((person) => person.saved)).toEqual(people.map((person) => person.tokens.length))
})
