// How costs are reckoned: how low and high are read, the distribution, the common correlation, and how many trials. Called by assumptions-section.tsx.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Steering } from '../../shared/frame/steering.ts'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { SteerDialog, type SteeringDialogProps } from './steer-dialog.tsx'
import { useFigures } from './use-figures.ts'

const readings = ['min-max', 'p10-p90'] as const satisfies readonly Steering['reading'][]
const distributions = ['triangular', 'pert'] as const satisfies readonly Steering['distribution'][]

export function ModelDialog({ body, onClose }: SteeringDialogProps) {
  const { t } = useTranslation('frame')
  const { steering } = body
  const [reading, setReading] = useState(steering.reading)
  const [distribution, setDistribution] = useState(steering.distribution)
  const figures = useFigures({ correlation: steering.correlation, trials: steering.trials, seed: steering.seed })
  const bounds = {
    correlation: { min: 0, max: 0.9999, words: t('assume.correlationRange') },
    trials: { min: 1_000, max: 50_000, whole: true },
    seed: { min: 0, max: 0xff_ff_ff_ff, whole: true },
  } as const
  const read = () => {
    const correlation = figures.value('correlation', bounds.correlation)
    const trials = figures.value('trials', bounds.trials)
    const seed = figures.value('seed', bounds.seed)
    if (correlation === undefined || trials === undefined || seed === undefined) return null
    return { reading, distribution, correlation, trials, seed }
  }
  return (
    <SteerDialog title={t('assume.model')} body={body} read={read} onTried={figures.tried} onClose={onClose}>
      <Select
        label={t('assume.reading')}
        value={reading}
        options={readings.map((value) => ({ value, label: t(`assume.readings.${value}`) }))}
        onChange={(value) => setReading(readings.find((each) => each === value) ?? reading)}
      />
      <Select
        label={t('assume.distribution')}
        value={distribution}
        options={distributions.map((value) => ({ value, label: t(`assume.distributions.${value}`) }))}
        onChange={(value) => setDistribution(distributions.find((each) => each === value) ?? distribution)}
      />
      {(['correlation', 'trials', 'seed'] as const).map((name) => (
        <TextField
          key={name}
          label={t(`assume.${name}`)}
          value={figures.texts[name] ?? ''}
          hint={name === 'seed' ? undefined : t(`assume.${name}Hint`)}
          error={figures.error(name, bounds[name])}
          onType={(text) => figures.type(name, text)}
        />
      ))}
    </SteerDialog>
  )
}
