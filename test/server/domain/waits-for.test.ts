// What waits for one person, of what the pages have read.

import { expect, it } from 'vitest'
import { type WaitsForGiven, waitsFor } from '../../../server/domain/waits-for.ts'
import { personIdSchema, pointIdSchema } from '../../../shared/ids.ts'

const me = personIdSchema.parse('kari-nordmann')
const other = personIdSchema.parse('ola-nordmann')
const [next, held] = [pointIdSchema.parse('neste'), pointIdSchema.parse('holdt')]
const point = { id: next, head: { title: 'Vinterpunktet', date: '2026-12-05' } } as NonNullable<WaitsForGiven['sits']>
const promise = (id: string, o: object) =>
  ({ id, owner: me, state: 'open', due: '2026-12-10', text: id, ...o }) as WaitsForGiven['promises'][number]
const question = (id: string, o: object) =>
  ({ question: id, owner: me, due: null, answer: '', answeredAt: null, ...o }) as WaitsForGiven['evidence'][number]
const decided = (number: number, o: object) =>
  ({
    decision: { id: `vedtak-${number}`, number, reviewOn: '2026-12-01' },
    reviewDue: true,
    reversedBy: null,
    ...o,
  }) as WaitsForGiven['register'][number]
const circulation = (id: string, o: object) =>
  ({
    pointId: held,
    wording: { text: 'KI-3 tas inn.' },
    round: { id, deadline: '2026-12-01T11:00:00.000Z', reminded: [{ person: me, at: '2026-11-27T08:00:00.000Z' }] },
    waits: true,
    ...o,
  }) as WaitsForGiven['circulations'][number]
const wording = (id: string, o: object) =>
  ({
    pointId: next,
    pointDate: '2026-12-05',
    wording: { id, agendaItem: 'sak-06', text: id },
    waits: true,
    ...o,
  }) as unknown as WaitsForGiven['wordings'][number]

const nothing: WaitsForGiven = {
  me,
  owns: false,
  sits: null,
  called: null,
  circulations: [],
  wordings: [],
  scores: [],
  minutes: [],
  promises: [],
  evidence: [],
  nextPoint: next,
  register: [],
  agenda: [],
  said: [],
  papers: [],
  today: '2026-11-28',
  now: '2026-11-28T10:00:00.000Z',
}
const owed: WaitsForGiven = {
  ...nothing,
  promises: [
    promise('mitt', {}),
    promise('forfalt', { due: '2026-11-01' }),
    promise('annens', { owner: other }),
    promise('holdt', { state: 'kept' }),
  ],
  evidence: [
    question('E1', { due: '2026-11-20' }),
    question('E2', {}),
    question('E3', { owner: other }),
    question('E4', { answer: 'Ja.', answeredAt: '2026-11-20T10:00:00.000Z' }),
  ],
  register: [decided(1, {}), decided(2, { reviewDue: false }), decided(3, { reversedBy: { id: 'x', number: 4 } })],
}

it('[WFY1] says nothing when nothing waits', () => {
  expect(waitsFor(nothing)).toEqual([])
})

it('her own open promises and the answers she owes wait for her, soonest first, what has no date last', () => {
  expect(waitsFor(owed).map(({ id, late }) => [id, late])).toEqual([
    ['forfalt', true],
    ['E1', true],
    ['mitt', false],
    ['E2', false],
  ])
})

it('the programme owner is told of decisions that are to be looked at again, and of those alone', () => {
  const reviews = waitsFor({ ...owed, owns: true }).filter(({ kind }) => kind === 'review')
  expect(reviews.map(({ id, due }) => [id, due])).toEqual([['vedtak-1', '2026-12-01']])
})

it('[WFY1] the board that sits stands first, then the call, the texts and the minutes by their days', () => {
  const waiting = waitsFor({
    ...owed,
    sits: point,
    called: { point, papers: 3, at: '2026-11-20T08:00:00.000Z' },
    circulations: [circulation('runde', {}), circulation('besvart', { waits: false })],
    wordings: [wording('forslag', {}), wording('prøvd', { waits: false })],
    minutes: [{ pointId: held, of: '2026-09-10', on: '2026-12-05' }],
  })
  expect(waiting.map(({ kind, id, due }) => [kind, id, due])).toEqual([
    ['session', 'neste', null],
    ['promise', 'forfalt', '2026-11-01'],
    ['question', 'E1', '2026-11-20'],
    ['circulation', 'runde', '2026-12-01'],
    ['call', 'neste', '2026-12-05'],
    ['wording', 'forslag', '2026-12-05'],
    ['minutes', 'holdt', '2026-12-05'],
    ['promise', 'mitt', '2026-12-10'],
    ['question', 'E2', null],
  ])
  expect(waiting.every(({ pressing }) => pressing)).toBe(true)
  expect(waiting[3]).toMatchObject({ remindedAt: '2026-11-27T08:00:00.000Z', text: 'KI-3 tas inn.' })
})

it('[WFY1] what is due in more than 14 days does not press', () => {
  const waiting = waitsFor({
    ...nothing,
    called: { point: { ...point, head: { ...point.head, date: '2027-02-01' } }, papers: 0, at: null },
    promises: [promise('snart', { due: '2026-12-12' }), promise('senere', { due: '2026-12-13' })],
    minutes: [{ pointId: held, of: '2026-09-10', on: '2027-02-01' }],
  })
  expect(waiting.map(({ id, pressing }) => [id, pressing])).toEqual([
    ['snart', true],
    ['senere', false],
    ['neste', true],
    ['holdt', false],
  ])
})

it('[WFY1] a comment that names her presses, an answer, an agenda item of hers and papers do not', () => {
  const said = (kind: 'mention' | 'answer', id: string) =>
    ({
      kind,
      id,
      thread: id,
      anchor: { kind: 'programme' },
      by: 'Ola Nordmann',
      text: 'Hva mener du?',
      since: '2026-11-27T08:00:00.000Z',
      internal: false,
    }) as WaitsForGiven['said'][number]
  const waiting = waitsFor({
    ...nothing,
    said: [said('mention', 'nevnt'), said('answer', 'svart')],
    agenda: [{ point, item: { id: 'sak-06', title: 'Rammen' }, internal: true } as WaitsForGiven['agenda'][number]],
    papers: [{ point, papers: 2, at: '2026-11-27T08:00:00.000Z' }],
  })
  expect(waiting.map(({ kind, id, due, pressing, internal }) => [kind, id, due, pressing, internal])).toEqual([
    ['agenda', 'sak-06', '2026-12-05', false, true],
    ['papers', 'neste', '2026-12-05', false, false],
    ['mention', 'nevnt', null, true, false],
    ['answer', 'svart', null, false, false],
  ])
})
