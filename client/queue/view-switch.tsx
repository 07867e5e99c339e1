// How the rows are arranged: one list, or under heads by area, delivery stream or receiver. One press each. Called by queue-page.tsx.

import { useTranslation } from 'react-i18next'
import { arrangements, type QueueView } from './queue-view.ts'
import './view-switch.css'

export function ViewSwitch(o: {
  readonly arrange: QueueView['arrange']
  readonly onArrange: (arrange: QueueView['arrange']) => void
}) {
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
