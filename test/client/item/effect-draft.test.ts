// What a decision will do, read from what was filled in.

import { describe, expect, it } from 'vitest'
import {
  type EffectDraft,
  emptyEffect,
  firstEffect,
  firstItems,
  frozenBy,
  hindering,
  readEffect,
} from '../../../client/item/effect-draft.ts'
import { effectSchema, toldEffect } from '../../../shared/deciding/effect.ts'
import type { WordingLack } from '../../../shared/deciding/wording-lacks.ts'
import { itemIdSchema } from '../../../shared/ids.ts'

const ki4 = itemIdSchema.parse('KI-4')
const dd1 = itemIdSchema.parse('DD-K1')
const read = (text: string) => (/^\d+$/.test(text) ? Number(text) : null)
const of = (over: Partial<EffectDraft>) => readEffect({ ...emptyEffect, ...over }, read)

describe('an effect', () => {
  it('[DEC12] is chosen by who decides where the case is about items, and so are the items where there are several', () => {
    const begun = firstEffect({ linked: [ki4, dd1], reverses: false })
    expect(readEffect(begun, read)).toEqual({ ok: false, faults: { type: 'missing' } })
    expect(firstEffect({ linked: [], reverses: false }).type).toBe('none')
    expect(firstEffect({ linked: [ki4], reverses: true }).type).toBe('none')
    expect([firstItems([ki4, dd1]), firstItems([ki4]), firstItems([])]).toEqual([[], [ki4], []])
  })

  it('[WRD4] is hindered by what stands in the way of the items it is about, told before it is asked for', () => {
    const lacks: WordingLack[] = [
      { item: ki4, lack: 'frozen', decision: 3 },
      { item: dd1, lack: 'not-ready', parts: ['benefit'] },
      { item: ki4, lack: 'cut-incomplete', texts: ['cost'] },
      { item: dd1, lack: 'cut-incomplete', texts: ['cost'] },
    ]
    const told = (over: Partial<EffectDraft>, reverses = false) =>
      hindering({ draft: { ...emptyEffect, ...over }, lacks, reverses, isInQueue: (id) => id === ki4 }).map(
        ({ item, lack }) => `${item} ${lack}`,
      )
    const all = ['KI-4 frozen', 'DD-K1 not-ready', 'KI-4 cut-incomplete', 'DD-K1 cut-incomplete']
    const both = [ki4, dd1]
    expect(told({ type: '' })).toEqual(all)
    expect(told({ type: '' }, true)).toEqual(all.slice(1))
    expect(told({ type: 'items-in', items: [dd1] })).toEqual(['DD-K1 not-ready'])
    expect(told({ type: 'cut', items: both })).toEqual(['KI-4 frozen', 'KI-4 cut-incomplete'])
    expect(told({ type: 'change', items: both })).toEqual(['KI-4 frozen'])
    expect([told({ type: 'none' }), told({ type: 'release', items: both })]).toEqual([[], []])
  })

  it('is whole, or says which fields are missing', () => {
    expect(of({ type: 'scope' })).toEqual({ ok: false, faults: { items: 'missing' } })
    expect(of({ type: 'stream', name: ' ' })).toEqual({
      ok: false,
      faults: { name: 'missing', mandate: 'missing', owner: 'missing' },
    })
    expect(of({ type: 'frame', p50: 'mye', p85: '', document: 'St.prp.' })).toEqual({
      ok: false,
      faults: { p50: 'number', p85: 'missing' },
    })
    expect(of({ type: 'frame', p50: '620', p85: '610', document: 'St.prp.' })).toEqual({
      ok: false,
      faults: { p50: 'order' },
    })
  })

  it('[PRJ2] is told without whom it names', () => {
    const stream = { type: 'stream', name: 'Kritisk info', mandate: 'Levere.', owner: 'kari' as never } as const
    expect(toldEffect(stream)).toEqual({ type: 'stream', name: 'Kritisk info' })
    expect(toldEffect({ type: 'reopen', reason: 'Kari ba om det.' })).toEqual({ type: 'reopen' })
    expect(toldEffect({ type: 'cut', items: [ki4] })).toEqual({ type: 'cut', items: [ki4] })
  })

  it('that is whole satisfies the schema the server reads', () => {
    const drafts: Partial<EffectDraft>[] = [
      { type: 'none' },
      { type: 'scope', items: [ki4] },
      { type: 'items-in', items: [ki4] },
      { type: 'cut', items: [ki4] },
      { type: 'frame', p50: '520', p85: '610', document: 'Styringsdokument' },
      { type: 'stream', name: 'Kritisk info', mandate: 'Levere.', owner: 'kari' as never },
      { type: 'change', title: 'Endre API', items: [] },
      { type: 'release', items: [ki4] },
    ]
    for (const draft of drafts) {
      const reading = of(draft)
      expect(reading.ok && effectSchema.safeParse(reading.effect).success, draft.type).toBe(true)
    }
  })

  it('freezes the items it decides, and a release none', () => {
    expect(frozenBy({ type: 'cut', items: [ki4] })).toEqual([ki4])
    expect(frozenBy({ type: 'release', items: [ki4] })).toEqual([])
  })
})
