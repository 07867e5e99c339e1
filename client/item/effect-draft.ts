// What a decision will do, while it is being filled in: the kind of effect, the items it concerns, and the texts and figures of the kinds that
// have them; and the effect it makes, or which fields are missing. Pure. Called by the dialog that registers a decision.

import type { Board } from '../../shared/board/snapshot.ts'
import type { Effect } from '../../shared/deciding/effect.ts'
import type { WordingLack } from '../../shared/deciding/wording-lacks.ts'
import type { ItemId, PersonId } from '../../shared/ids.ts'
import { mayBeCut } from '../../shared/rules/rulings.ts'

/** The effects a person can choose; a reopening is made by its own command. */
export const effectTypes = ['none', 'scope', 'items-in', 'cut', 'frame', 'stream', 'change', 'release'] as const
export type EffectType = (typeof effectTypes)[number]

export interface EffectDraft {
  /** Empty until somebody has said what the decision does. */
  readonly type: EffectType | ''
  readonly items: readonly ItemId[]
  readonly p50: string
  readonly p85: string
  readonly document: string
  readonly name: string
  readonly mandate: string
  readonly owner: PersonId | ''
  readonly title: string
}

export const emptyEffect: EffectDraft = {
  type: 'none',
  items: [],
  p50: '',
  p85: '',
  document: '',
  name: '',
  mandate: '',
  owner: '',
  title: '',
}

/**
 * @returns where a decision begins. Nothing is chosen where the case is about items: a decision on them that did nothing by oversight would look made
 * and not be carried out. One that takes another back does that and, unless more is chosen, nothing else.
 */
export function firstEffect(o: { readonly linked: readonly ItemId[]; readonly reverses: boolean }): EffectDraft {
  return o.linked.length > 0 && !o.reverses ? { ...emptyEffect, type: '' } : emptyEffect
}

export type EffectField = 'type' | 'items' | 'p50' | 'p85' | 'document' | 'name' | 'mandate' | 'owner' | 'title'
export type EffectFault = 'missing' | 'number' | 'order'

export type EffectReading =
  | { readonly ok: true; readonly effect: Effect }
  | { readonly ok: false; readonly faults: Readonly<Partial<Record<EffectField, EffectFault>>> }

/** @returns whether a kind of effect is about items. */
export function hasItems(type: EffectDraft['type']): boolean {
  return type === 'scope' || type === 'items-in' || type === 'cut' || type === 'change' || type === 'release'
}

/**
 * @param o.linked the items the agenda item is about; @param o.frozen those a decision holds
 * @returns those of them that an effect of this kind can be about, as the board stands
 */
export function fitItems(o: {
  readonly type: EffectType
  readonly linked: readonly ItemId[]
  readonly board: Board
  readonly isFrozen: (id: ItemId) => boolean
  /** The area whose items alone are cut; null = any item is. */
  readonly cutArea: string | null
}): readonly ItemId[] {
  const { type, board, cutArea } = o
  return o.linked.filter((id) => {
    const item = board.items.get(id)
    if (item === undefined) return false
    const { list } = item.position
    if (type === 'release') return o.isFrozen(id)
    if (o.isFrozen(id)) return false
    if (type === 'scope') return list === 'queue'
    if (type === 'items-in') return list === 'cut'
    return type !== 'cut' || mayBeCut({ cutArea }, item).ok
  })
}

/** @returns the items a kind begins with: the one it can be about; among several the decider chooses. */
export function firstItems(fit: readonly ItemId[]): readonly ItemId[] {
  return fit.length === 1 ? fit : []
}

/**
 * @param o.lacks what stands in the way of the items of the case
 * @param o.reverses what holds them may be taken back by the same decision
 * @param o.isInQueue whether an item stands there: only what is moved from it must have its cut described
 * @returns those of them that what is chosen would be refused for; all, while nothing is
 */
export function hindering(o: {
  readonly draft: EffectDraft
  readonly lacks: readonly WordingLack[]
  readonly reverses: boolean
  readonly isInQueue: (id: ItemId) => boolean
}): readonly WordingLack[] {
  const { type, items } = o.draft
  return o.lacks.filter(({ item, lack }) => {
    if (o.reverses && lack === 'frozen') return false
    if (type === '') return true
    if (!hasItems(type) || type === 'release' || !items.includes(item)) return false
    if (lack === 'not-ready') return type === 'scope' || type === 'items-in'
    return lack !== 'cut-incomplete' || (type === 'cut' && o.isInQueue(item))
  })
}

/** @returns the effect that was filled in, or what is wrong by field. @param read turns what was typed into a number, or null */
export function readEffect(draft: EffectDraft, read: (text: string) => number | null): EffectReading {
  const faults: Partial<Record<EffectField, EffectFault>> = {}
  const text = (field: 'document' | 'name' | 'mandate' | 'owner' | 'title'): string => {
    const value = draft[field].trim()
    if (value === '') faults[field] = 'missing'
    return value
  }
  const figure = (field: 'p50' | 'p85'): number => {
    const value = draft[field].trim() === '' ? null : read(draft[field])
    if (value === null || value < 0) faults[field] = draft[field].trim() === '' ? 'missing' : 'number'
    return value ?? 0
  }
  if (draft.type === '') return { ok: false, faults: { type: 'missing' } }
  const { type } = draft
  const items = [...draft.items]
  if (hasItems(type) && type !== 'change' && items.length === 0) faults.items = 'missing'
  const effect = ((): Effect => {
    switch (type) {
      case 'none':
        return { type: 'none' }
      case 'frame': {
        const frame = { type: 'frame', p50: figure('p50'), p85: figure('p85'), document: text('document') } as const
        if (faults.p50 === undefined && faults.p85 === undefined && frame.p50 > frame.p85) faults.p50 = 'order'
        return frame
      }
      case 'stream':
        return { type: 'stream', name: text('name'), mandate: text('mandate'), owner: text('owner') as PersonId }
      case 'change':
        return { type: 'change', title: text('title'), items }
      default:
        return { type, items }
    }
  })()
  return Object.keys(faults).length === 0 ? { ok: true, effect } : { ok: false, faults }
}

/** @returns the items an effect freezes when it is carried out. */
export function frozenBy(effect: Effect): readonly ItemId[] {
  return effect.type === 'scope' || effect.type === 'items-in' || effect.type === 'cut' || effect.type === 'change'
    ? effect.items
    : []
}
