// What waits for an agenda, gathered: asked for only by whoever may put it there, while the point is prepared. Called by both agendas.

import { useMemo, useSyncExternalStore } from 'react'
import { type OfferedArea, offeredBack } from '../../shared/priority/offered-back.ts'
import { useRegister } from '../api/deciding-queries.ts'
import { useEvidence } from '../api/evidence-queries.ts'
import { usePoints } from '../api/programme-queries.ts'
import { usePromises } from '../api/promises-queries.ts'
import { dayOf, earlierDateOf } from '../item/point-order.ts'
import { useAgenda } from '../live/use-room.ts'
import { agendaProposals, type Proposal } from './agenda-proposals.ts'
import { useBoardBridge } from './board-bridge.ts'
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
  const offers = useOffers()
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
      offers,
    })
  }, [prepares, agenda, internal, points, pointId, promises, evidence, register, offers])
}

/** What the board beside the point offers back; nothing while it is on its way. */
function useOffers(): readonly OfferedArea[] {
  const { board: room } = useBoardBridge()
  const listen = (listener: () => void) => room.subscribe(listener)
  const board = useSyncExternalStore(listen, () => room.board())
  const frozen = useSyncExternalStore(listen, () => room.rulings().frozen)
  return useMemo(() => offeredBack({ board, frozen, held: null }), [board, frozen])
}
