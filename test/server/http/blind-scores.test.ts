// Random people ask, score, change, show and withdraw over HTTP in any order, each score with a mark of its giver in its reason, and look everywhere there
// is: no answer to anybody else, no log line, no notice, no mail and no document holds a mark before its round was shown, nor does any answer to
// somebody else change with what is said. Seeded; the seed is in the title.

import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { roomDocument } from '../../../server/commands/documents/room-document.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import { scoreRoundBodySchema, scoresBodySchema } from '../../../shared/contract/scores.ts'
import { boardRoom } from '../../../shared/ids.ts'
import { seededRandom } from '../../generators/seeded-random.ts'
import { type DecidingBoard, openDecidingBoard, people, personOf, programmeId, type Who } from './deciding-board.ts'

let board: DecidingBoard
beforeEach(async () => {
  board = await openDecidingBoard()
})
afterEach(() => board.close())

const scorers = ['programeier', 'nhn', 'helse-nord', 'ks', 'strom-dd'] as const
const everybody = Object.keys(people) as Who[]
const items = ['DD-2', 'DD-3'] as const
const mark = /KANARI-([a-z-]+)-\d+/g
const places = [
  '/scores',
  '/inbox',
  '/changes',
  '/history',
  '/history/items/DD-2',
  '/search?q=KANARI',
  '/audit',
  '/audit.csv',
  '/comments?item=DD-2',
  '/decisions',
  '/frame',
] as const

describe('scores', () => {
  it.each([3, 12, 1_203])('[SCR9] are blind whatever people do, seed %i', { timeout: 60_000 }, async (seed) => {
    const random = seededRandom(seed)
    const { pick } = random
    const shown = new Set<string>()
    const breaches: string[] = []
    let given = 0
    let revealed = 0
    const look = (who: Who, text: string): void => {
      for (const [whole, giver] of text.matchAll(mark)) {
        if (giver !== who && !shown.has(whole)) breaches.push(`${who} read ${whole}`)
      }
    }
    const ask = async (who: Who, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<Response> => {
      const answer = await board.ask(who, method, path, body)
      const text = await answer.clone().text()
      if (path.endsWith('/reveal') && answer.ok) {
        revealed += 1
        const { lines } = scoreRoundBodySchema.parse(JSON.parse(text))
        for (const [whole] of JSON.stringify(lines).matchAll(mark)) shown.add(whole)
      }
      look(who, text)
      return answer
    }
    const latest = async (): Promise<string> => {
      const { rounds } = scoresBodySchema.parse(await (await board.ask('moteleder', 'GET', '/scores')).json())
      return rounds.find(({ state }) => state === 'open')?.id ?? rounds[0]?.id ?? '00000000-0000-4000-8000-000000000000'
    }
    const score = (who: Who, round: string, item: string) => {
      given += 1
      const cell = { mark: random.chance(0.2) ? null : random.whole(6), reason: `KANARI-${who}-${seed}${given}` }
      return ask(who, 'PUT', `/scores/${round}/items/${item}`, { scores: { B1: cell } })
    }
    const lead = (): Who => (random.chance(0.8) ? 'moteleder' : pick(everybody))
    const begin = () =>
      ask(lead(), 'POST', '/scores', { items, criteria: ['B1'], people: scorers.map(personOf), deadline: null })
    const steps: readonly (() => Promise<unknown>)[] = [
      begin,
      async () => score(pick(scorers), await latest(), pick(items)),
      async () => {
        const round = await latest()
        for (const who of scorers) for (const item of items) await score(who, round, item)
      },
      async () => ask(lead(), 'POST', `/scores/${await latest()}/reveal`, { without: [] }),
      async () => random.chance(0.3) && ask(lead(), 'POST', `/scores/${await latest()}/withdraw`),
      async () => ask(pick(everybody), 'GET', `/scores/${await latest()}`),
    ]
    for (let step = 0; step < 60; step += 1) {
      await pick(steps)()
      await ask(pick(everybody), 'GET', pick(places))
    }
    expect(breaches).toEqual([])
    expect([given > 20, revealed > 0]).toEqual([true, true])
    expect(`${JSON.stringify(board.app.lines)}${JSON.stringify(board.app.notices)}`).not.toMatch(/KANARI/)
    const { db } = board.app.database
    const tables = ['mail_outbox', 'audit_log', 'search_entries'] as const
    for (const table of tables) {
      const rows = await db.execute(sql.raw(`select * from ${table}`))
      expect(JSON.stringify(rows)).not.toMatch(/KANARI/)
    }
    const loaded = await updateLog(board.app.database).load(boardRoom(programmeId))
    if (loaded === null) throw new Error('no board')
    const doc = roomDocument(loaded)
    expect(JSON.stringify([...doc.share.keys()].map((root) => doc.getMap(root).toJSON()))).not.toMatch(/KANARI/)
  })

  it('[SCR9] what others are told is the same to the letter, whatever somebody scores, until she is done', async () => {
    const body = { items, criteria: ['B1', 'B2'], people: scorers.map(personOf), deadline: null }
    const opened = scoreRoundBodySchema.parse(await (await board.ask('moteleder', 'POST', '/scores', body)).json())
    const told = () =>
      Promise.all(
        everybody
          .filter((who) => who !== 'nhn')
          .flatMap((who) =>
            ['/scores', `/scores/${opened.round.id}`, '/inbox', '/changes', '/history', '/audit'].map(async (path) => [
              who,
              path,
              (await (await board.ask(who, 'GET', path)).text()).replace(/"requestId":"[^"]+"/, ''),
            ]),
          ),
      )
    const before = await told()
    const give = (item: string, scores: object) =>
      board.ask('nhn', 'PUT', `/scores/${opened.round.id}/items/${item}`, { scores })
    await give('DD-2', { B1: { mark: 5, reason: 'Mye' }, B2: { mark: null, reason: '' } })
    await give('DD-2', { B1: { mark: 0, reason: 'Lite' } })
    await give('DD-3', { B1: { mark: 1, reason: '' } })
    expect(await told()).toEqual(before)
  })
})
