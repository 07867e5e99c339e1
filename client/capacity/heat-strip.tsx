// The heat strip: what a set of items asks of each receiver in each period, as a figure with a tint; what is beyond the capacity has an icon and a word besides.
// A cell that is pressed tells which items make it. Called by capacity-page.tsx.

import { ExclamationmarkTriangleIcon, XMarkIcon } from '@navikt/aksel-icons'
import { type CSSProperties, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Board } from '../../shared/board/snapshot.ts'
import type { Steering } from '../../shared/frame/steering.ts'
import type { ItemId } from '../../shared/ids.ts'
import { localName } from '../../shared/language/local-name.ts'
import { benefitFigures } from '../../shared/priority/adopted-benefit.ts'
import { type CapacityCell, capacityPicture, cellKey, overloads } from '../../shared/priority/capacity.ts'
import { useProgrammeNames } from '../item/programme-context.ts'
import { useLanguage } from '../language/use-language.ts'
import { IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { useFormat } from '../ui/use-format.ts'

export interface HeatStripProps {
  readonly board: Board
  /** The set that is looked at. */
  readonly ids: readonly ItemId[]
  readonly scope: 'frame' | 'all'
  readonly steering: Steering
  readonly onOpenItem: (id: ItemId) => void
}

export function HeatStrip({ board, ids, scope, steering, onOpenItem }: HeatStripProps) {
  const { t } = useTranslation('capacity')
  const format = useFormat()
  const { actor } = useProgrammeNames()
  const periodName = usePeriodNames(steering)
  const [pressed, setPressed] = useState<string | null>(null)
  const items = useMemo(() => ids.flatMap((id) => board.items.get(id) ?? []), [board, ids])
  const picture = useMemo(() => capacityPicture(items, steering), [items, steering])
  const adopted = useMemo(() => adoptedByReceiver(items, steering), [items, steering])
  const over = overloads(picture)
  const most = over[0]
  const cell = pressed === null ? undefined : picture.cells.get(pressed)
  if (picture.receivers.length === 0) return <p className="muted">{t('heat.none')}</p>
  return (
    <>
      <p className="cap-lead" data-over={most === undefined ? undefined : 'true'}>
        {most === undefined
          ? t('heat.within')
          : t('heat.overload', {
              count: over.length,
              receiver: actor(most.receiver),
              period: periodName(most.period),
              over: format.number(most.over),
            })}{' '}
        <span className="muted">
          {t(scope === 'frame' ? 'heat.scopeFrame' : 'heat.scopeAll', { count: ids.length })}
        </span>
      </p>
      <p className="small muted">{t('heat.unit')}</p>
      <div className="heat-w">
        <table className="heat" style={{ '--heat-periods': picture.periods.length } as CSSProperties}>
          <caption className="sr">{t('heat.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('heat.receiver')}</th>
              {picture.periods.map((period) => (
                <th key={period} scope="col">
                  {periodName(period)}
                </th>
              ))}
              <th scope="col" className="heat-b">
                {t('heat.adopted')}
              </th>
            </tr>
          </thead>
          <tbody>
            {picture.receivers.map((receiver) => (
              <tr key={receiver}>
                <th scope="row">{actor(receiver)}</th>
                {picture.periods.map((period) => {
                  const key = cellKey(receiver, period)
                  const each = picture.cells.get(key)
                  return (
                    <td key={period}>
                      {each !== undefined && (
                        <HeatCell
                          cell={each}
                          period={periodName(period)}
                          isPressed={pressed === key}
                          onPress={() => setPressed(pressed === key ? null : key)}
                        />
                      )}
                    </td>
                  )
                })}
                <td className="heat-b num">
                  {t('heat.points', { points: format.number(adopted.get(receiver) ?? 0, 0) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {cell !== undefined && (
        <AskedItems
          cell={cell}
          board={board}
          period={periodName(cell.period)}
          onOpenItem={onOpenItem}
          onClose={() => setPressed(null)}
        />
      )}
    </>
  )
}

/** How full a cell is, in steps: the tint repeats what the figure says. */
function heatOf({ load, capacity, over }: CapacityCell): string {
  if (over > 0) return 'over'
  if (load === 0 || capacity === null || capacity === 0) return '0'
  return String(Math.ceil((load / capacity) * 4))
}

function HeatCell(o: {
  readonly cell: CapacityCell
  readonly period: string
  readonly isPressed: boolean
  readonly onPress: () => void
}) {
  const { load, capacity, over, receiver } = o.cell
  const { t } = useTranslation('capacity')
  const format = useFormat()
  const { actor } = useProgrammeNames()
  const words = { receiver: actor(receiver), period: o.period, load: format.number(load) }
  const long =
    capacity === null ? t('heat.cellFree', words) : t('heat.cell', { ...words, capacity: format.number(capacity) })
  return (
    <button
      type="button"
      className="heat-c"
      id={`heat-${cellKey(receiver, o.cell.period)}`}
      data-heat={heatOf(o.cell)}
      aria-expanded={o.isPressed}
      aria-label={over > 0 ? `${long}, ${t('heat.cellOver', { over: format.number(over) })}` : long}
      onClick={o.onPress}
    >
      <span className="num">
        {capacity === null
          ? load === 0
            ? t('heat.nothing')
            : t('heat.noLimit', words)
          : t('heat.of', { load: words.load, capacity: format.number(capacity) })}
      </span>
      {over > 0 && (
        <span className="heat-o">
          <Icon of={ExclamationmarkTriangleIcon} />
          {t('heat.over', { over: format.number(over) })}
        </span>
      )}
    </button>
  )
}

function AskedItems(o: {
  readonly cell: CapacityCell
  readonly board: Board
  readonly period: string
  readonly onOpenItem: (id: ItemId) => void
  readonly onClose: () => void
}) {
  const { asked, receiver, period } = o.cell
  const { t } = useTranslation('capacity')
  const format = useFormat()
  const { actor } = useProgrammeNames()
  const close = () => {
    o.onClose()
    document.getElementById(`heat-${cellKey(receiver, period)}`)?.focus()
  }
  return (
    <section className="heat-a" aria-label={`${actor(receiver)}, ${o.period}`}>
      <div className="cap-h">
        <h3>
          {actor(receiver)}, {o.period}
        </h3>
        <IconButton label={t('heat.close')} icon={XMarkIcon} onClick={close} />
      </div>
      <p className="small muted">
        {asked.length === 0 ? t('heat.noneAsked') : t('heat.asked', { count: asked.length })}
      </p>
      <ul className="cap-l">
        {asked.map(({ item, effort }) => (
          <li key={item}>
            <button type="button" className="cap-i" data-item={item} onClick={() => o.onOpenItem(item)}>
              <b>{item}</b> {o.board.items.get(item)?.title}
            </button>
            <span className="num">{t('heat.effort', { effort: format.number(effort) })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function adoptedByReceiver(items: readonly Parameters<typeof benefitFigures>[0][], steering: Steering) {
  const sums = new Map<string, number>()
  for (const item of items) {
    for (const [receiver, points] of Object.entries(benefitFigures(item, steering).byReceiver)) {
      sums.set(receiver, (sums.get(receiver) ?? 0) + points)
    }
  }
  return sums
}

function usePeriodNames(steering: Steering): (id: string) => string {
  const language = useLanguage()
  return (id) => {
    const period = steering.periods.find((each) => each.id === id)
    return period === undefined ? id : localName(period.name, language)
  }
}
