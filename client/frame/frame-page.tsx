// «Ramme»: how likely the frames are to hold, the forecast against them, the ladder of frames by date, a frame tried out before everybody, what makes it uncertain,
// and everything the programme reckons with. Called by client/app.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { FrameBody } from '../../shared/contract/frame.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { useFrame } from '../api/frame-queries.ts'
import { problemText } from '../api/problem.ts'
import { BoardRoom } from '../item/board-room.tsx'
import { ClosedRoom } from '../item/closed-room.tsx'
import { useBoard, useRoomPhase } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { AssumptionsSection } from './assumptions-section.tsx'
import { ForecastSection } from './forecast-section.tsx'
import './frame.css'
import { FrameSentence } from './frame-sentence.tsx'
import { LadderSection } from './ladder-section.tsx'
import { SpreadSection } from './spread-section.tsx'
import { TrialSection } from './trial-section.tsx'
import { useScopes } from './use-scopes.ts'

export function FramePage({ programmeId }: { readonly programmeId: ProgrammeId }) {
  return (
    <BoardRoom programmeId={programmeId} page="queue" loading={<FrameLoading />}>
      <FrameInRoom programmeId={programmeId} />
    </BoardRoom>
  )
}

function FrameInRoom({ programmeId }: { readonly programmeId: ProgrammeId }) {
  const { t } = useTranslation('frame')
  const phase = useRoomPhase()
  const frame = useFrame(programmeId)
  if (phase.name === 'closed') return <ClosedRoom refusal={phase.refusal} title={t('title')} />
  if (frame.data === undefined && frame.error !== null) {
    return (
      <>
        <PageHead title={t('title')} />
        <div className="page-body">
          <ErrorPanel title={t('failed')} onRetry={() => void frame.refetch()}>
            {problemText(frame.error)}
          </ErrorPanel>
        </div>
      </>
    )
  }
  if (phase.name === 'loading' || frame.data === undefined) return <FrameLoading />
  return (
    <>
      <PageHead title={t('title')} />
      <Frame programmeId={programmeId} body={frame.data} />
    </>
  )
}

function Frame({ programmeId, body }: { readonly programmeId: ProgrammeId; readonly body: FrameBody }) {
  const scopes = useScopes(programmeId)
  const { queue, items } = useBoard()
  const isEmpty = !queue.some((id) => (items.get(id)?.estimate ?? null) !== null)
  return (
    <div className="page-body frm">
      {isEmpty ? (
        <NothingEstimated programmeId={programmeId} />
      ) : (
        <>
          <FrameSentence body={body} scopes={scopes} />
          <ForecastSection body={body} scopes={scopes} />
        </>
      )}
      <TrialSection programmeId={programmeId} body={body} curve={scopes.whole?.curve ?? null} />
      <LadderSection programmeId={programmeId} body={body} />
      {!isEmpty && <SpreadSection steering={body.steering} />}
      <AssumptionsSection programmeId={programmeId} body={body} />
    </div>
  )
}

function NothingEstimated({ programmeId }: { readonly programmeId: ProgrammeId }) {
  const { t } = useTranslation('frame')
  return (
    <div className="card frm-c">
      <EmptyState
        lead={t('empty.lead')}
        action={
          <Button asChild>
            <Link to="/p/$programme/queue" params={{ programme: programmeId }}>
              {t('empty.action')}
            </Link>
          </Button>
        }
      />
    </div>
  )
}

function FrameLoading() {
  const { t } = useTranslation('frame')
  return (
    <>
      <PageHead title={t('title')} />
      <div className="page-body">
        <div className="card">
          <LoadingRows label={t('loading')} rows={8} />
        </div>
      </div>
    </>
  )
}
