// What waits for an agenda, gathered: asked for only by whoever may put it there, while the point is prepared. Called by both agendas.

import { useMemo } from 'react'
import { useRegister } from '../api/deciding-queries.ts'
import { useEvidence } from '../api/evidence-queries.ts'
import { usePoints } from '../api/programme-queries.ts'
import { usePromises } from '../api/promises-queries.ts'
import { dayOf, earlierDateOf } from '../item/point-order.ts'
import { useAgenda } from '../live/use-room.ts'
import { agendaProposals, type Proposal } from './agenda-proposals.ts'
import { useInPoint } from './point-context.ts'
import { useMayEditAgenda } from './use-may-edit-agenda.ts'

const none: readonly Proposal[] = []

/** @returns the proposals of the agenda whose room it is called in; none for those who may not, and once the meeting is held. */
export function useProposals({ internal }: { readonly internal: boolean }): readonly Proposal[] {
  const { programmeId, pointId, meeting } = useInPoint()
  const prepares = useMayEditAgenda() && (meeting?.state === 'draft' || meeting?.state === 'called')
  const agenda = useAgenda()
  const points = usePoints(programmeId).data
  const promises = usePromises(programmeId).data
  const evidence = useEvidence({ programmeId, pointId }).data
  const register = useRegister(programmeId, {}, prepares).data
  return useMemo(() => {
    const point = points?.find(({ id }) => id === pointId)
    if (!prepares || point === undefined || points === undefined) return none
    const today = dayOf(new Date())
    return agendaProposals({
      agenda,
      internal,
      date: point.head.date,
      earlierDate: earlierDateOf(points, point, today),
      today,
      promises: promises?.promises ?? [],
      register: register?.decisions ?? [],
      expiringCuts: evidence?.facts.expiringCuts ?? [],
    })
  }, [prepares, agenda, internal, points, pointId, promises, evidence, register])
}
