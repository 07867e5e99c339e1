// «Nyttevurdering»: who is asked scores one item at a time, alone; whoever runs it sees who has answered and shows all together; then everybody
// sees what it came to and how far it spread. One round is on the page, those there are stand beside it. Called by client/app.

import { PlusIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScoreRoundBody } from '../../shared/contract/scores.ts'
import type { ProgrammeId, ScoreRoundId } from '../../shared/ids.ts'
import { problemText } from '../api/problem.ts'
import { useScores } from '../api/score-queries.ts'
import { useMembership } from '../api/session-queries.ts'
import { BoardRoom } from '../item/board-room.tsx'
import { ClosedRoom } from '../item/closed-room.tsx'
import { useRoomPhase } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { useFormat } from '../ui/use-format.ts'
import { AskDialog } from './ask-dialog.tsx'
import { OpenScoreRound } from './open-score-round.tsx'
import { ScoreResults } from './score-results.tsx'
import './scores.css'

export interface ScoresPageProps {
  readonly programmeId: ProgrammeId
  /** From `?round=`; null: the one that asks most of the reader. */
  readonly roundId: ScoreRoundId | null
  readonly onOpenRound: (round: ScoreRoundId) => void
}

export function ScoresPage(props: ScoresPageProps) {
  return (
    <BoardRoom programmeId={props.programmeId} page="queue" loading={<ScoresLoading />}>
      <Scores {...props} />
    </BoardRoom>
  )
}

function Scores({ programmeId, roundId, onOpenRound }: ScoresPageProps) {
  const { t } = useTranslation('scores')
  const told = useScores(programmeId)
  const mayRun = useMembership(programmeId)?.permissions.includes('score.run') === true
  const [asking, setAsking] = useState(false)
  const phase = useRoomPhase()
  if (phase.name === 'closed') return <ClosedRoom refusal={phase.refusal} title={t('title')} />
  // Items have no titles before the board has come.
  if (phase.name === 'loading') return <ScoresLoading />
  if (told.data === undefined) {
    return told.isError ? (
      <div className="page-body">
        <ErrorPanel title={t('failed')} onRetry={() => void told.refetch()}>
          {problemText(told.error)}
        </ErrorPanel>
      </div>
    ) : (
      <ScoresLoading />
    )
  }
  const { rounds, people } = told.data
  const shown = rounds.find(({ id }) => id === roundId) ?? mostPressing(rounds)
  const offsetMs = Date.parse(told.data.at) - told.dataUpdatedAt
  const ask = mayRun && (
    <Button variant={rounds.length === 0 ? 'primary' : 'secondary'} icon={PlusIcon} onClick={() => setAsking(true)}>
      {t('ask.open')}
    </Button>
  )
  return (
    <>
      <PageHead title={t('title')} sub={t('sub')} actions={ask} />
      <div className="page-body scr">
        {shown === undefined ? (
          <EmptyState lead={t('empty')} body={t(mayRun ? 'emptyRun' : 'emptyBody')} />
        ) : (
          <>
            {rounds.length > 1 && <Rounds rounds={rounds} shown={shown.id} onOpen={onOpenRound} />}
            {shown.state === 'open' ? (
              <OpenScoreRound key={shown.id} {...{ programmeId, round: shown, people, offsetMs }} />
            ) : (
              <ScoreResults key={shown.id} programmeId={programmeId} round={shown} />
            )}
          </>
        )}
      </div>
      {asking && (
        <AskDialog
          programmeId={programmeId}
          offsetMs={offsetMs}
          onClose={() => setAsking(false)}
          onAsked={(id) => {
            setAsking(false)
            onOpenRound(id)
          }}
        />
      )}
    </>
  )
}

/** What waits for the reader, then what is open, then what was shown last. */
function mostPressing(rounds: readonly ScoreRoundBody[]): ScoreRoundBody | undefined {
  const open = rounds.filter(({ state }) => state === 'open')
  return (
    open.find(({ seat, answered }) => seat !== null && answered?.includes(seat) === false) ??
    open[0] ??
    rounds.toSorted((a, b) => ((a.revealedAt ?? '') < (b.revealedAt ?? '') ? 1 : -1))[0]
  )
}

function Rounds(o: {
  readonly rounds: readonly ScoreRoundBody[]
  readonly shown: ScoreRoundId
  readonly onOpen: (round: ScoreRoundId) => void
}) {
  const { t } = useTranslation('scores')
  const format = useFormat()
  return (
    <nav className="scr-n" aria-label={t('rounds')}>
      <ul>
        {o.rounds.map(({ id, number, state, items, revealedAt }) => (
          <li key={id}>
            <button
              type="button"
              className="scr-nb"
              aria-current={id === o.shown ? 'true' : undefined}
              onClick={() => o.onOpen(id)}
            >
              <b>{t('round', { number })}</b>{' '}
              <span className="small muted">
                {t('items', { count: items.length })},{' '}
                {state === 'open' || revealedAt === null
                  ? t('isOpen')
                  : t('shownOn', { date: format.shortDate(revealedAt.slice(0, 10), new Date().getFullYear()) })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function ScoresLoading() {
  const { t } = useTranslation('scores')
  return (
    <>
      <PageHead title={t('title')} sub={t('sub')} />
      <div className="page-body">
        <div className="card">
          <LoadingRows label={t('loading')} rows={5} rowHeightPx={56} />
        </div>
      </div>
    </>
  )
}
