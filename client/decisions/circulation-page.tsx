// One circulation: the text the board answers, its papers, the reader's own position, who has answered and never what, and what became of it.
// Rooms: the board's beneath, for what a decision does, the point's for its agenda, the internal one where the case is internal. Called by client/app.

import { ArrowLeftIcon, PadlockLockedIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { internalRoom, type PointId, type ProgrammeId, pointRoom, type RoundId } from '../../shared/ids.ts'
import type { AgendaItem } from '../../shared/point/agenda-item.ts'
import { useDeciding } from '../api/deciding-queries.ts'
import { useMeeting } from '../api/meeting-queries.ts'
import { problemText } from '../api/problem.ts'
import { usePoints } from '../api/programme-queries.ts'
import { useMembership, useSession } from '../api/session-queries.ts'
import { BoardRoom } from '../item/board-room.tsx'
import { useProgrammeBody } from '../item/programme-context.ts'
import type { LiveRoom } from '../live/live-room.ts'
import { RoomProvider } from '../live/room-provider.tsx'
import { useAgenda, useRoom } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { Icon } from '../ui/icon.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { CirculationAnswers } from './circulation-answers.tsx'
import { CirculationContext, type InCirculation, useInCirculation } from './circulation-context.ts'
import { CirculationOutcome } from './circulation-outcome.tsx'
import { CirculationText } from './circulation-text.tsx'
import { OwnAnswer } from './own-answer.tsx'
import './circulation-page.css'

export interface CirculationPageProps {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
  readonly roundId: RoundId
}

export function CirculationPage(props: CirculationPageProps) {
  return (
    <BoardRoom programmeId={props.programmeId} page="point" loading={<CirculationLoading />}>
      <CirculationRooms {...props} />
    </BoardRoom>
  )
}

function CirculationLoading() {
  const { t } = useTranslation('circulation')
  return (
    <div className="page-body">
      <div className="card">
        <LoadingRows label={t('loading')} rows={4} rowHeightPx={112} />
      </div>
    </div>
  )
}

function CirculationRooms(props: CirculationPageProps) {
  const { programmeId, pointId, roundId } = props
  const board = useRoom()
  const session = useSession()
  const membership = useMembership(programmeId)
  const deciding = useDeciding({ programmeId, pointId })
  if (!session.data || membership === null) return <CirculationLoading />
  const who = { person: session.data.person, permissions: membership.permissions }
  const round = deciding.data?.rounds.find(({ id }) => id === roundId)
  const shown = <Circulation {...props} board={board} />
  return (
    <RoomProvider room={pointRoom(pointId)} {...who}>
      {round?.internal === true ? (
        <RoomProvider room={internalRoom(pointId)} {...who}>
          {shown}
        </RoomProvider>
      ) : (
        shown
      )}
    </RoomProvider>
  )
}

function Circulation({ programmeId, pointId, roundId, board }: CirculationPageProps & { readonly board: LiveRoom }) {
  const { t } = useTranslation('circulation')
  const { t: meetingWords } = useTranslation('meeting')
  const deciding = useDeciding({ programmeId, pointId })
  const meeting = useMeeting(programmeId, pointId)
  const session = useSession()
  const permissions = useMembership(programmeId)?.permissions ?? []
  const { members } = useProgrammeBody()
  const agenda = useAgenda()
  const [told, view, me] = [deciding.data, meeting.data, session.data?.person.id]
  const error = deciding.error ?? meeting.error
  if (told === undefined || view === undefined || me === undefined) {
    if (error === null) return <CirculationLoading />
    const retry = () => {
      void deciding.refetch()
      void meeting.refetch()
    }
    return (
      <Unseen programmeId={programmeId} title={t('failed')} onRetry={retry}>
        {problemText(error)}
      </Unseen>
    )
  }
  const round = told.rounds.find((each) => each.id === roundId && each.how === 'circulation')
  const wording = told.wordings.find(({ id }) => id === round?.wordingId)
  if (round === undefined || wording === undefined) return <Unseen programmeId={programmeId} title={t('unknown')} />
  const known = new Map<string, (typeof members)[number]['person']>(members.map(({ person }) => [person.id, person]))
  const value: InCirculation = {
    programmeId,
    pointId,
    round,
    wording,
    decision: told.decisions.find((each) => each.roundId === round.id) ?? null,
    item: agenda.items.get(round.agendaItem) ?? null,
    view,
    me,
    may: (permission) => permissions.includes(permission),
    members,
    person: (id) => ({ id, name: meetingWords('someone'), organisation: '', ...known.get(id), colour: 0 }),
    board,
    isReplaced: told.wordings.some(
      (each) => each.agendaItem === wording.agendaItem && each.publishedAt !== null && each.version > wording.version,
    ),
  }
  return (
    <CirculationContext value={value}>
      <Shown item={value.item} failing={error !== null} />
    </CirculationContext>
  )
}

function Shown({ item, failing }: { readonly item: AgendaItem | null; readonly failing: boolean }) {
  const { t } = useTranslation('circulation')
  const format = useFormat()
  const { programmeId, pointId, round } = useInCirculation()
  const head = usePoints(programmeId).data?.find(({ id }) => id === pointId)?.head
  const title = item?.title ?? t('title')
  return (
    <>
      <PageHead
        title={title}
        documentTitle={t('documentTitle', { title })}
        eyebrow={
          <>
            {t('title')}
            {head !== undefined && ` · ${t('at', { point: head.title, date: format.date(head.date) })}`}
          </>
        }
        actions={
          <Button asChild>
            <Link
              to="/p/$programme/points/$point"
              params={{ programme: programmeId, point: pointId }}
              search={{ agenda: round.agendaItem }}
            >
              <Icon of={ArrowLeftIcon} />
              {t('toPoint')}
            </Link>
          </Button>
        }
      />
      <div className="page-body cir">
        {failing && (
          <p role="status">
            <StateWord state="warn">{t('stale')}</StateWord>
          </p>
        )}
        {round.internal && (
          <p>
            <StateWord state="no" icon={PadlockLockedIcon}>
              {t('internal')}
            </StateWord>
          </p>
        )}
        <div className="cir-m">
          <CirculationText />
          <CirculationOutcome />
          <OwnAnswer />
        </div>
        <CirculationAnswers />
      </div>
    </>
  )
}

function Unseen(o: {
  readonly programmeId: ProgrammeId
  readonly title: string
  readonly onRetry?: () => void
  readonly children?: string
}) {
  const { t } = useTranslation('circulation')
  return (
    <>
      <PageHead
        title={t('title')}
        actions={
          <Button asChild>
            <Link to="/p/$programme/decisions" params={{ programme: o.programmeId }}>
              <Icon of={ArrowLeftIcon} />
              {t('toDecisions')}
            </Link>
          </Button>
        }
      />
      <div className="page-body">
        <ErrorPanel title={o.title} {...(o.onRetry === undefined ? {} : { onRetry: o.onRetry })}>
          {o.children}
        </ErrorPanel>
      </div>
    </>
  )
}
