// What waits for the agenda of a point that is prepared.

import { describe, expect, it } from 'vitest'
import { agendaProposals, type ProposalsOf, reviewItemId } from '../../../client/points/agenda-proposals.ts'
import { type AgendaItemId, agendaItemIdSchema, type ItemId, itemIdSchema } from '../../../shared/ids.ts'
import { type Agenda, type AgendaItem, type AgendaKind, agendaOf } from '../../../shared/point/agenda-item.ts'
import { area, itemWith } from '../../shared/a-board.ts'

const id = (text: string): AgendaItemId => agendaItemIdSchema.parse(text)
const cutId: ItemId = itemIdSchema.parse('KI-K1')

function anAgenda(kinds: readonly AgendaKind[], linked: readonly ItemId[] = []): Agenda {
  const items = kinds.map(
    (kind, at): AgendaItem => ({
      id: id(`sak-${at + 1}`),
      kind,
      title: kind,
      minutes: 10,
      owner: '',
      linked,
      rank: `a${at}` as AgendaItem['rank'],
    }),
  )
  return agendaOf(new Map(items.map((item) => [item.id, item])))
}
const overdue = { state: 'open', due: '2026-12-01', internal: false } as const

type Decided = ProposalsOf['register'][number]
function decided(number: number, o: { reviewOn: string | null; internal?: boolean; at?: AgendaItemId }): Decided {
  const { reviewOn, internal = false, at = null } = o
  return {
    decision: { number, reviewOn, internal, agendaItem: at },
    reversedBy: null,
  } as Decided
}

const nothing: ProposalsOf = {
  agenda: anAgenda(['approval', 'discussion']),
  internal: false,
  date: '2027-01-07',
  earlierDate: null,
  today: '2026-12-20',
  promises: [],
  register: [],
  expiringCuts: [],
  offers: [],
}

describe('what is proposed for an agenda', () => {
  it('[AGD2] is nothing where nothing waits', () => {
    expect(agendaProposals(nothing)).toEqual([])
  })

  it('[AGD2] overdue promises open the next meeting, after what is approved: added where no follow-up stands, moved where one stands lower', () => {
    const promises = [overdue, { ...overdue, due: '2027-02-01' }, { ...overdue, state: 'kept' as const }]
    expect(agendaProposals({ ...nothing, promises })).toEqual([
      { kind: 'follow-up', id: 'oppfolging-av-lofter', before: 'sak-2', overdue: 1 },
    ])
    const low = anAgenda(['approval', 'decision', 'follow-up'])
    expect(agendaProposals({ ...nothing, promises, agenda: low })).toEqual([
      { kind: 'follow-up-first', id: 'sak-3', before: 'sak-2', overdue: 1 },
    ])
    const first = anAgenda(['approval', 'follow-up', 'decision'])
    expect(agendaProposals({ ...nothing, promises, agenda: first })).toEqual([])
    expect(agendaProposals({ ...nothing, promises, earlierDate: '2027-01-05' })).toEqual([])
  })

  it('[AGD2] a promise that is internal is not told of on the agenda observers read', () => {
    expect(agendaProposals({ ...nothing, promises: [{ ...overdue, internal: true }] })).toEqual([])
  })

  it('[AGD2] decisions that come due by the day of the point are looked at again there, soonest first, and once', () => {
    const register = [
      decided(3, { reviewOn: '2027-01-07' }),
      decided(2, { reviewOn: '2026-06-01' }),
      decided(1, { reviewOn: '2027-01-08' }),
      decided(4, { reviewOn: null }),
      { ...decided(5, { reviewOn: '2026-06-01' }), reversedBy: {} } as Decided,
      decided(6, { reviewOn: '2026-06-01' }),
      decided(7, { reviewOn: null, at: reviewItemId(6) }),
    ]
    expect(agendaProposals({ ...nothing, register })).toEqual([
      { kind: 'review', id: 'ny-vurdering-av-vedtak-2', before: null, number: 2, reviewOn: '2026-06-01' },
      { kind: 'review', id: 'ny-vurdering-av-vedtak-3', before: null, number: 3, reviewOn: '2027-01-07' },
    ])
    const [item] = anAgenda(['decision']).items.values()
    const there = { ...item, id: reviewItemId(2) } as AgendaItem
    const agenda = agendaOf(new Map([[there.id, there]]))
    const numbers = (o: Partial<ProposalsOf>) =>
      agendaProposals({ ...nothing, register, ...o }).map((each) => each.kind === 'review' && each.number)
    expect(numbers({ agenda })).toEqual([3])
    // What the earlier point can take is left to it.
    expect(numbers({ earlierDate: '2027-01-06' })).toEqual([3])
  })

  it('[AGD2] a decision that is internal is looked at again on the internal agenda, and named on no other', () => {
    const register = [
      decided(1, { reviewOn: '2026-06-01', internal: true }),
      decided(2, { reviewOn: '2026-06-01', internal: false }),
    ]
    const numbers = (internal: boolean) =>
      agendaProposals({ ...nothing, register, internal }).map((each) => each.kind === 'review' && each.number)
    expect([numbers(true), numbers(false)]).toEqual([[1], [2]])
  })

  it('[AGD2] cuts that run out are put to the board, except those an item is about', () => {
    const expiringCuts = [{ item: cutId, latestUsefulDate: '2027-01-06' }]
    expect(agendaProposals({ ...nothing, expiringCuts })).toEqual([
      { kind: 'cut', id: 'kutt-KI-K1', before: null, item: 'KI-K1', latestUsefulDate: '2027-01-06' },
    ])
    expect(agendaProposals({ ...nothing, expiringCuts, agenda: anAgenda(['decision'], [cutId]) })).toEqual([])
    // It is of no use any more when the later of two points is held.
    expect(agendaProposals({ ...nothing, expiringCuts, earlierDate: '2027-01-05' })).toEqual([])
  })

  it('[AGD2] [CUT6] what is offered back is put to the next point once, without what an item is about already', () => {
    const offers = [
      { area: area('DD'), items: [itemWith({ id: cutId }), itemWith({ id: itemIdSchema.parse('DD-K2') })] },
    ]
    expect(agendaProposals({ ...nothing, offers })).toEqual([
      { kind: 'offer', id: 'tilbake-DD', before: null, area: 'DD', items: ['KI-K1', 'DD-K2'] },
    ])
    const one = agendaProposals({ ...nothing, offers, agenda: anAgenda(['decision'], [cutId]) })
    expect(one.map((each) => each.kind === 'offer' && each.items)).toEqual([['DD-K2']])
    expect(agendaProposals({ ...nothing, offers, earlierDate: '2027-01-05' })).toEqual([])
    expect(agendaProposals({ ...nothing, offers, internal: true })).toEqual([])
  })
})
