// The needs and cuts an agenda item is about: chips that open the item, a cross to let go of one, and a picker for more. Each shows where
// the item stands on the board now. Called by the agenda's rows (chips alone) and by an item's head.

import { PlusIcon, XMarkIcon } from '@navikt/aksel-icons'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemId } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/outcome.ts'
import type { AgendaItem } from '../../shared/point/agenda-item.ts'
import { useClaim } from '../item/presence.ts'
import { refusalOf } from '../item/refusal-of.ts'
import { useRoom } from '../live/use-room.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { useBoardBridge, useLinkedItem } from './board-bridge.ts'

/** A chip that opens a linked item. */
export function LinkedChip({ id }: { readonly id: ItemId }) {
  const { t } = useTranslation('points')
  const { openItem } = useBoardBridge()
  const { item, loading } = useLinkedItem(id)
  const name = item?.title ?? (loading ? '' : t('linked.gone'))
  return (
    <Chip
      tone="accent"
      title={name}
      aria-label={t('linked.open', { id, title: name })}
      disabled={item === null}
      onClick={() => openItem(id)}
    >
      {id}
    </Chip>
  )
}

export interface LinkedItemsProps {
  readonly item: AgendaItem
  readonly number: number
  readonly mayEdit: boolean
}

export function LinkedItems({ item, number, mayEdit }: LinkedItemsProps) {
  const { t } = useTranslation('points')
  const room = useRoom()
  const claim = useClaim()
  const { pick } = useBoardBridge()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const link = (id: ItemId, linked: boolean) => {
    const outcome = room.edit({ type: 'link-item', agendaItem: item.id, item: id, linked })
    setRefusal(outcome.ok ? null : outcome.refusal)
  }
  const add = useRef<HTMLButtonElement>(null)
  const unlink = (id: ItemId) => {
    link(id, false)
    // The row goes, and the cross that was pressed with it.
    add.current?.focus()
  }
  const ask = () =>
    pick({
      title: t('linked.pick', { number }),
      label: t('linked.search'),
      without: new Set(item.linked),
      onPick: (id) => link(id, true),
    })
  return (
    <section
      className="li"
      aria-label={t('linked.title')}
      onFocus={() => claim({ record: item.id, field: 'linked', verb: mayEdit ? 'edits' : 'reads' })}
      onBlur={() => claim({ record: item.id, verb: 'reads' })}
    >
      <p className="label">{t('linked.title')}</p>
      {item.linked.length === 0 ? (
        <p className="muted small">{t('linked.none')}</p>
      ) : (
        <ul>
          {item.linked.map((id) => (
            <LinkedRow key={id} id={id} onRemove={mayEdit ? () => unlink(id) : null} />
          ))}
        </ul>
      )}
      {refusal !== null && <InlineRefusal what={t('linked.notLinked')} why={refusalOf(refusal)} />}
      {mayEdit && (
        <Button ref={add} variant="tertiary" icon={PlusIcon} onClick={ask}>
          {t('linked.add')}
        </Button>
      )}
    </section>
  )
}

function LinkedRow({ id, onRemove }: { readonly id: ItemId; readonly onRemove: (() => void) | null }) {
  const { t } = useTranslation('points')
  const { item, place, loading } = useLinkedItem(id)
  const where =
    place === null
      ? loading
        ? ''
        : t('linked.gone')
      : place.list === 'queue'
        ? t('linked.place', { place: place.place })
        : t('linked.cut')
  return (
    <li>
      <LinkedChip id={id} />
      <span className="li-t">{item?.title ?? ''}</span>
      <span className="muted small nowrap">{where}</span>
      {onRemove !== null && <IconButton label={t('linked.remove', { id })} icon={XMarkIcon} onClick={onRemove} />}
    </li>
  )
}
