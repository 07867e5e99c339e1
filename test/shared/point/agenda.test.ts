// Agenda: what its items must be, their order, and how long the meeting takes.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { reversed } from '../../../shared/board/change.ts'
import { readAgenda, writeChanges } from '../../../shared/document/records.ts'
import { agendaItemIdSchema, itemIdSchema } from '../../../shared/ids.ts'
import {
  type AgendaItem,
  agendaDuration,
  agendaItemFromFields,
  agendaItemsLinking,
  agendaOf,
  fieldsOfAgendaItem,
} from '../../../shared/point/agenda-item.ts'
import type { PointEdit } from '../../../shared/point/edit.ts'
import { planPointEdit } from '../../../shared/point/plan-edit.ts'

const sak = (text: string) => agendaItemIdSchema.parse(text)

function anItem(fields: Partial<AgendaItem> & { readonly id: AgendaItem['id'] }): AgendaItem {
  return { kind: 'discussion', title: 'Nytte og fremdrift', minutes: 30, owner: '', linked: [], rank: 'a0', ...fields }
}

function anAgenda() {
  const doc = new Y.Doc()
  const edit = (each: PointEdit) => {
    const planned = planPointEdit(readAgenda(doc), each)
    if (!planned.ok) return planned
    return { ok: true, value: writeChanges({ doc, kind: 'point', changes: planned.value, origin: 'test' }) } as const
  }
  const add = (id: string, before: string | null = null) =>
    edit({
      type: 'add-agenda-item',
      agendaItem: sak(id),
      kind: 'decision',
      title: `Sak ${id}`,
      minutes: 20,
      owner: 'KS',
      before: before === null ? null : sak(before),
    })
  return { doc, edit, add, order: () => readAgenda(doc).order }
}

describe('the agenda', () => {
  it('[AGD1] lasts the sum of its planned minutes, and overruns by what exceeds the meeting', () => {
    const agenda = agendaOf(
      new Map(
        [anItem({ id: sak('sak1'), minutes: 55 }), anItem({ id: sak('sak2'), minutes: 210 })].map((item) => [
          item.id,
          item,
        ]),
      ),
    )
    expect([agendaDuration(agenda, 240), agendaDuration(agenda, 265), agendaDuration(agenda, 300)]).toEqual([
      { plannedMinutes: 265, overrunMinutes: 25 },
      { plannedMinutes: 265, overrunMinutes: 0 },
      { plannedMinutes: 265, overrunMinutes: 0 },
    ])
    expect(agendaDuration(agendaOf(new Map()), 240)).toEqual({ plannedMinutes: 0, overrunMinutes: 0 })
  })

  it('[AGD1] never counts an overrun that is not there', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 20 }),
        fc.integer({ min: 5, max: 1_440 }),
        (minutes, length) => {
          const items = minutes.map((each, at) => anItem({ id: sak(`sak-${at}`), minutes: each }))
          const sum = minutes.reduce((total, each) => total + each, 0)
          expect(agendaDuration(agendaOf(new Map(items.map((item) => [item.id, item]))), length)).toEqual({
            plannedMinutes: sum,
            overrunMinutes: sum > length ? sum - length : 0,
          })
        },
      ),
    )
  })

  it.each([
    ['minutes under zero', { minutes: -5 }, 'MINUTES', 'minutes'],
    ['half a minute', { minutes: 2.5 }, 'MINUTES', 'minutes'],
    ['more than ten hours', { minutes: 601 }, 'MINUTES', 'minutes'],
    ['an empty title', { title: ' ' }, 'TITLE_EMPTY', 'title'],
    ['an unknown kind', { kind: 'lunch' }, 'INVALID', 'kind'],
    ['an owner of 121 characters', { owner: 'x'.repeat(121) }, 'TEXT_TOO_LONG', 'owner'],
    ['an unknown field', { verdict: 'stop' }, 'SHAPE', 'verdict'],
    ['a link that is not on or off', { 'linked.KI-4': 'yes' }, 'SHAPE', 'linked.KI-4'],
  ])('[AGD1] refuses an item with %s', (_what, fields, code, field) => {
    expect(agendaItemFromFields('sak1', { ...fieldsOfAgendaItem(anItem({ id: sak('sak1') })), ...fields })).toEqual({
      ok: false,
      refusal: { code, record: 'sak1', field },
    })
  })

  it('[ITM4] reads an agenda item as it was written', () => {
    const item = anItem({
      id: sak('sak1'),
      linked: [itemIdSchema.parse('KI-1'), itemIdSchema.parse('KI-4')],
      owner: 'Ola',
    })
    expect(agendaItemFromFields('sak1', fieldsOfAgendaItem(item))).toEqual({ ok: true, value: item })
  })

  it('[RNK2] puts an agenda item where it was asked to stand', () => {
    const { add, edit, order } = anAgenda()
    add('sak1')
    add('sak2')
    add('sak3', 'sak1')
    expect(order()).toEqual(['sak3', 'sak1', 'sak2'])
    edit({ type: 'move-agenda-item', agendaItem: sak('sak3'), before: null })
    edit({ type: 'move-agenda-item', agendaItem: sak('sak2'), before: sak('sak1') })
    expect(order()).toEqual(['sak2', 'sak1', 'sak3'])
  })

  it('[ITM6] refuses to place an agenda item before one that is gone', () => {
    const { add, edit, order } = anAgenda()
    add('sak1')
    add('sak2')
    expect(edit({ type: 'move-agenda-item', agendaItem: sak('sak2'), before: sak('sak9') })).toEqual({
      ok: false,
      refusal: { code: 'NEIGHBOUR_GONE', record: 'sak2', field: 'rank' },
    })
    expect(order()).toEqual(['sak1', 'sak2'])
  })

  it('[ITM5] refuses an agenda item whose id is taken', () => {
    const { add } = anAgenda()
    add('sak1')
    expect(add('sak1')).toEqual({ ok: false, refusal: { code: 'ID_TAKEN', record: 'sak1', params: { id: 'sak1' } } })
  })

  it('[UND1] links, undoes and links again', () => {
    const { doc, add, edit } = anAgenda()
    add('sak1')
    const made = edit({ type: 'link-item', agendaItem: sak('sak1'), item: itemIdSchema.parse('KI-4'), linked: true })
    if (!made.ok) throw new Error('refused')
    expect(agendaItemsLinking(readAgenda(doc), itemIdSchema.parse('KI-4'))).toEqual(['sak1'])
    edit({ type: 'restore', changes: reversed(made.value), over: false })
    expect(agendaItemsLinking(readAgenda(doc), itemIdSchema.parse('KI-4'))).toEqual([])
  })
})
