// The estimate in the drawer: low, likely, high in million kroner of the programme's price year, with the range drawn on the board's scale.
// Saved as one value when the person leaves the three; called by item-drawer.tsx.

import type { FocusEvent, KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import { Field } from '../ui/field.tsx'
import { RangeBar } from '../ui/range-bar.tsx'
import { useFormat } from '../ui/use-format.ts'
import { estimateParts } from './estimate-draft.ts'
import { EstimateTroublePanel } from './estimate-trouble.tsx'
import { useClaim, useFieldRing } from './presence.ts'
import { useProgrammeNames } from './programme-context.ts'
import { useEstimate } from './use-estimate.ts'

export interface EstimateSectionProps {
  readonly item: Item
  /** Right end of the range bar, in MNOK: one scale for the whole board. */
  readonly scaleMnok: number
  readonly mayEdit: boolean
}

export function EstimateSection({ item, scaleMnok, mayEdit }: EstimateSectionProps) {
  const { t } = useTranslation('item')
  const { structure } = useProgrammeNames()
  const claim = useClaim()
  const editing = useEstimate(item)
  const ring = useFieldRing(item.id, 'estimate')
  const format = useFormat()
  const { estimate } = item
  const leave = (event: FocusEvent<HTMLFieldSetElement>) => {
    if (event.currentTarget.contains(event.relatedTarget)) return
    claim({ record: item.id, verb: 'reads' })
    editing.commit(true)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') editing.commit(true)
    if (event.key !== 'Escape' || !editing.dirty) return
    event.preventDefault()
    event.stopPropagation()
    editing.putBack()
  }
  return (
    <section className="d-sec">
      <h3>
        {t('estimate.title', { unit: structure.currency })}{' '}
        <span className="muted tiny">{t('estimate.priceYear', { year: structure.priceYear })}</span>
      </h3>
      {mayEdit ? (
        <fieldset className="est" onBlur={leave} onKeyDown={onKeyDown}>
          <legend className="sr">{t('estimate.title', { unit: structure.currency })}</legend>
          {estimateParts.map((part) => (
            <Field key={part} label={t(`estimate.${part}`)} ring={ring}>
              {(wires) => (
                <input
                  {...wires}
                  className="ds-input"
                  data-fig="true"
                  inputMode="decimal"
                  autoComplete="off"
                  value={editing.texts[part]}
                  onChange={(event) => editing.type(part, event.target.value)}
                  onFocus={() => claim({ record: item.id, field: 'estimate', verb: 'edits' })}
                />
              )}
            </Field>
          ))}
        </fieldset>
      ) : (
        <dl className="est-read">
          {estimateParts.map((part) => (
            <div key={part}>
              <dt className="label">{t(`estimate.${part}`)}</dt>
              <dd>{estimate === null ? '–' : format.number(estimate[part])}</dd>
            </div>
          ))}
        </dl>
      )}
      <EstimateTroublePanel item={item} editing={editing} />
      {estimate === null ? (
        <p className="small muted est-r">{t('estimate.none')}</p>
      ) : (
        <div className="est-r">
          <RangeBar {...estimate} max={scaleMnok} unit={structure.currency} />
        </div>
      )}
    </section>
  )
}
