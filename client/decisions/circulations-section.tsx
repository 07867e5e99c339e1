// The circulations of a programme over its register: those that go on or wait for somebody's step, and, folded, those that are over; and sending a text out.
// Called by decisions-page.tsx.

import { GavelIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Circulation } from '../../shared/contract/circulations.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { useCirculations } from '../api/circulations-queries.ts'
import { problemText } from '../api/problem.ts'
import { useMembership } from '../api/session-queries.ts'
import { type CirculationState, circulationState } from '../item/circulation-state.ts'
import { CirculationTime } from '../item/circulation-time.tsx'
import { SendCirculation } from '../item/send-circulation.tsx'
import { WaitingCard } from '../item/waiting-card.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { type State, StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import './circulations-section.css'

export function CirculationsSection({ programmeId }: { readonly programmeId: ProgrammeId }) {
  const { t } = useTranslation('circulation')
  const told = useCirculations(programmeId)
  const mayLead = useMembership(programmeId)?.permissions.includes('decision.register') ?? false
  const { data } = told
  if (data === undefined) {
    return told.isError ? (
      <ErrorPanel title={t('list.failed')} onRetry={() => void told.refetch()}>
        {problemText(told.error)}
      </ErrorPanel>
    ) : (
      <div className="card">
        <LoadingRows label={t('list.loading')} rows={1} rowHeightPx={72} />
      </div>
    )
  }
  const offsetMs = Date.parse(data.at) - told.dataUpdatedAt
  const rows = data.circulations.map((circulation) => ({ circulation, state: standing(circulation, data.at) }))
  const running = rows.filter(({ state }) => state !== 'decided' && state !== 'withdrawn')
  const ended = rows.filter(({ state }) => state === 'decided' || state === 'withdrawn')
  const [first, ...others] = data.wordings.filter(({ pointState }) => pointState !== 'in-session')
  const texts = mayLead && first !== undefined ? ([first, ...others] as const) : null
  if (rows.length === 0 && texts === null) return null
  return (
    <section className="cis" aria-labelledby="cis-t">
      <WaitingCard programmeId={programmeId} what="texts" level={2} />
      <div className="cis-h">
        <div>
          <h2 className="h2" id="cis-t">
            {t('list.title')}
          </h2>
          <p className="small muted">{running.length === 0 ? t('list.empty') : t('list.lead')}</p>
        </div>
        {texts !== null && <SendCirculation programmeId={programmeId} texts={texts} />}
      </div>
      {running.length > 0 && <Rows {...{ programmeId, offsetMs }} rows={running} />}
      {ended.length > 0 && (
        <details>
          <summary className="small muted">{t('list.ended', { count: ended.length })}</summary>
          <Rows {...{ programmeId, offsetMs }} rows={ended} />
        </details>
      )}
    </section>
  )
}

/** How it stands by the moment the answer was made; who is recused is told by the circulation's own page. */
function standing({ round, quorum, decision }: Circulation, at: string): CirculationState {
  return circulationState({ round, quorum, isDecided: decision !== null, recused: [], nowMs: Date.parse(at) })
}

const looks: Readonly<Record<CirculationState, State>> = {
  open: 'no',
  complete: 'ok',
  overdue: 'warn',
  unanswered: 'warn',
  agreed: 'ok',
  against: 'warn',
  short: 'warn',
  decided: 'ok',
  withdrawn: 'no',
}

function Rows(o: {
  readonly programmeId: ProgrammeId
  readonly offsetMs: number
  readonly rows: readonly { readonly circulation: Circulation; readonly state: CirculationState }[]
}) {
  const { t } = useTranslation('circulation')
  const format = useFormat()
  return (
    <ul className="card cis-l">
      {o.rows.map(({ circulation: { pointId, pointTitle, pointDate, wording, round, decision }, state }) => (
        <li key={round.id} data-circulation={round.id}>
          <p className="small muted">{t('at', { point: pointTitle, date: format.date(pointDate) })}</p>
          <Link
            className="cis-w"
            to="/p/$programme/points/$point/circulations/$round"
            params={{ programme: o.programmeId, point: pointId, round: round.id }}
          >
            {wording.text}
          </Link>
          <p className="cis-s small">
            {state === 'open' && round.deadline !== null ? (
              <CirculationTime deadline={round.deadline} offsetMs={o.offsetMs} words="deadline" />
            ) : (
              <StateWord state={looks[state]} {...(state === 'decided' ? { icon: GavelIcon } : {})}>
                {t(`states.${state}`)}
              </StateWord>
            )}
            {round.state === 'open' && (
              <span className="muted">
                {t('list.answered', { answered: round.answered.length, asked: round.asked.length })}
              </span>
            )}
            {decision !== null && (
              <Link
                className="ds-link"
                to="/p/$programme/decisions/$decision"
                params={{ programme: o.programmeId, decision: decision.id }}
              >
                {t('outcome.decision', { number: decision.number })}
              </Link>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
