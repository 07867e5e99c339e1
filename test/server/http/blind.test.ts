// Random people write, open, answer, reveal, withdraw, decide and come and go over HTTP in any order, each position with a mark of its giver in its reason: no answer
// to anybody else, no log line and no notice holds a mark before the round that holds it was revealed. Seeded; the seed is in the title.

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { seededRandom } from '../../generators/seeded-random.ts'
import { type DecidingBoard, openDecidingBoard, people, personOf, type Who } from './deciding-board.ts'

let board: DecidingBoard
beforeEach(async () => {
  board = await openDecidingBoard()
})
afterEach(() => board.close())

const seats = ['programeier', 'nhn', 'helse-nord', 'ks'] as const
const everybody = Object.keys(people) as Who[]
const mark = /KANARI-([a-z-]+)-\d+/g

describe('positions', () => {
  it.each([11, 26, 1_126])('[RND2] are blind whatever people do, seed %i', { timeout: 60_000 }, async (seed) => {
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
      // What a reveal shows may be read from the moment it is answered.
      if (path.endsWith('/reveal') && answer.ok) {
        revealed += 1
        for (const round of (JSON.parse(text) as { rounds: { positions: unknown }[] }).rounds) {
          for (const [whole] of JSON.stringify(round.positions).matchAll(mark)) shown.add(whole)
        }
      }
      look(who, text)
      return answer
    }
    const latest = async () => {
      const { wordings, rounds } = await board.view('moteleder')
      return { wording: wordings.at(-1)?.id, round: rounds.at(-1)?.id }
    }
    const position = (who: Who) => {
      given += 1
      return {
        position: pick(['supports', 'reservation', 'cannot', 'needs-more']),
        reason: `KANARI-${who}-${seed}${given}`,
      }
    }
    const lead = (): Who => (random.chance(0.8) ? 'moteleder' : pick(everybody))
    const steps: readonly (() => Promise<unknown>)[] = [
      async () =>
        ask(lead(), 'POST', `/points/${board.point}/wordings`, {
          agendaItem: board.item,
          internal: false,
          text: `Tekst ${random.whole(1_000_000)}`,
          publish: true,
        }),
      async () =>
        ask(lead(), 'POST', `/points/${board.point}/rounds`, {
          wordingId: (await latest()).wording,
          how: 'meeting',
          deadline: null,
        }),
      async () =>
        ask(
          lead(),
          'POST',
          `/rounds/${(await latest()).round}/${pick(['reveal', 'reveal', 'reveal', 'remind', 'withdraw'])}`,
        ),
      async () => ask(lead(), 'POST', `/points/${board.point}/decisions`, board.asked((await latest()).round ?? '')),
      async () => {
        const who = pick(seats)
        return ask(who, 'PUT', `/wordings/${(await latest()).wording}/position`, position(who))
      },
      async () => {
        const { round } = await latest()
        for (const who of seats) await ask(who, 'PUT', `/rounds/${round}/position`, position(who))
      },
      async () => {
        await ask('moteleder', 'POST', `/points/${board.point}/rounds`, {
          wordingId: (await latest()).wording,
          how: 'meeting',
          deadline: null,
        })
        const { round } = await latest()
        for (const who of seats) await ask(who, 'PUT', `/rounds/${round}/position`, position(who))
        return ask('moteleder', 'POST', `/rounds/${round}/reveal`)
      },
      async () => {
        const command = { type: pick(['arrive', 'arrive', 'leave']), person: personOf(pick(seats)) }
        const whole = command.type === 'leave' ? command : { ...command, how: 'room' }
        return ask('moteleder', 'POST', `/points/${board.point}/meeting`, { command: whole })
      },
    ]
    for (let step = 0; step < 60; step += 1) {
      await pick(steps)()
      const who = pick(everybody)
      await ask(who, 'GET', `/points/${board.point}/${pick(['deciding', 'meeting'])}`)
      await ask(who, 'GET', '/decisions')
    }
    expect(breaches).toEqual([])
    expect([given > 20, revealed > 0]).toEqual([true, true])
    expect(`${JSON.stringify(board.app.lines)}${JSON.stringify(board.app.notices)}`).not.toMatch(/KANARI/)
  })
})
