// The rollout in one sentence: how many areas the cost frame holds and how many are ready, and how many stand in each phase. Called by rollout-page.tsx.

import { useTranslation } from 'react-i18next'
import { useProgrammeBody, useProgrammeNames } from '../item/programme-context.ts'
import { TrialNote } from '../item/trial-note.tsx'
import { Emphasised } from '../ui/emphasised.tsx'
import { phases } from './phases.ts'
import type { RolloutArea } from './rollout-areas.ts'

interface RolloutHeadProps {
  readonly areas: readonly RolloutArea[]
  /** false until it is known where the lines stand. */
  readonly hasLines: boolean
}

export function RolloutHead({ areas, hasLines }: RolloutHeadProps) {
  const { t } = useTranslation('rollout')
  const { structure } = useProgrammeNames()
  const programme = useProgrammeBody()
  const inside = areas.filter(({ inside: stands }) => stands === 'both' || stands === 'p85').length
  const ready = areas.filter(({ readiness }) => readiness.isReady).length
  const readyWords = t('leadReady', { count: ready })
  const words = hasLines
    ? t('lead', { inside, count: areas.length, ready: readyWords })
    : t('leadAll', { count: areas.length, ready: readyWords })
  return (
    <div className="rol-h">
      <p className="sentence">
        <Emphasised text={words} />
      </p>
      <TrialNote programmeId={programme.id} />
      <Phases areas={areas} />
      <p className="small muted">{t('foot', { unit: structure.currency, year: structure.priceYear })}</p>
    </div>
  )
}

function Phases({ areas }: Pick<RolloutHeadProps, 'areas'>) {
  const { t } = useTranslation('rollout')
  const { t: item } = useTranslation('item')
  const countOf = (phase: (typeof phases)[number] | null) => areas.filter((area) => area.item.phase === phase).length
  const unsaid = countOf(null)
  return (
    <ul className="rol-ph" aria-label={t('phasesLabel')}>
      {phases.map((phase) => (
        <li key={phase}>{t('phaseCount', { phase: item(`phases.${phase}`), count: countOf(phase) })}</li>
      ))}
      {unsaid > 0 && <li>{t('phaseCount', { phase: t('phaseUnsaid'), count: unsaid })}</li>}
    </ul>
  )
}
