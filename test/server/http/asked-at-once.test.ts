// A meeting that forty browsers ask for in the same instant: few statements, nobody is answered with what was before her question, and a right that
// was withdrawn is gone from the next answer on, whoever else is asking.

import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { peopleStore } from '../../../server/store/people.ts'
import type { DecidingView } from '../../../shared/contract/deciding.ts'
import { type MeetingView, meetingViewSchema } from '../../../shared/contract/meeting.ts'
import { type DecidingBoard, openDecidingBoard, people, personOf, programmeId, type Who } from './deciding-board.ts'

let board: DecidingBoard
beforeEach(async () => {
  board = await openDecidingBoard()
})
afterEach(() => board.close())

const everybody = Object.keys(people) as Who[]
const forty = Array.from({ length: 40 }, (_, nth) => everybody[nth % everybody.length] ?? 'nhn')
const ask = (who: Who, topic: 'meeting' | 'deciding') => board.ask(who, 'GET', `/points/${board.point}/${topic}`)
const meetingOf = async (who: Who): Promise<MeetingView> =>
  meetingViewSchema.parse(await (await ask(who, 'meeting')).json())

/** @returns the statements that were sent while something ran. */
async function statementsOf(run: () => Promise<unknown>): Promise<string[]> {
  const query = vi.spyOn(pg.Client.prototype, 'query')
  try {
    await run()
    return query.mock.calls.map(([asked]) => {
      const text = typeof asked === 'string' ? asked : (asked as unknown as { readonly text: string }).text
      return text.trim().replace(/\s+/g, ' ').slice(0, 60)
    })
  } finally {
    query.mockRestore()
  }
}

describe('asked at once', () => {
  it.each([
    ['meeting', 8],
    ['deciding', 20],
  ] as const)('[NTC5] forty who ask for the %s cost no more than %i statements', async (topic, atMost) => {
    await board.round()
    const answers: Response[] = []
    const statements = await statementsOf(async () => {
      answers.push(...(await Promise.all(forty.map((who) => ask(who, topic)))))
    })
    expect(answers.map(({ status }) => status)).toEqual(forty.map(() => 200))
    expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(atMost)
  })

  it('[NTC5] each gets her own: what is hers is in nobody else’s answer', async () => {
    const { wordings } = await board.must(
      board.ask('moteleder', 'POST', `/points/${board.point}/wordings`, {
        agendaItem: board.item,
        internal: false,
        text: 'Styret vedtar.',
        publish: true,
      }),
    )
    const wordingId = wordings.at(-1)?.id
    const opened = await board.must(
      board.ask('moteleder', 'POST', `/points/${board.point}/rounds`, { wordingId, how: 'meeting', deadline: null }),
    )
    const round = opened.rounds.at(-1)?.id
    const givers: readonly Who[] = ['programeier', 'nhn', 'helse-nord']
    await Promise.all(
      givers.map((who) =>
        board.must(
          board.ask(who, 'PUT', `/rounds/${round}/position`, { position: 'reservation', reason: `av ${who}` }),
        ),
      ),
    )
    const mine = await Promise.all(
      forty.map(async (who) => {
        const { rounds } = (await (await ask(who, 'deciding')).json()) as DecidingView
        return [who, rounds[0]?.mine?.reason ?? null, rounds[0]?.positions]
      }),
    )
    expect(mine).toEqual(forty.map((who) => [who, givers.includes(who) ? `av ${who}` : null, null]))
  })

  it('[NTC5] nobody is answered with a meeting from before her question', async () => {
    let committed = (await meetingOf('nhn')).revision
    let over = false
    const behind: string[] = []
    const read = async (who: Who): Promise<void> => {
      while (!over) {
        const asked = committed
        const { revision } = await meetingOf(who)
        if (revision < asked) behind.push(`${who} asked at ${asked} and was told ${revision}`)
      }
    }
    const readers = forty.slice(0, 12).map(read)
    for (let time = 0; time < 20; time += 1) {
      await board.meeting('nhn', { type: 'ask-to-speak', kind: 'speech' })
      await board.meeting('nhn', { type: 'withdraw-speech', person: personOf('nhn') })
      committed += 2
    }
    over = true
    await Promise.all(readers)
    expect(behind).toEqual([])
  })

  it('[RGT1] (T-142) a right that was withdrawn is gone from the next answer, also while everybody asks', async () => {
    await board.meeting('moteleder', {
      type: 'go-to',
      current: { item: board.item, internal: false, budgetMinutes: 10 },
    })
    await board.app.database.pool.query(
      `update meetings set meeting = meeting
         || jsonb_build_object('internalItems', jsonb_build_array($2::text), 'current', meeting -> 'current' || '{"internal":true}')
       where point_id = $1`,
      [board.point, board.item],
    )
    expect([
      (await meetingOf('nhn')).meeting.current?.item,
      (await meetingOf('departementet')).meeting.current,
    ]).toEqual([board.item, null])
    let over = false
    const crowd = forty.slice(0, 8).map(async (who) => {
      while (!over) await ask(who, 'meeting')
    })
    const { changeRole } = peopleStore(board.app.database)
    await changeRole({ personId: personOf('nhn'), programmeId, role: 'observer' })
    expect((await meetingOf('nhn')).meeting.current).toBeNull()
    await changeRole({ personId: personOf('nhn'), programmeId, role: null })
    expect([(await ask('nhn', 'meeting')).status, (await ask('nhn', 'deciding')).status]).toEqual([404, 404])
    await board.app.database.pool.query('update sessions set ended_at = now() where person_id = $1', [personOf('ks')])
    expect((await ask('ks', 'meeting')).status).toBe(401)
    over = true
    await Promise.all(crowd)
  })

  it('a command of the meeting that writes no document costs seven statements, and reads the members once', async () => {
    const statements = await statementsOf(() => board.meeting('nhn', { type: 'ask-to-speak', kind: 'speech' }))
    expect(statements.map((each) => each.split(' ')[0])).toEqual([
      'select',
      'begin',
      'select',
      'select',
      'select',
      'with',
      'commit',
    ])
  })
})
