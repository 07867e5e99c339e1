// How the rows are arranged: one list, or under heads by area, delivery stream or receiver. One press each; on a phone one choice among the filters.
// Called by queue-page.tsx.

import { useTranslation } from 'react-i18next'
import { ChipSelect } from '../ui/chip.tsx'
import { arrangements, type QueueView } from './queue-view.ts'
import './view-switch.css'

export interface ViewSwitchProps {
  readonly arrange: QueueView['arrange']
  readonly onArrange: (arrange: QueueView['arrange']) => void
}

/** The same choice where there is room for one field alone; hidden where the presses stand. */
export function ViewChoice({ arrange, onArrange }: ViewSwitchProps) {
  const { t } = useTranslation('queueViews')
  return (
    <span className="f-phone">
      <ChipSelect
        label={t('arrange.title')}
        value={arrange}
        options={arrangements.map((each) => ({ value: each, label: t(`arrange.${each}`) }))}
        onChange={(chosen) => onArrange(arrangements.find((each) => each === chosen) ?? 'list')}
      />
    </span>
  )
}

export function ViewSwitch(o: ViewSwitchProps) {
  const { t } = useTranslation('queueViews')
  return (
    <fieldset className="seg">
      <legend className="sr">{t('arrange.title')}</legend>
      {arrangements.map((arrange) => (
        <button key={arrange} type="button" aria-pressed={o.arrange === arrange} onClick={() => o.onArrange(arrange)}>
          {t(`arrange.${arrange}`)}
        </button>
      ))}
    </fieldset>
  )
}
