// Dependencies in the drawer: what this item needs and why, where that stands now, what needs this one; added with a picker, removed with a
// press. An item ranked above what it needs is marked with a warning in words. Called by item-drawer.tsx.

import { ArrowRightIcon, ExclamationmarkTriangleIcon, LinkIcon, PlusIcon, XMarkIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { brokenOrder } from '../../shared/board/dependencies.ts'
import type { Item } from '../../shared/board/item.ts'
import { placeOf } from '../../shared/board/snapshot.ts'
import type { ItemId } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { useBoard, useRoom } from '../live/use-room.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useFormat } from '../ui/use-format.ts'
import { DrawerSection } from './drawer-section.tsx'
import { ItemPicker } from './item-picker.tsx'
import { refusalOf } from './refusal-of.ts'

export interface NeedsSectionProps {
  readonly item: Item
  readonly mayEdit: boolean
  readonly onOpenItem: (id: ItemId) => void
}

export function NeedsSection({ item, mayEdit, onOpenItem }: NeedsSectionProps) {
  const { t } = useTranslation('item')
  const room = useRoom()
  const board = useBoard()
  const format = useFormat()
  const [adding, setAdding] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const needs = Object.entries(item.needs) as [ItemId, string][]
  const requiredBy = [...board.items.values()].filter((other) => item.id in other.needs).map((other) => other.id)
  const set = (id: ItemId, why: string | null): boolean => {
    const outcome = room.edit({ type: 'set-dependency', item: item.id, needs: id, why })
    setRefusal(outcome.ok ? null : outcome.refusal)
    return outcome.ok
  }
  return (
    <DrawerSection record={item.id} field="needs" mayEdit={mayEdit}>
      <h3>{t('needs.title')}</h3>
      {needs.length === 0 && <p className="small muted">{t('needs.none')}</p>}
      <ul className="dl">
        {needs.map(([id, why]) => (
          <Need
            key={id}
            item={item}
            id={id}
            why={why}
            mayEdit={mayEdit}
            onOpenItem={onOpenItem}
            onRemove={() => set(id, null)}
          />
        ))}
        {requiredBy.length > 0 && (
          <li>
            <Icon of={ArrowRightIcon} />
            <span className="muted">{t('needs.requiredBy', { ids: format.list(requiredBy) })}</span>
          </li>
        )}
      </ul>
      {refusal !== null && <InlineRefusal what={t('needs.notSaved')} why={refusalOf(refusal)} />}
      {mayEdit && !adding && (
        <Button variant="tertiary" icon={PlusIcon} onClick={() => setAdding(true)}>
          {t('needs.add')}
        </Button>
      )}
      {adding && (
        <AddNeed
          without={new Set([item.id, ...needs.map(([id]) => id)])}
          onAdd={(id, why) => set(id, why) && setAdding(false)}
          onCancel={() => setAdding(false)}
        />
      )}
    </DrawerSection>
  )
}

function Need(o: {
  readonly item: Item
  readonly id: ItemId
  readonly why: string
  readonly mayEdit: boolean
  readonly onOpenItem: (id: ItemId) => void
  readonly onRemove: () => void
}) {
  const { t } = useTranslation('item')
  const { t: capacity } = useTranslation('capacity')
  const board = useBoard()
  const at = placeOf(board, o.id)
  const broken = brokenOrder({ items: board.items, queue: board.queue, id: o.item.id }).includes(o.id)
  const isRealised = (board.items.get(o.id)?.realisedOn ?? null) !== null
  const where =
    at === null
      ? t('needs.gone')
      : isRealised
        ? capacity('deps.states.realised')
        : at.list === 'cut'
          ? t('needs.onCutList')
          : t('needs.at', { place: at.place })
  return (
    <li data-broken={broken ? 'true' : undefined}>
      <Icon of={broken ? ExclamationmarkTriangleIcon : LinkIcon} />
      <span>
        <button type="button" className="dl-b" onClick={() => o.onOpenItem(o.id)} disabled={at === null}>
          {o.id}
        </button>{' '}
        <span className="dl-at">{where}</span>
        {o.why !== '' && <span className="muted"> – {o.why}</span>}
        {broken && at?.list === 'queue' && (
          <span className="dl-warn">{t('needs.belowLong', { id: o.id, place: at.place })}</span>
        )}
      </span>
      {o.mayEdit && <IconButton label={t('needs.remove', { id: o.id })} icon={XMarkIcon} onClick={o.onRemove} />}
    </li>
  )
}

function AddNeed(o: {
  readonly without: ReadonlySet<ItemId>
  readonly onAdd: (id: ItemId, why: string) => void
  readonly onCancel: () => void
}) {
  const { t } = useTranslation('item')
  const { t: ui } = useTranslation('ui')
  const [picked, setPicked] = useState<ItemId | null>(null)
  const [why, setWhy] = useState('')
  if (picked === null) {
    return (
      <div className="dl-add">
        <ItemPicker label={t('needs.pick')} without={o.without} onPick={setPicked} autoFocus />
        <Button variant="tertiary" onClick={o.onCancel}>
          {ui('cancel')}
        </Button>
      </div>
    )
  }
  return (
    <form
      className="dl-add"
      onSubmit={(event) => {
        event.preventDefault()
        o.onAdd(picked, why.trim())
      }}
    >
      <TextField label={t('needs.whyOf', { id: picked })} value={why} onType={setWhy} maxLength={2000} autoFocus />
      <div className="dl-a">
        <Button type="submit">{t('needs.save')}</Button>
        <Button variant="tertiary" onClick={o.onCancel}>
          {ui('cancel')}
        </Button>
      </div>
    </form>
  )
}
