// What can be done to an item besides editing its fields: move to a place, to the cut list, back to the queue, remove. One list of menu items
// for rows, entries and drawer, and the dialogs they open. What a role may not do is left out. Called through `useItemActions`.

import { ArrowsUpDownIcon, ScissorsIcon, TasklistIcon, TrashIcon } from '@navikt/aksel-icons'
import type { ReactNode } from 'react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import type { ItemId } from '../../shared/ids.ts'
import { mayBeCut } from '../../shared/rules/rulings.ts'
import { useItem, useMay, useRoom } from '../live/use-room.ts'
import type { MenuItem } from '../ui/menu.tsx'
import { CutDialog } from './cut-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { RemoveDialog } from './remove-dialog.tsx'

export type ItemActionKind = 'move' | 'cut' | 'to-queue' | 'remove'

export interface ItemActions {
  /** Opens the dialog of an action for an item. */
  readonly open: (kind: ItemActionKind, id: ItemId) => void
  /** The menu's items for an item; none for one that is frozen. */
  readonly itemsFor: (item: Item) => readonly MenuItem[]
  readonly mayMove: boolean
  /** Draw it once on the page: the dialog that is open. */
  readonly dialog: ReactNode
}

/** @param o.focusAfter where the focus goes when a dialog closes and its row is gone. */
export function useItemActions(o: {
  readonly focusAfter?: (id: ItemId) => HTMLElement | null
  readonly onRemoved?: () => void
  /** Called right before an item is moved by its dialog. */
  readonly onMove?: (id: ItemId) => void
}): ItemActions {
  const { t } = useTranslation('queue')
  const room = useRoom()
  const mayMove = useMay('item.move')
  const mayCut = useMay('item.cut')
  const mayRemove = useMay('item.remove')
  const [asked, setAsked] = useState<{ kind: ItemActionKind; id: ItemId } | null>(null)
  const fixed = useMemo(() => {
    const open = (kind: ItemActionKind, id: ItemId) => setAsked({ kind, id })
    const itemsFor = (item: Item): readonly MenuItem[] => {
      const items: MenuItem[] = []
      if (room.rulings().frozen.has(item.id)) return items
      const queued = item.position.list === 'queue'
      const add = (kind: ItemActionKind, part: Pick<MenuItem, 'label' | 'icon' | 'tone'>) =>
        items.push({ id: kind, ...part, onSelect: () => open(kind, item.id) } as MenuItem)
      if (mayMove) add('move', { label: t('menu.move'), icon: ArrowsUpDownIcon })
      if (mayCut && queued && mayBeCut(room.rulings(), item).ok)
        add('cut', { label: t('menu.cut'), icon: ScissorsIcon })
      if (mayCut && !queued) add('to-queue', { label: t('menu.toQueue'), icon: TasklistIcon })
      if (mayRemove) add('remove', { label: t('menu.remove'), icon: TrashIcon, tone: 'danger' })
      return items
    }
    return { open, itemsFor }
  }, [t, room, mayMove, mayCut, mayRemove])
  const dialog =
    asked === null ? null : (
      <ActionDialog
        kind={asked.kind}
        id={asked.id}
        onClose={() => setAsked(null)}
        focusAfter={() => o.focusAfter?.(asked.id) ?? null}
        onRemoved={() => o.onRemoved?.()}
        onMove={() => o.onMove?.(asked.id)}
      />
    )
  return { ...fixed, mayMove, dialog }
}

function ActionDialog(o: {
  readonly kind: ItemActionKind
  readonly id: ItemId
  readonly onClose: () => void
  readonly onRemoved: () => void
  readonly onMove: () => void
  readonly focusAfter: () => HTMLElement | null
}) {
  const item = useItem(o.id)
  if (item === null) return null
  const common = { item, onClose: o.onClose, focusAfter: o.focusAfter }
  if (o.kind === 'move') return <MoveDialog {...common} list={item.position.list} onMove={o.onMove} />
  if (o.kind === 'to-queue') return <MoveDialog {...common} list="queue" onMove={o.onMove} />
  if (o.kind === 'cut') return <CutDialog {...common} />
  return <RemoveDialog {...common} onRemoved={o.onRemoved} />
}
