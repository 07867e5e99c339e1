// Trying a frame: two sliders, each saying how likely the whole queue is to hold there, and the way to have everybody's lines follow. Whoever may not try sees what is
// tried and by whom. Called by frame-page.tsx.

import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { FrameBody } from '../../shared/contract/frame.ts'
import type { CurvePoint } from '../../shared/frame/simulator.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { problemText } from '../api/problem.ts'
import { useMembership } from '../api/session-queries.ts'
import { shareAt } from '../item/curve-points.ts'
import { type Trial, useTrial } from '../item/use-trial.ts'
import { Button } from '../ui/button.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { useFormat } from '../ui/use-format.ts'

export interface TrialSectionProps {
  readonly programmeId: ProgrammeId
  readonly body: FrameBody
  /** Of the whole queue; null until it is worked out. */
  readonly curve: readonly CurvePoint[] | null
}

export function TrialSection({ programmeId, body, curve }: TrialSectionProps) {
  const { t } = useTranslation('frame')
  const format = useFormat()
  const mayTry = useMembership(programmeId)?.permissions.includes('frame.try') ?? false
  const trial = useTrial(programmeId, body)
  const { trial: tried, frame } = body
  const largest = Math.max(frame.p85, tried?.p85 ?? 0, curve?.at(-1)?.cost ?? 0)
  const max = Math.max(100, Math.ceil((largest * 1.15) / 50) * 50)
  return (
    <section aria-labelledby="frm-trial">
      <h2 className="h2" id="frm-trial">
        {t('trial.title')}
      </h2>
      <div className="card frm-c frm-tr" data-on={trial.isOn ? 'true' : undefined}>
        <p className="muted">{mayTry ? t('trial.lead') : t('trial.mayNot')}</p>
        {tried !== null && (
          <p className="frm-try" role="status">
            {t('trial.now', { name: tried.by, when: format.moment(new Date(tried.since), new Date()) })}
          </p>
        )}
        {(['p50', 'p85'] as const).map((which) => (
          <Slider key={which} {...{ which, trial, max, curve }} readOnly={!mayTry} />
        ))}
        {mayTry && (
          <div className="frm-a">
            {trial.isOn ? (
              <Button busy={trial.isBusy} onClick={trial.stop}>
                {t('trial.stop')}
              </Button>
            ) : (
              <Button variant="primary" busy={trial.isBusy} onClick={trial.start}>
                {t('trial.start')}
              </Button>
            )}
            {trial.isMoved && (
              <Button variant="tertiary" onClick={trial.back}>
                {t('trial.back')}
              </Button>
            )}
          </div>
        )}
        {trial.error !== null && <InlineRefusal what={t('trial.failed')} why={problemText(trial.error)} />}
      </div>
    </section>
  )
}

const pageSteps: Readonly<Record<string, number>> = { PageUp: 10, PageDown: -10 }

function Slider(o: {
  readonly which: 'p50' | 'p85'
  readonly trial: Trial
  readonly max: number
  readonly curve: readonly CurvePoint[] | null
  readonly readOnly: boolean
}) {
  const { which, trial, max, curve } = o
  const { t } = useTranslation('frame')
  const format = useFormat()
  const id = useId()
  const mnok = trial.frame[which]
  const told = t('trial.value', { mnok: format.number(mnok, 1) })
  const holds = curve === null ? '' : t('trial.holds', { probability: format.probability(shareAt(curve, mnok)) })
  return (
    <div className="frm-sl" data-line={which}>
      <label className="label" htmlFor={id}>
        {t(`trial.${which}`)}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={max}
        step={1}
        value={Math.round(mnok)}
        disabled={o.readOnly}
        aria-valuetext={`${told}. ${holds}`}
        onChange={(event) => trial.set(which, Number(event.target.value))}
        onKeyDown={(event) => {
          const step = pageSteps[event.key]
          if (step === undefined) return
          event.preventDefault()
          trial.set(which, Math.min(max, Math.max(0, Math.round(mnok) + step)))
        }}
      />
      <output htmlFor={id} className="num strong">
        {told}
      </output>
      <p className="small muted">{holds}</p>
    </div>
  )
}
