// What every part of a circulation's page stands in: the round and its text, the meeting of its point, who the reader is and may do, and names. Provided by
// circulation-page.tsx; read with `useInCirculation`.

import { createContext, useContext } from 'react'
import type { Round, ShownDecision, Wording } from '../../shared/contract/deciding.ts'
import type { ProgrammeBody } from '../../shared/contract/http.ts'
import type { PersonId, PointId, ProgrammeId } from '../../shared/ids.ts'
import type { AgendaItem } from '../../shared/point/agenda-item.ts'
import { ownEntry } from '../../shared/point/own-entry.ts'
import type { Permission } from '../../shared/rules/permissions.ts'
import type { MeetingNow } from '../api/meeting-queries.ts'
import { type CirculationState, circulationState } from '../item/circulation-state.ts'
import type { LiveRoom } from '../live/live-room.ts'
import type { Person } from '../ui/person.ts'

export interface InCirculation {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
  readonly round: Round
  readonly wording: Wording
  /** What was decided on it; null = nothing. */
  readonly decision: ShownDecision | null
  /** Its agenda item; null when it does not stand any more. */
  readonly item: AgendaItem | null
  readonly view: MeetingNow
  readonly me: PersonId
  readonly may: (permission: Permission) => boolean
  readonly members: ProgrammeBody['members']
  readonly person: (id: string) => Person
  readonly board: LiveRoom
  /** A newer text than this one's is in force. */
  readonly isReplaced: boolean
}

export const CirculationContext = createContext<InCirculation | null>(null)

/** @returns the circulation that is shown. @throws outside of its page: that is a fault in the code. */
export function useInCirculation(): InCirculation {
  const circulation = useContext(CirculationContext)
  if (circulation === null) throw new Error('useInCirculation is called outside a circulation')
  return circulation
}

/** @returns who takes no part in its case */
export function recusedIn({ view, round }: Pick<InCirculation, 'view' | 'round'>): readonly PersonId[] {
  return ownEntry(view.meeting.recusals, round.agendaItem) ?? []
}

/** @param nowMs the server's time. @returns how it stands */
export function stateOf(
  circulation: Pick<InCirculation, 'view' | 'round' | 'decision'>,
  nowMs: number,
): CirculationState {
  const { round, decision, view } = circulation
  const { quorum } = view.meeting
  return circulationState({ round, quorum, isDecided: decision !== null, recused: recusedIn(circulation), nowMs })
}

/** @returns the member whose answer the reader may give: herself, or one she stands in for who has not answered herself; null when there is none */
export function seatToAnswer({ round, view, me, may }: InCirculation): PersonId | null {
  if (!may('position.give') || recusedIn({ view, round }).includes(me)) return null
  if (view.seats.some(({ member }) => member === me)) return round.asked.includes(me) ? me : null
  const stoodFor = Object.entries(view.meeting.deputies).flatMap(([member, deputy]) => (deputy === me ? [member] : []))
  const open = round.asked.filter((seat) => stoodFor.includes(seat))
  const unanswered = open.find((seat) => !round.answered.includes(seat))
  return unanswered ?? (round.mine === null ? null : (open[0] ?? null))
}
