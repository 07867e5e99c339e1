// Person-months each receiver has in each period, as a table. Called by assumptions-section.tsx.

import { useTranslation } from 'react-i18next'
import type { Steering } from '../../shared/frame/steering.ts'
import { localName } from '../../shared/language/local-name.ts'
import { useProgrammeNames } from '../item/programme-context.ts'
import { useLanguage } from '../language/use-language.ts'
import { useFormat } from '../ui/use-format.ts'

export function CapacityTable({ steering }: { readonly steering: Steering }) {
  const { t } = useTranslation('frame')
  const language = useLanguage()
  const format = useFormat()
  const { actor } = useProgrammeNames()
  const { receivers, periods, capacity } = steering
  if (receivers.length === 0) return <p className="muted">{t('assume.none')}</p>
  const told = (value: number | undefined) =>
    value === undefined ? <span className="muted">{t('assume.noLimit')}</span> : format.number(value)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what runs out of sight must be reachable by keyboard
    <section className="frm-scroll" tabIndex={0} aria-label={t('assume.capacityCaption')}>
      <table className="frm-t">
        <caption className="small muted">{t('assume.capacityCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('assume.receiver')}</th>
            {periods.map(({ id, name }) => (
              <th key={id} scope="col" className="num">
                {localName(name, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {receivers.map((receiver) => (
            <tr key={receiver}>
              <th scope="row">{actor(receiver)}</th>
              {periods.map(({ id }) => (
                <td key={id} className="num">
                  {told(capacity[`${receiver}.${id}`])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
