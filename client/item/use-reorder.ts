// Moving one item within its list, by keyboard or pointer: what is lifted, where it would land, and the one edit that is made when it is
// dropped. Neighbours stay put until then; others see the aim. When the list changes meanwhile, the aim keeps to its neighbour.
// Says every step aloud. Called by the queue and the cut list.

import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item, ListName } from '../../shared/board/item.ts'
import type { ItemId } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { useRoom } from '../live/use-room.ts'
import { announce } from '../ui/announce.ts'
import { beforeAtSlot, ownSlot, placeBefore, slotCount, slotOfBefore } from './place.ts'
import { useClaim } from './presence.ts'

/** Which row a lifted item would land at: its upper or lower edge. */
export interface DropLine {
  readonly at: ItemId
  readonly edge: 'top' | 'bottom'
}

export interface Reorder {
  readonly lifted: { readonly item: ItemId; readonly by: 'keys' | 'pointer' } | null
  /** null when nothing is lifted, or it would stay where it is. */
  readonly line: DropLine | null
  readonly refused: { readonly item: ItemId; readonly refusal: Refusal } | null
  readonly forgetRefusal: () => void
  /** These stay the same function while the page lives, so that rows need not be drawn again. */
  readonly hands: ReorderHands
}

export interface ReorderHands {
  readonly lift: (item: ItemId, by: 'keys' | 'pointer') => void
  /** Moves the aim a number of shown rows. */
  readonly step: (rows: number) => void
  readonly toEnd: (end: 'first' | 'last') => void
  /** Aims at the edge of a shown row. */
  readonly over: (row: ItemId, edge: 'top' | 'bottom') => void
  readonly drop: () => void
  readonly cancel: () => void
}

export interface ReorderOptions {
  readonly list: ListName
  readonly order: readonly ItemId[]
  /** What is shown of it; the same list when nothing is filtered away. */
  readonly visible: readonly ItemId[]
  readonly items: ReadonlyMap<ItemId, Item>
  /** Called right before an own move is made. */
  readonly onMove?: () => void
}

/** `target` null: where it stands. */
interface Aim {
  readonly item: ItemId
  readonly by: 'keys' | 'pointer'
  readonly target: { readonly before: ItemId | null } | null
}

export function useReorder(o: ReorderOptions): Reorder {
  const { t } = useTranslation('item')
  const room = useRoom()
  const claim = useClaim()
  const [aim, setAim] = useState<Aim | null>(null)
  const [refused, setRefused] = useState<Reorder['refused']>(null)
  const now = useRef({ ...o, aim, t, room, claim })
  now.current = { ...o, aim, t, room, claim }

  const hands = useMemo((): ReorderHands => {
    const ask = (item: ItemId) => ({ order: now.current.order, visible: now.current.visible, item })
    const say = (key: 'lifted' | 'over' | 'dropped' | 'stayed' | 'cancelled', item: ItemId, place: number) => {
      const { items, order, t: words } = now.current
      const title = items.get(item)?.title ?? ''
      announce(words(`reorder.${key}`, { id: item, title, place, count: order.length }))
    }
    const ownPlace = (item: ItemId) => now.current.order.indexOf(item) + 1
    const put = (next: Aim | null) => {
      now.current.aim = next
      setAim(next)
    }
    const tell = (next: Aim) => {
      const place = placeOfAim(next, now.current.order)
      now.current.claim({ record: next.item, verb: 'moves', aim: { list: now.current.list, place } })
      return place
    }
    const aimAt = (slot: number) => {
      const { aim: before, visible, order, items, t: words } = now.current
      if (before === null) return
      const asked = ask(before.item)
      const clamped = Math.max(0, Math.min(slot, slotCount(asked) - 1))
      const target = clamped === ownSlot(asked) ? null : { before: beforeAtSlot({ ...asked, slot: clamped }) }
      if (before.target?.before === target?.before && (before.target === null) === (target === null)) return
      const next: Aim = { ...before, target }
      put(next)
      const place = tell(next)
      if (before.by === 'pointer') return
      const neighbour = target === null ? null : target.before
      if (visible === order || neighbour === null) say('over', before.item, place)
      else {
        const title = items.get(before.item)?.title ?? ''
        announce(words('reorder.overFiltered', { id: before.item, title, neighbour, place, count: order.length }))
      }
    }
    return {
      lift: (item, by) => {
        const next: Aim = { item, by, target: null }
        setRefused(null)
        put(next)
        tell(next)
        if (by === 'keys') say('lifted', item, ownPlace(item))
      },
      step: (rows) => {
        const { aim: at } = now.current
        if (at !== null) aimAt(slotOfAim(at, ask(at.item)) + rows)
      },
      toEnd: (end) => aimAt(end === 'first' ? 0 : Number.POSITIVE_INFINITY),
      over: (row, edge) => {
        const { aim: at, visible } = now.current
        if (at === null) return
        if (row === at.item) {
          aimAt(ownSlot(ask(at.item)))
          return
        }
        const slot = visible.filter((id) => id !== at.item).indexOf(row)
        if (slot >= 0) aimAt(edge === 'top' ? slot : slot + 1)
      },
      drop: () => {
        const { aim: at, list, room: live, order } = now.current
        if (at === null) return
        put(null)
        now.current.claim({ record: at.item, verb: 'reads' })
        if (at.target === null) {
          say('stayed', at.item, ownPlace(at.item))
          return
        }
        now.current.onMove?.()
        const place = placeOfAim(at, order)
        const outcome = live.edit({ type: 'move-item', item: at.item, place: { list, before: at.target.before } })
        if (outcome.ok) say('dropped', at.item, place)
        else {
          setRefused({ item: at.item, refusal: outcome.refusal })
          announce(now.current.t('reorder.notMoved', { id: at.item }))
        }
      },
      cancel: () => {
        const { aim: at } = now.current
        if (at === null) return
        put(null)
        now.current.claim({ record: at.item, verb: 'reads' })
        say('cancelled', at.item, ownPlace(at.item))
      },
    }
  }, [])

  // Others may remove what is lifted, or the neighbour it aims at, while it is in the air.
  useEffect(() => {
    const { aim: at } = now.current
    if (at === null) return
    if (!o.order.includes(at.item)) {
      now.current.aim = null
      setAim(null)
      announce(now.current.t('reorder.gone', { id: at.item }))
    } else if (at.target !== null) {
      const slot = slotOfBefore({ order: o.order, visible: o.visible, item: at.item, before: at.target.before })
      if (slot === null) setAim({ ...at, target: null })
    }
  }, [o.order, o.visible])

  return {
    lifted: aim,
    line: aim === null ? null : lineOf(aim, { order: o.order, visible: o.visible }),
    refused,
    forgetRefusal: () => setRefused(null),
    hands,
  }
}

function slotOfAim(aim: Aim, asked: { order: readonly ItemId[]; visible: readonly ItemId[]; item: ItemId }): number {
  if (aim.target === null) return ownSlot(asked)
  return slotOfBefore({ ...asked, before: aim.target.before }) ?? ownSlot(asked)
}

function placeOfAim(aim: Aim, order: readonly ItemId[]): number {
  if (aim.target === null) return order.indexOf(aim.item) + 1
  return placeBefore({ order, item: aim.item, before: aim.target.before })
}

function lineOf(aim: Aim, o: { order: readonly ItemId[]; visible: readonly ItemId[] }): DropLine | null {
  if (aim.target === null) return null
  const shown = o.visible.filter((id) => id !== aim.item)
  const at = shown[slotOfAim(aim, { ...o, item: aim.item })]
  if (at !== undefined) return { at, edge: 'top' }
  const last = shown.at(-1)
  return last === undefined ? null : { at: last, edge: 'bottom' }
}
