// The time line: one step for each stretch in which the board was written in. Moved along by a slider, by step, or by choosing a moment that has a name.
// Says when, how much and who. Called by the history page.

import { ChevronLeftIcon, ChevronRightIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import type { HistoryBody, HistoryStep } from '../../shared/contract/history.ts'
import { IconButton } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { useFormat } from '../ui/use-format.ts'
import { namedMoments, stepAt } from './moments.ts'

export type TimeLineProps = {
  readonly told: HistoryBody
  /** ISO moment that is shown. */
  readonly at: string
  readonly onChoose: (at: string) => void
}

const mostNamed = 3

export function TimeLine({ told, at, onChoose }: TimeLineProps) {
  const { t } = useTranslation('history')
  const format = useFormat()
  const { steps } = told
  const current = stepAt(steps, at)
  const step = steps[current]
  const named = namedMoments(told)
  const most = Math.max(...steps.map(({ writes }) => writes))
  const say = (one: HistoryStep): string => {
    const when = format.moment(new Date(one.at), new Date())
    const names = one.by.map((id) => told.people.find((person) => person.id === id)?.name ?? t('unknown'))
    const shown = names.slice(0, mostNamed)
    const rest = names.length - shown.length
    const who = rest > 0 ? format.list([...shown, t('others', { count: rest })]) : format.list(shown)
    if (who !== '') return t('step', { when, who, count: one.writes })
    return one === steps[0] ? t('begun', { when }) : when
  }
  const go = (to: number) => {
    const next = steps[to]
    if (next !== undefined) onChoose(next.at)
  }
  const options = [
    ...(named.some((one) => one.at === at) ? [] : [{ value: at, label: t('chosen') }]),
    ...named.map((one) => ({ value: one.at, label: labelOf(one) })),
  ]
  function labelOf(one: (typeof named)[number]): string {
    const date = format.shortDate(one.at.slice(0, 10))
    return one.kind === 'decided'
      ? t('named.decided', { number: one.number, date })
      : t(`named.${one.kind}`, { title: one.title, date })
  }
  return (
    <div className="card his-line">
      <p className="his-now" aria-live="polite">
        {step === undefined ? '' : say(step)}
      </p>
      <div className="his-slide">
        <IconButton
          label={t('earlier')}
          icon={ChevronLeftIcon}
          disabled={current <= 0}
          onClick={() => go(current - 1)}
        />
        <div className="his-track">
          <div className="his-bars" aria-hidden="true">
            {steps.map((one, index) => (
              <span
                key={one.at}
                data-on={index <= current ? 'true' : undefined}
                style={{ height: `${Math.round(20 + (80 * Math.log1p(one.writes)) / Math.log1p(most))}%` }}
              />
            ))}
          </div>
          <input
            type="range"
            min={0}
            max={steps.length - 1}
            value={current}
            aria-label={t('slider')}
            aria-valuetext={step === undefined ? '' : say(step)}
            onChange={(event) => go(Number(event.target.value))}
          />
        </div>
        <IconButton
          label={t('later')}
          icon={ChevronRightIcon}
          disabled={current >= steps.length - 1}
          onClick={() => go(current + 1)}
        />
      </div>
      {named.length > 0 && <Select label={t('versions')} value={at} options={options} onChange={onChoose} />}
    </div>
  )
}
