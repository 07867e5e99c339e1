// What a round came to: each item with a strip of marks per benefit on one common scale, its median and how far it spread; who said what in a table for
// those who take part. Called by scores-page.tsx.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScoreRoundBody, ScoreRoundWhole } from '../../shared/contract/scores.ts'
import type { ItemId, PersonId, ProgrammeId } from '../../shared/ids.ts'
import { markOf } from '../../shared/priority/score-summary.ts'
import { problemText } from '../api/problem.ts'
import { useScoreRound } from '../api/score-queries.ts'
import { useProgrammeNames } from '../item/programme-context.ts'
import { useSteering } from '../item/use-steering.ts'
import { useBoard } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { useFormat } from '../ui/use-format.ts'
import { MarkStrip } from './mark-strip.tsx'

export function ScoreResults(o: { readonly programmeId: ProgrammeId; readonly round: ScoreRoundBody }) {
  const { t } = useTranslation('scores')
  const format = useFormat()
  const told = useScoreRound(o.programmeId, o.round.id)
  const { revealedAt, answered, missing } = o.round
  if (told.data === undefined) {
    return told.isError ? (
      <ErrorPanel title={t('failed')} onRetry={() => void told.refetch()}>
        {problemText(told.error)}
      </ErrorPanel>
    ) : (
      <div className="card">
        <LoadingRows label={t('loading')} rows={4} rowHeightPx={56} />
      </div>
    )
  }
  const whole = told.data
  const nameOf = (id: PersonId) => whole.people.find((person) => person.id === id)?.name ?? id
  return (
    <>
      <p className="scr-lead">
        {revealedAt !== null &&
          t('results.lead', { when: format.moment(new Date(revealedAt), new Date()), number: o.round.number })}{' '}
        {answered !== null && t('results.answered', { count: answered.length })}{' '}
        {missing !== null && missing.length > 0 && t('results.missing', { names: format.list(missing.map(nameOf)) })}
      </p>
      {o.round.items.map((item) => (
        <ItemResult key={item} item={item} whole={whole} nameOf={nameOf} />
      ))}
    </>
  )
}

function ItemResult(o: {
  readonly item: ItemId
  readonly whole: ScoreRoundWhole
  readonly nameOf: (person: PersonId) => string
}) {
  const { item, whole } = o
  const { t } = useTranslation('scores')
  const format = useFormat()
  const board = useBoard()
  const names = useProgrammeNames()
  const steering = useSteering()
  const [asTable, setAsTable] = useState(false)
  const lines = whole.lines?.filter((line) => line.item === item) ?? null
  return (
    <section className="card scr-res" aria-label={item}>
      <h2 className="h2">
        <span className="scr-id">{item}</span> {board.items.get(item)?.title ?? t('gone')}
      </h2>
      <ul className="scr-strips">
        {whole.round.criteria.map((criterion) => {
          const result = whole.results?.find((each) => each.item === item && each.criterion === criterion) ?? null
          const marks = lines?.flatMap((line) =>
            line.criterion === criterion && line.mark !== null ? [line.mark] : [],
          )
          return (
            <li key={criterion}>
              <span className="scr-cn">
                {names.benefit(criterion)}{' '}
                <span className="tiny muted">
                  {t('weight', { weight: format.number(steering?.weights[criterion] ?? 1) })}
                </span>
              </span>
              <MarkStrip result={result} marks={marks ?? []} />
              <span className="small num">
                {result === null
                  ? t('results.nobody')
                  : t('results.figures', {
                      median: format.number(result.median, 1),
                      low: result.low,
                      high: result.high,
                      count: result.answers,
                      mark: markOf(result.median),
                    })}
              </span>
            </li>
          )
        })}
      </ul>
      {lines !== null && (
        <Button variant="tertiary" aria-expanded={asTable} onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'results.hideTable' : 'results.showTable')}
        </Button>
      )}
      {lines !== null && asTable && <Lines lines={lines} whole={whole} nameOf={o.nameOf} />}
    </section>
  )
}

function Lines({
  lines,
  whole,
  nameOf,
}: {
  readonly lines: NonNullable<ScoreRoundWhole['lines']>
  readonly whole: ScoreRoundWhole
  readonly nameOf: (person: PersonId) => string
}) {
  const { t } = useTranslation('scores')
  const names = useProgrammeNames()
  const seats = [...new Set(lines.map(({ seat }) => seat))]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section className="scr-tw" tabIndex={0} aria-label={t('results.table')}>
      <table className="scr-t">
        <thead>
          <tr>
            <th scope="col">{t('results.person')}</th>
            {whole.round.criteria.map((criterion) => (
              <th key={criterion} scope="col">
                {names.benefit(criterion)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {seats.map((seat) => {
            const by = lines.find((line) => line.seat === seat)?.by ?? seat
            return (
              <tr key={seat}>
                <th scope="row">
                  {nameOf(seat)}
                  {by !== seat && <span className="tiny muted"> {t('results.by', { name: nameOf(by) })}</span>}
                </th>
                {whole.round.criteria.map((criterion) => {
                  const line = lines.find((each) => each.seat === seat && each.criterion === criterion)
                  return (
                    <td key={criterion}>
                      {line?.mark ?? <span className="small muted">{t('results.notMine')}</span>}
                      {line !== undefined && line.reason !== '' && <span className="small"> {line.reason}</span>}
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
