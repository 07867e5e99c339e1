// Who receives, and how many person-months each has for the programme in each period; where nothing is said there is no limit. Called by assumptions-section.tsx.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localName } from '../../shared/language/local-name.ts'
import { useProgrammeNames } from '../item/programme-context.ts'
import { useLanguage } from '../language/use-language.ts'
import { TextField } from '../ui/text-field.tsx'
import '../ui/pick-rows.css'
import { SteerDialog, type SteeringDialogProps } from './steer-dialog.tsx'
import { useFigures } from './use-figures.ts'

const bounds = { min: 0, max: 100_000, optional: true }

export function CapacityDialog({ body, onClose }: SteeringDialogProps) {
  const { t } = useTranslation('frame')
  const language = useLanguage()
  const { structure, actor } = useProgrammeNames()
  const { periods, capacity, receivers: before } = body.steering
  const [receivers, setReceivers] = useState<readonly string[]>(before)
  const figures = useFigures<string>(capacity)
  const cells = receivers.flatMap((receiver) => periods.map(({ id }) => `${receiver}.${id}`))
  const read = () => {
    const said = cells.map((cell) => [cell, figures.value(cell, bounds)] as const)
    if (said.some(([, value]) => value === undefined)) return null
    return { receivers, capacity: Object.fromEntries(said.filter(([, value]) => value !== null)) }
  }
  return (
    <SteerDialog title={t('assume.capacity')} body={body} read={read} onTried={figures.tried} onClose={onClose} wide>
      <fieldset className="pick-rows">
        <legend className="label">{t('assume.receivers')}</legend>
        {structure.actors.map(({ id }) => (
          <label key={id} className="pick-row">
            <input
              type="checkbox"
              checked={receivers.includes(id)}
              onChange={(event) =>
                setReceivers(event.target.checked ? [...receivers, id] : receivers.filter((each) => each !== id))
              }
            />
            <span>{actor(id)}</span>
          </label>
        ))}
      </fieldset>
      {receivers.length > 0 && <p className="small muted">{t('assume.capacityCaption')}</p>}
      {receivers.map((receiver) => (
        <fieldset key={receiver} className="frm-cap">
          <legend className="label">{actor(receiver)}</legend>
          {periods.map(({ id, name }) => (
            <TextField
              key={id}
              label={localName(name, language)}
              value={figures.texts[`${receiver}.${id}`] ?? ''}
              placeholder={t('assume.noLimit')}
              error={figures.error(`${receiver}.${id}`, bounds)}
              onType={(text) => figures.type(`${receiver}.${id}`, text)}
            />
          ))}
        </fieldset>
      ))}
    </SteerDialog>
  )
}
