// «Slik styret så det»: the board as the members saw it when they decided. It can be read and not changed, and says so, with its date, before
// anything else. Called by client/app.

import { ArrowLeftIcon, ClockDashedIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { BoardThen } from '../../shared/contract/deciding.ts'
import { useBoardThen } from '../api/deciding-queries.ts'
import { problemText } from '../api/problem.ts'
import { ListThen } from '../item/list-then.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { Icon } from '../ui/icon.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { useFormat } from '../ui/use-format.ts'
import type { DecisionPageProps } from './decision-page.tsx'
import { DecisionStanding } from './decision-standing.tsx'
import { dayOf, namedIn } from './decision-words.ts'
import './decisions.css'

export function BoardThenPage({ programmeId, decisionId }: DecisionPageProps) {
  const { t } = useTranslation('decisions')
  const then = useBoardThen({ programmeId, decision: decisionId })
  return (
    <>
      <PageHead
        title={t('frozenBoard.title')}
        actions={
          <Button asChild>
            <Link to="/p/$programme/decisions/$decision" params={{ programme: programmeId, decision: decisionId }}>
              <Icon of={ArrowLeftIcon} />
              {then.data === undefined ? t('one.back') : t('frozenBoard.back', { number: then.data.number })}
            </Link>
          </Button>
        }
      />
      <div className="page-body">
        {then.isPending && (
          <div className="card">
            <LoadingRows label={t('frozenBoard.loading')} rows={8} rowHeightPx={44} />
          </div>
        )}
        {then.isError && (
          <ErrorPanel title={t('frozenBoard.failed')} onRetry={() => void then.refetch()}>
            {problemText(then.error)}
          </ErrorPanel>
        )}
        {then.data !== undefined && <Then board={then.data} />}
      </div>
    </>
  )
}

function Then({ board }: { readonly board: BoardThen }) {
  const { t } = useTranslation('decisions')
  const format = useFormat()
  const { takenAt, number, frame, changedSince, queue, cut } = board
  const changed = new Set<string>(changedSince)
  const when = `${format.date(dayOf(takenAt))} ${format.time(new Date(takenAt))}`
  return (
    <div className="then">
      <p className="then-mark">
        <Icon of={ClockDashedIcon} />
        {t('frozenBoard.frozen', { when, number })}
      </p>
      {!board.intact && <p className="dec-bad">{t('frozenBoard.broken')}</p>}
      {frame !== null && (
        <p>
          {t('frozenBoard.frame', {
            p50: format.withUnit(frame.p50, 'MNOK'),
            p85: format.withUnit(frame.p85, 'MNOK'),
            decision: frame.decision,
          })}
        </p>
      )}
      <DecisionStanding decision={board} named={namedIn(board.people)} />
      {changedSince.length > 0 && <p>{t('frozenBoard.changedLead', { count: changedSince.length })}</p>}
      <ListThen
        title={t('frozenBoard.queue', { count: queue.length })}
        list={queue}
        frozen={board.frozen}
        changed={changed}
      />
      <ListThen
        title={t('frozenBoard.cut', { count: cut.length })}
        list={cut}
        frozen={board.frozen}
        changed={changed}
      />
    </div>
  )
}
