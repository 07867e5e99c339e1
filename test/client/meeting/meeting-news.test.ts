// What is said aloud of a meeting: what changes what everybody does, never who answered what.

import { expect, it } from 'vitest'
import { courseOf } from '../../../client/meeting/agenda-course.ts'
import { meetingNews } from '../../../client/meeting/meeting-news.ts'
import { presenceSums } from '../../../client/meeting/presence-sums.ts'
import type { Meeting } from '../../../shared/point/meeting.ts'
import { agenda, chair, deciding, member, owner, round, second, third, view, wording } from './meeting-values.ts'

const t = ((key: string, params: Record<string, unknown> = {}) => [key, ...Object.values(params)].join(' ')) as never
const reading = (over: Partial<Meeting> = {}, decided = deciding()) => {
  const seen = view(over)
  return { view: seen, deciding: decided, course: courseOf({ agenda, internal: null, meeting: seen.meeting }) }
}
const news = (before: ReturnType<typeof reading>, after: ReturnType<typeof reading>) =>
  meetingNews({ before, after, me: owner, nameOf: (id) => id, does: ({ effect }) => `does ${effect.type}`, t })

it('the next item, a new speaker and the gavel are told in one go', () => {
  const after = reading({
    current: { item: third, internal: false },
    gavel: owner,
    speakers: {
      open: true,
      limitSeconds: null,
      waiting: [],
      speaking: { person: member, since: '2026-03-05T09:29:00.000Z' },
    },
  })
  expect(news(reading(), after)).toEqual(['news.item 3 Sak 3', 'news.gavelYou', `news.speaks ${member}`])
})

it('[BLD1] that somebody has answered is not told, only that a round is opened and revealed', () => {
  const open = deciding({ wordings: [wording(1)], rounds: [round(1, wording(1))] })
  const answered = deciding({ wordings: [wording(1)], rounds: [round(1, wording(1), { answered: [owner] })] })
  const revealed = deciding({ wordings: [wording(1)], rounds: [round(1, wording(1), { state: 'revealed' })] })
  const before = deciding({ wordings: [wording(1)] })
  expect(news(reading({}, before), reading({}, open))).toEqual(['news.roundOpened'])
  expect(news(reading({}, open), reading({}, answered))).toEqual([])
  expect(news(reading({}, answered), reading({}, revealed))).toEqual(['news.roundRevealed'])
})

it('[DEC12] a decision is told with what it does', () => {
  const decision = { id: 'a-decision', number: 4, effect: { type: 'none' } } as never
  expect(news(reading(), reading({}, deciding({ decisions: [decision] })))).toEqual(['news.decided 4 does none'])
})

it('nothing is told when nothing has happened', () => {
  expect(news(reading(), reading())).toEqual([])
})

it('presence sums count filled seats by how they take part, others apart, and who left', () => {
  const seen = view()
  expect(presenceSums(seen)).toEqual({
    filled: 2,
    voices: 2,
    inRoom: 1,
    onVideo: 1,
    others: 1,
    left: [{ person: 'absent', at: '2026-03-05T09:10:00.000Z' }],
  })
  expect(seen.meeting.gavel).toBe(chair)
  const recused = view({ recusals: { [second]: [member] } })
  const onThird = view({ recusals: { [second]: [member] }, current: { item: third, internal: false } })
  expect([presenceSums(recused).voices, presenceSums(onThird).voices]).toEqual([1, 2])
})
