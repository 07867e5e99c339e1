// The estimate in a row: low, the range, high, likely. A press opens three small fields in the same place; Enter or leaving them saves, Escape
// puts it back. Called by queue-row.tsx.

import type { FocusEvent, KeyboardEvent } from 'react'
import { useEffect, useRef } from 'react'
import type { Item } from '../../shared/board/item.ts'
import type { ItemId } from '../../shared/ids.ts'
import { type EstimatePart, estimateParts } from '../item/estimate-draft.ts'
import { EstimateTroublePanel } from '../item/estimate-trouble.tsx'
import { useClaim } from '../item/presence.ts'
import { useEstimate } from '../item/use-estimate.ts'
import { RangeBar } from '../ui/range-bar.tsx'
import { Cell } from './cell.tsx'
import type { RowTools } from './row-tools.ts'

/** MNOK not exceeded with 50 and 85 % probability. */
export interface Percentiles {
  readonly p50: number
  readonly p85: number
}

export interface RowEstimateProps {
  readonly item: Item
  /** Given: shown instead of the item's own. */
  readonly summed: Percentiles | null
  readonly scaleMnok: number
  readonly editing: boolean
  readonly mayEdit: boolean
  readonly tab: 0 | -1
  readonly tools: RowTools
  readonly onEdit: (item: ItemId, field: 'estimate') => void
  readonly onEdited: (item: ItemId) => void
}

export function RowEstimate(props: RowEstimateProps) {
  if (props.editing) return <EstimateFields {...props} />
  return props.summed === null ? (
    <EstimateFigures {...props} />
  ) : (
    <SummedFigures summed={props.summed} tools={props.tools} />
  )
}

/** What the queue comes to with this item, instead of what the item costs alone. */
function SummedFigures({ summed, tools }: { readonly summed: Percentiles; readonly tools: RowTools }) {
  const whole = (mnok: number): string => tools.format.number(Math.round(mnok))
  return (
    <>
      <Cell className="c-es c-sum num">
        <b>{whole(summed.p50)}</b>
      </Cell>
      <Cell className="c-li num">
        <b>{whole(summed.p85)}</b>
      </Cell>
    </>
  )
}

function EstimateFigures({ item, scaleMnok, mayEdit, tab, tools, onEdit }: RowEstimateProps) {
  const { t, format, names } = tools
  const { estimate } = item
  const figures =
    estimate === null ? (
      <span className="muted tiny">{t('row.noEstimate')}</span>
    ) : (
      <span className="es">
        <span className="num">{format.number(estimate.low)}</span>
        <RangeBar {...estimate} max={scaleMnok} unit={names.structure.currency} decorative />
        <span className="es-h">{format.number(estimate.high)}</span>
      </span>
    )
  return (
    <>
      <Cell className="c-es">
        {mayEdit ? (
          <button
            type="button"
            className="es-b"
            tabIndex={tab}
            title={t('row.editEstimate', { id: item.id })}
            onClick={() => onEdit(item.id, 'estimate')}
          >
            {figures}
            <span className="sr">{t('row.editEstimate', { id: item.id })}</span>
          </button>
        ) : (
          figures
        )}
      </Cell>
      <Cell className="c-li num">
        <b>{estimate === null ? '–' : format.number(estimate.likely)}</b>
      </Cell>
    </>
  )
}

function EstimateFields({ item, tools, onEdited }: RowEstimateProps) {
  const { words: t, names } = tools
  const claim = useClaim()
  const editing = useEstimate(item)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => {
    first.current?.focus()
    first.current?.select()
  }, [])
  const done = () => {
    if (!editing.commit(true)) return
    claim({ record: item.id, verb: 'reads' })
    onEdited(item.id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Enter') {
      event.preventDefault()
      done()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      editing.putBack()
      onEdited(item.id)
    }
  }
  const onBlur = (event: FocusEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) done()
  }
  const field = (part: EstimatePart) => (
    <input
      key={part}
      ref={part === 'low' ? first : undefined}
      className="ds-input es-in"
      inputMode="decimal"
      autoComplete="off"
      aria-label={t(`estimate.${part}Of`, { id: item.id, unit: names.structure.currency })}
      value={editing.texts[part]}
      onChange={(event) => editing.type(part, event.target.value)}
      onFocus={() => claim({ record: item.id, field: 'estimate', verb: 'edits' })}
    />
  )
  return (
    <Cell className="c-ed" onKeyDown={onKeyDown} onBlur={onBlur}>
      {estimateParts.map(field)}
      {editing.trouble !== null && (
        <div className="es-trouble">
          <EstimateTroublePanel item={item} editing={editing} />
        </div>
      )}
    </Cell>
  )
}
