// Deciding on an agenda item outside the meeting: the newest circulation of its text with how it stands, and sending the published text out. Called by the
// wordings of an agenda item.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { DecidingView, Wording } from '../../shared/contract/deciding.ts'
import type { AgendaItemId, ProgrammeId } from '../../shared/ids.ts'
import { circulationState } from '../item/circulation-state.ts'
import { SendCirculation } from '../item/send-circulation.tsx'
import { usePointHead } from '../live/use-room.ts'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { useInPoint, useMayInPoint } from './point-context.ts'

export interface WordingCirculationProps {
  readonly id: AgendaItemId
  /** The newest published text; null = none. */
  readonly inForce: Wording | null
  readonly deciding: DecidingView
}

export function WordingCirculation({ id, inForce, deciding }: WordingCirculationProps) {
  const { programmeId, pointId, meeting } = useInPoint()
  const mayLead = useMayInPoint('decision.register')
  const head = usePointHead()
  const rounds = deciding.rounds.filter((round) => round.agendaItem === id)
  const circulation = rounds.findLast(({ how }) => how === 'circulation')
  const isFree =
    inForce !== null &&
    !rounds.some(({ state }) => state === 'open') &&
    !deciding.decisions.some(({ wordingId }) => wordingId === inForce.id)
  if (meeting === null) return null
  const state =
    circulation === undefined
      ? null
      : circulationState({
          round: circulation,
          quorum: meeting.quorum,
          isDecided: deciding.decisions.some(({ roundId }) => roundId === circulation.id),
          recused: meeting.recusals[id] ?? [],
          nowMs: Date.now(),
        })
  return (
    <>
      {circulation !== undefined && state !== null && (
        <CirculationLine
          {...{ programmeId, pointId, state }}
          roundId={circulation.id}
          deadline={circulation.deadline}
        />
      )}
      {mayLead && isFree && meeting.state !== 'in-session' && (
        <p className="ws-a">
          <SendCirculation
            programmeId={programmeId}
            variant="tertiary"
            texts={[{ pointId, pointTitle: head?.title ?? '', wording: inForce }]}
          />
        </p>
      )}
    </>
  )
}

function CirculationLine(o: {
  readonly programmeId: ProgrammeId
  readonly pointId: DecidingView['pointId']
  readonly roundId: DecidingView['rounds'][number]['id']
  readonly deadline: string | null
  readonly state: ReturnType<typeof circulationState>
}) {
  const { t } = useTranslation('circulation')
  const format = useFormat()
  const { state, deadline } = o
  const isGood = state === 'complete' || state === 'agreed' || state === 'decided'
  return (
    <p className="ws-s">
      <StateWord state={isGood ? 'ok' : state === 'open' || state === 'withdrawn' ? 'no' : 'warn'}>
        {state === 'open' && deadline !== null
          ? t('item.open', { when: format.moment(new Date(deadline), new Date()) })
          : `${t('title')}: ${t(`states.${state}`).toLowerCase()}`}
      </StateWord>
      <Link
        className="ds-link small"
        to="/p/$programme/points/$point/circulations/$round"
        params={{ programme: o.programmeId, point: o.pointId, round: o.roundId }}
      >
        {t('item.link')}
      </Link>
    </p>
  )
}
