// What every part of a meeting's page stands in: the meeting and the deciding as they were read last, who the reader is and may do, the agenda's
// course, and names. Provided by meeting-page.tsx; read with `useInMeeting`.

import { createContext, useContext } from 'react'
import type { DecidingView } from '../../shared/contract/deciding.ts'
import type { ProgrammeBody, SessionBody } from '../../shared/contract/http.ts'
import type { MeetingView } from '../../shared/contract/meeting.ts'
import type { AgendaItemId, PersonId, PointId, ProgrammeId } from '../../shared/ids.ts'
import type { PointHead } from '../../shared/point/head.ts'
import type { Permission } from '../../shared/rules/permissions.ts'
import type { Person } from '../ui/person.ts'
import type { Course } from './agenda-course.ts'

export interface InMeeting {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
  readonly view: MeetingView
  readonly deciding: DecidingView
  readonly head: PointHead
  readonly course: Course
  readonly me: SessionBody['person']
  readonly may: (permission: Permission) => boolean
  /** The reader has the gavel. */
  readonly leads: boolean
  /** The server's clock less this machine's, milliseconds. */
  readonly offsetMs: number
  readonly person: (id: string) => Person
  readonly members: ProgrammeBody['members']
}

export const MeetingContext = createContext<InMeeting | null>(null)

/** @returns the meeting that is open. @throws outside of its page: that is a fault in the code. */
export function useInMeeting(): InMeeting {
  const meeting = useContext(MeetingContext)
  if (meeting === null) throw new Error('useInMeeting is called outside a meeting')
  return meeting
}

/** @returns a function from an id to the person: as the meeting names her, else as the programme does, else somebody without a name. */
export function directoryOf(o: {
  readonly people: MeetingView['people']
  readonly members: ProgrammeBody['members']
  readonly someone: string
}): (id: string) => Person {
  const known = new Map<string, Person>()
  for (const { person } of o.members) known.set(person.id, { ...person, colour: 0 })
  for (const { id, name, organisation, colour } of o.people) known.set(id, { id, name, organisation, colour })
  return (id) => known.get(id) ?? { id, name: o.someone, organisation: '', colour: 0 }
}

/** @returns whether a person is in the meeting now. */
export function isPresent(view: MeetingView, id: PersonId): boolean {
  const last = view.meeting.attendance[id]?.stays.at(-1)
  return last !== undefined && last.to === null
}

/** @returns whether the reader leads the deciding: her role may, and while the board sits she has the gavel. */
export function leadsDeciding({ view, me, may }: Pick<InMeeting, 'view' | 'may'> & { readonly me: PersonId }): boolean {
  return may('decision.register') && (view.meeting.state !== 'in-session' || view.meeting.gavel === me)
}

/** @returns whether a person takes no part in an agenda item; nobody is recused from no item. */
export function isRecused(view: MeetingView, item: AgendaItemId | null, id: PersonId): boolean {
  return item !== null && (view.meeting.recusals[item] ?? []).includes(id)
}

/** @returns how she is there: in the room or on video; null when she is not. */
export function presentHow(view: MeetingView, id: PersonId): 'room' | 'video' | null {
  const last = view.meeting.attendance[id]?.stays.at(-1)
  return last !== undefined && last.to === null ? last.how : null
}
