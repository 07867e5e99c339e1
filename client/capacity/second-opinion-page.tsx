// The page of the second opinion: what a solver would choose within the frame, beside what the board has above the line. Worked out when somebody asks for it; it
// advises and moves nothing. Called by client/app.

import { CalculatorIcon, ExclamationmarkTriangleIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import type { SecondOpinion } from '../../shared/contract/second-opinion.ts'
import type { ItemId } from '../../shared/ids.ts'
import { problemText } from '../api/problem.ts'
import { useSecondOpinion, useWorkOutOpinion } from '../api/second-opinion-queries.ts'
import { BoardRoom } from '../item/board-room.tsx'
import { ClosedRoom } from '../item/closed-room.tsx'
import { useProgrammeNames } from '../item/programme-context.ts'
import { useBoardDialogs } from '../item/use-board-dialogs.tsx'
import { useRoomPhase } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { Icon } from '../ui/icon.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import type { BoardPageProps } from '../ui/page-props.ts'
import { useFormat } from '../ui/use-format.ts'
import './capacity.css'
import './opinion.css'
import { OpinionBenefits, OpinionCompare } from './opinion-compare.tsx'
import { OpinionLists, OpinionNamed } from './opinion-lists.tsx'

export function SecondOpinionPage(props: BoardPageProps) {
  const { t } = useTranslation('opinion')
  return (
    <BoardRoom programmeId={props.programmeId} page="queue" loading={<PageHead title={t('title')} sub={t('sub')} />}>
      <OpinionInRoom {...props} />
    </BoardRoom>
  )
}

function OpinionInRoom({ programmeId, openItemId, onOpenItem }: BoardPageProps) {
  const { t } = useTranslation('opinion')
  const phase = useRoomPhase()
  const told = useSecondOpinion(programmeId)
  const working = useWorkOutOpinion(programmeId)
  const { dialogs } = useBoardDialogs({ list: 'queue', area: '', openItemId, onOpenItem, focusAfter })
  if (phase.name === 'closed') return <ClosedRoom refusal={phase.refusal} title={t('title')} />
  const opinion = told.data?.opinion ?? null
  const isStale = told.data !== undefined && opinion !== null && !told.data.isCurrent
  const work = () => working.mutate()
  return (
    <>
      <PageHead
        title={t('title')}
        sub={t('sub')}
        actions={
          told.data !== undefined &&
          (opinion === null || isStale) && (
            <Button variant="primary" icon={CalculatorIcon} busy={working.isPending} onClick={work}>
              {opinion === null ? t('workOut') : t('again')}
            </Button>
          )
        }
      />
      <div className="page-body cap">
        <p role="status" className={working.isPending || isStale ? 'opn-n' : 'sr'}>
          {working.isPending ? (
            t('working')
          ) : isStale ? (
            <>
              <Icon of={ExclamationmarkTriangleIcon} /> {t('stale')}
            </>
          ) : null}
        </p>
        {working.isError && (
          <ErrorPanel title={t('notWorked')} onRetry={work}>
            {problemText(working.error)}
          </ErrorPanel>
        )}
        {told.isError && told.data === undefined && (
          <ErrorPanel title={t('failed')} onRetry={() => void told.refetch()}>
            {problemText(told.error)}
          </ErrorPanel>
        )}
        {(told.isPending || phase.name === 'loading') && (
          <div className="card">
            <LoadingRows label={t('loading')} rows={6} />
          </div>
        )}
        {told.data !== undefined && opinion === null && (
          <div className="card cap-s">
            <EmptyState lead={t('none.lead')} body={t('none.body')} />
          </div>
        )}
        {opinion !== null && phase.name !== 'loading' && <Opinion opinion={opinion} onOpenItem={onOpenItem} />}
      </div>
      {dialogs}
    </>
  )
}

function Opinion({
  opinion,
  onOpenItem,
}: {
  readonly opinion: SecondOpinion
  readonly onOpenItem: (id: ItemId) => void
}) {
  const { t } = useTranslation('opinion')
  const format = useFormat()
  const { structure } = useProgrammeNames()
  const { p50, p85, isTrial } = opinion.frame
  const words = { p50: format.number(p50), p85: format.number(p85), unit: structure.currency }
  return (
    <>
      <section className="opn-lead">
        <h2 className="sentence">{useLead(opinion)}</h2>
        <p>{useProof(opinion)}</p>
        <p className="small muted">
          {t('at', { moment: format.moment(new Date(opinion.at), new Date()) })} {isTrial && t('trial', words)}
        </p>
      </section>
      <OpinionCompare opinion={opinion} />
      <OpinionLists opinion={opinion} onOpenItem={onOpenItem} />
      <OpinionBenefits opinion={opinion} />
      <OpinionNamed opinion={opinion} onOpenItem={onOpenItem} />
    </>
  )
}

function useLead({ proposed, own, isWithinFrame }: SecondOpinion): string {
  const { t } = useTranslation('opinion')
  const format = useFormat()
  if (!isWithinFrame) return t('lead.overFrame')
  const points = (value: number) => format.number(value, 0)
  const [more, words] = [
    Math.round(proposed.benefit.adopted) - Math.round(own.benefit.adopted),
    { proposed: points(proposed.benefit.adopted), own: points(own.benefit.adopted) },
  ]
  if (more === 0) return t('lead.same', words)
  return t(more > 0 ? 'lead.more' : 'lead.less', { ...words, points: points(Math.abs(more)) })
}

function useProof({ proof, isWithinFrame }: SecondOpinion): string {
  const { t } = useTranslation('opinion')
  const format = useFormat()
  if (!isWithinFrame) return ''
  if (proof.kind === 'none') return t('proof.none', { gap: format.probability(proof.gap) })
  if (proof.kind === 'simulated') return t('proof.simulated')
  return proof.margin === 0 ? t('proof.likenessExact') : t('proof.likeness', { margin: format.percent(proof.margin) })
}

/** Where the focus goes when a drawer closes that was opened by its address. */
function focusAfter(id: ItemId): HTMLElement | null {
  return document.querySelector<HTMLElement>(`.cap [data-item="${id}"]`)
}
