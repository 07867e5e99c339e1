// What waits for the agenda of a point that is being prepared: promises that are overdue at its head, decisions that come due for review, and cuts
// that run out, and cuts that can be taken up again. Each is proposed once: to the first point that can take it, under one id, so that two who add it at once add it once. Pure.
// Called by the proposals under the agenda.

import type { Registered } from '../../shared/contract/deciding.ts'
import type { KnownFacts } from '../../shared/contract/meeting.ts'
import type { BoardPromise } from '../../shared/contract/promises.ts'
import { type AgendaItemId, type AreaId, agendaItemIdSchema, type ItemId } from '../../shared/ids.ts'
import type { Agenda } from '../../shared/point/agenda-item.ts'
import type { OfferedArea } from '../../shared/priority/offered-back.ts'

/** `id` is that of the agenda item it becomes, or is moved; `before` is where that is to stand, null = last. */
interface Proposed {
  readonly id: AgendaItemId
  readonly before: AgendaItemId | null
}
interface FollowUp extends Proposed {
  readonly kind: 'follow-up' | 'follow-up-first'
  readonly overdue: number
}
interface Review extends Proposed {
  readonly kind: 'review'
  readonly number: number
  readonly reviewOn: string
}
interface ExpiringCut extends Proposed {
  readonly kind: 'cut'
  readonly item: ItemId
  readonly latestUsefulDate: string
}
/** Cuts of an area whose prioritised scope is realised: they can be taken up again. */
interface OfferedBack extends Proposed {
  readonly kind: 'offer'
  readonly area: AreaId
  readonly items: readonly ItemId[]
}
export type Proposal = FollowUp | Review | ExpiringCut | OfferedBack

export interface ProposalsOf {
  readonly agenda: Agenda
  /** Whether it is the agenda that observers cannot open. */
  readonly internal: boolean
  /** Day of the point, and of the nearest earlier one that is still to be held; null = it is the next. */
  readonly date: string
  readonly earlierDate: string | null
  readonly today: string
  readonly promises: readonly Pick<BoardPromise, 'due' | 'state' | 'internal'>[]
  readonly register: readonly Pick<Registered, 'decision' | 'reversedBy'>[]
  readonly expiringCuts: KnownFacts['expiringCuts']
  readonly offers: readonly OfferedArea[]
}

/** @returns what is proposed: what opens the meeting first, then by date. */
export function agendaProposals(o: ProposalsOf): readonly Proposal[] {
  return o.internal ? reviews(o) : [...followUp(o), ...reviews(o), ...cuts(o), ...offers(o)]
}

const followUpId = agendaItemIdSchema.parse('oppfolging-av-lofter')

/** Overdue promises open the next meeting: after what only approves and informs, and before anything else. */
function followUp({ agenda, earlierDate, promises, today }: ProposalsOf): readonly FollowUp[] {
  const overdue = promises.filter(({ state, due, internal }) => state === 'open' && !internal && due < today).length
  if (overdue === 0 || earlierDate !== null) return []
  const kindOf = (id: AgendaItemId) => agenda.items.get(id)?.kind
  const head = agenda.order.find((id) => kindOf(id) !== 'approval') ?? null
  const there = agenda.order.find((id) => kindOf(id) === 'follow-up')
  if (there === undefined) return [{ kind: 'follow-up', id: followUpId, before: head, overdue }]
  return there === head ? [] : [{ kind: 'follow-up-first', id: there, before: head, overdue }]
}

/** @returns the id of the agenda item at which a decision is looked at again. */
export function reviewItemId(number: number): AgendaItemId {
  return agendaItemIdSchema.parse(`ny-vurdering-av-vedtak-${number}`)
}

/** Decisions whose review date comes by the day of the point, and that have been neither reversed nor decided anew. */
function reviews({ agenda, internal, date, earlierDate, register }: ProposalsOf): readonly Review[] {
  const decided = new Set(register.map(({ decision }) => decision.agendaItem))
  return register
    .flatMap(({ decision, reversedBy }): readonly Review[] => {
      const { number, reviewOn } = decision
      const id = reviewItemId(number)
      const isDue = reviewOn !== null && reviewOn <= date && (earlierDate === null || reviewOn > earlierDate)
      const isOpen = reversedBy === null && decision.internal === internal && !decided.has(id)
      return isDue && isOpen && !agenda.items.has(id) ? [{ kind: 'review', id, before: null, number, reviewOn }] : []
    })
    .sort((a, b) => (a.reviewOn < b.reviewOn ? -1 : a.reviewOn > b.reviewOn ? 1 : a.number - b.number))
}

/** Cuts that run out before the board can come back to them, and that no item of this agenda is about. */
function cuts({ agenda, date, earlierDate, expiringCuts }: ProposalsOf): readonly ExpiringCut[] {
  const linked = new Set([...agenda.items.values()].flatMap((item) => item.linked))
  return expiringCuts
    .filter(({ item, latestUsefulDate }) => !linked.has(item) && (earlierDate === null || latestUsefulDate >= date))
    .map(({ item, latestUsefulDate }) => ({
      kind: 'cut' as const,
      id: agendaItemIdSchema.parse(`kutt-${item}`),
      before: null,
      item,
      latestUsefulDate,
    }))
}

/** What is offered back, to the next point; not where an item of this agenda is about all of it. */
function offers({ agenda, earlierDate, offers: areas }: ProposalsOf): readonly OfferedBack[] {
  if (earlierDate !== null) return []
  const linked = new Set([...agenda.items.values()].flatMap((item) => item.linked))
  return areas.flatMap(({ area, items }): readonly OfferedBack[] => {
    const left = items.map(({ id }) => id).filter((id) => !linked.has(id))
    const id = agendaItemIdSchema.parse(`tilbake-${area}`)
    return left.length === 0 || agenda.items.has(id) ? [] : [{ kind: 'offer', id, before: null, area, items: left }]
  })
}
