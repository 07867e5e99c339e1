// What waits for the person on the screen, gathered. Nothing is asked for by whoever only reads. Called by the list of it, the line where she lands, and
// the figure in the menu.

import { useMemo, useState } from 'react'
import type { PointBody } from '../../shared/contract/http.ts'
import type { PersonId, ProgrammeId } from '../../shared/ids.ts'
import { attendanceOf } from '../../shared/point/who-is-there.ts'
import { useCirculations } from '../api/circulations-queries.ts'
import { useRegister } from '../api/deciding-queries.ts'
import { useEvidence } from '../api/evidence-queries.ts'
import { type MeetingNow, useMeeting } from '../api/meeting-queries.ts'
import { useMinutesToApprove } from '../api/minutes-queries.ts'
import { usePapers } from '../api/papers-queries.ts'
import { usePoints } from '../api/programme-queries.ts'
import { usePromises } from '../api/promises-queries.ts'
import { useMembership, useSession } from '../api/session-queries.ts'
import { dayOf, orderPoints } from './point-order.ts'
import { type Waiting, type WaitsForGiven, waitsFor } from './waits-for-you.ts'

const none: readonly Waiting[] = []

/** @returns what waits; null while some of it is on its way for the first time */
export function useWaiting(programmeId: ProgrammeId): readonly Waiting[] | null {
  const me = useSession().data?.person.id
  const permissions = useMembership(programmeId)?.permissions ?? []
  const takesPart = permissions.includes('meeting.speak')
  const owns = permissions.includes('decision.own')
  const points = usePoints(programmeId)
  const { next, called } = useMemo(() => pointsOf(points.data ?? []), [points.data])
  const ifTakesPart = (point: PointBody | null) => (takesPart ? (point?.id ?? null) : null)
  const circulations = useCirculations(programmeId, takesPart)
  const promises = usePromises(programmeId, takesPart)
  const evidence = useEvidence({ programmeId, pointId: ifTakesPart(next) })
  const register = useRegister(programmeId, {}, owns)
  const meeting = useMeeting(programmeId, ifTakesPart(called))
  const isAsked = me !== undefined && meeting.data !== undefined && owesAnswer(meeting.data, me)
  const papers = usePapers({ programmeId, pointId: isAsked ? ifTakesPart(called) : null })
  const minutes = useMinutesToApprove({ programmeId, pointId: ifTakesPart(called) })
  const asked = [points, circulations, promises, evidence, register, meeting, papers, minutes]
  const isOnItsWay = asked.some(({ isLoading }) => isLoading)
  const told = useMemo(() => {
    if (me === undefined || isOnItsWay) return null
    if (!takesPart) return none
    const now = new Date()
    return waitsFor({
      me,
      owns,
      sits: next?.state === 'in-session' ? next : null,
      called: isAsked && called !== null ? { point: called, papers: papers.data?.papers.length ?? 0 } : null,
      circulations: circulations.data?.circulations ?? [],
      wordings: circulations.data?.wordings ?? [],
      minutes: (minutes.data ?? []).flatMap(({ id, date }) =>
        called === null ? [] : [{ pointId: id, of: date, on: called.head.date }],
      ),
      promises: promises.data?.promises ?? [],
      evidence: evidence.data?.evidence ?? [],
      nextPoint: next?.id ?? null,
      register: register.data?.decisions ?? [],
      today: dayOf(now),
      now: now.toISOString(),
    } satisfies WaitsForGiven)
  }, [
    me,
    owns,
    takesPart,
    isOnItsWay,
    isAsked,
    next,
    called,
    circulations.data,
    promises.data,
    evidence.data,
    register.data,
    papers.data,
    minutes.data,
  ])
  return useKept(programmeId, told)
}

/** What was told stays until what follows it has come whole: a point that is called is another question to ask, and no reason for a page to begin anew. */
function useKept(programmeId: ProgrammeId, told: readonly Waiting[] | null): readonly Waiting[] | null {
  const [kept, setKept] = useState({ programmeId, told })
  if (told !== null && (told !== kept.told || programmeId !== kept.programmeId)) setKept({ programmeId, told })
  return told ?? (kept.programmeId === programmeId ? kept.told : null)
}

/** @returns how much asks for something now; 0 while it is not known */
export function useWaitingCount(programmeId: ProgrammeId): number {
  return useWaiting(programmeId)?.filter(({ pressing }) => pressing).length ?? 0
}

/** @returns the next point, and the next one the board is called to */
function pointsOf(points: readonly PointBody[]) {
  const { upcoming } = orderPoints(points, dayOf(new Date()))
  return {
    next: upcoming[0] ?? null,
    called: upcoming.find(({ state }) => state === 'called') ?? null,
  }
}

/** @returns whether she has a seat of the board and has not said whether she comes */
function owesAnswer({ meeting, seats }: Pick<MeetingNow, 'meeting' | 'seats'>, me: PersonId): boolean {
  return (
    meeting.state === 'called' && seats.some(({ member }) => member === me) && attendanceOf(meeting, me).answer === null
  )
}
