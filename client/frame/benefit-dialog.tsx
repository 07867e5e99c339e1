// What benefits weigh, how far from the calculated order a reason is asked, and how much is adopted where nothing is said. Called by assumptions-section.tsx.

import { useTranslation } from 'react-i18next'
import { useProgrammeNames } from '../item/programme-context.ts'
import { TextField } from '../ui/text-field.tsx'
import { SteerDialog, type SteeringDialogProps } from './steer-dialog.tsx'
import { useFigures } from './use-figures.ts'

const weightBounds = { min: 0, max: 100 }
const reasonBounds = { min: 0, max: 5_000, whole: true }
const adoptionBounds = { min: 0, max: 100 }

export function BenefitDialog({ body, onClose }: SteeringDialogProps) {
  const { t } = useTranslation('frame')
  const { structure, benefit } = useProgrammeNames()
  const { steering } = body
  const ids: readonly string[] = structure.benefits.map(({ id }) => id)
  const weights: Readonly<Record<string, number>> = steering.weights
  const figures = useFigures<string>({
    ...Object.fromEntries(ids.map((id) => [id, weights[id] ?? 1])),
    reason: steering.reasonBeyondPlaces,
    adoption: steering.defaultAdoption * 100,
  })
  const read = () => {
    const weighed = ids.map((id) => [id, figures.value(id, weightBounds)] as const)
    const reasonBeyondPlaces = figures.value('reason', reasonBounds)
    const adoption = figures.value('adoption', adoptionBounds)
    if (typeof reasonBeyondPlaces !== 'number' || typeof adoption !== 'number') return null
    if (weighed.some(([, weight]) => weight === undefined)) return null
    return { weights: Object.fromEntries(weighed), reasonBeyondPlaces, defaultAdoption: adoption / 100 }
  }
  return (
    <SteerDialog title={t('assume.benefit')} body={body} read={read} onTried={figures.tried} onClose={onClose}>
      <fieldset className="frm-fs">
        <legend className="label">{t('assume.weights')}</legend>
        {ids.map((id) => (
          <TextField
            key={id}
            label={benefit(id)}
            value={figures.texts[id] ?? ''}
            error={figures.error(id, weightBounds)}
            onType={(text) => figures.type(id, text)}
          />
        ))}
      </fieldset>
      <TextField
        label={t('assume.reasonBeyond')}
        value={figures.texts.reason ?? ''}
        error={figures.error('reason', reasonBounds)}
        onType={(text) => figures.type('reason', text)}
      />
      <TextField
        label={t('assume.adoption')}
        hint={t('assume.adoptionHint')}
        value={figures.texts.adoption ?? ''}
        error={figures.error('adoption', adoptionBounds)}
        onType={(text) => figures.type('adoption', text)}
      />
    </SteerDialog>
  )
}
