// Minutes: what their entries must be, what can be done to them, and that two people at once lose nothing.

import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { reversed } from '../../../shared/board/change.ts'
import { readMinutes, textOf, writeChanges } from '../../../shared/document/records.ts'
import { agendaItemIdSchema, minutesEntryIdSchema, personIdSchema } from '../../../shared/ids.ts'
import { refuse } from '../../../shared/outcome.ts'
import { type MinutesEdit, minutesEditSchema, planMinutesEdit } from '../../../shared/point/minutes-edit.ts'
import { fieldsOfMinutesEntry, minutesEntryFromFields, minutesOf } from '../../../shared/point/minutes-entry.ts'

const sak1 = agendaItemIdSchema.parse('sak1')
const entry = (text: string) => minutesEntryIdSchema.parse(text)
const stating = (statement: string, by = 'kari'): MinutesEdit => ({
  type: 'add-statement',
  statement: entry(statement),
  agendaItem: sak1,
  by: personIdSchema.parse(by),
})

function someMinutes(doc = new Y.Doc()) {
  const edit = (each: MinutesEdit) => {
    const planned = planMinutesEdit(readMinutes(doc), minutesEditSchema.parse(each))
    return planned.ok ? writeChanges({ doc, kind: 'minutes', changes: planned.value, origin: 'test' }) : planned.refusal
  }
  return { doc, edit, read: () => readMinutes(doc) }
}

describe('minutes', () => {
  it('[RUL4] hold one outcome of an agenda item, under its id, and statements in the order they came', () => {
    const { edit, read, doc } = someMinutes()
    edit({ type: 'add-outcome', agendaItem: sak1 })
    for (const id of ['først', 'midt', 'sist'].map((word) => `u-${word.length}-${word.charCodeAt(0)}`))
      edit(stating(id))
    const { entries, statements } = read()
    expect(entries.get(entry('sak1'))).toEqual({ kind: 'outcome', id: 'sak1' })
    expect(statements.get(sak1)?.map(({ id, by }) => [id, by])).toEqual([
      ['u-5-102', 'kari'],
      ['u-4-109', 'kari'],
      ['u-4-115', 'kari'],
    ])
    expect(textOf(doc, 'minutes', 'sak1')?.length).toBe(0)
    expect(edit({ type: 'add-outcome', agendaItem: sak1 })).toEqual(
      refuse('ID_TAKEN', { record: 'sak1', params: { id: 'sak1' } }).refusal,
    )
  })

  it('[RUL4] an entry is what its schema says, and reading its fields and building it again changes nothing', () => {
    const built = minutesEntryFromFields('u-01', { kind: 'statement', agendaItem: 'sak1', by: 'kari', rank: 'a0' })
    expect(built.ok && minutesEntryFromFields('u-01', fieldsOfMinutesEntry(built.value))).toEqual(built)
    const wrong: readonly (readonly [string, Record<string, string>])[] = [
      ['u', { kind: 'outcome' }],
      ['u-01', {}],
      ['u-01', { kind: 'verdict' }],
      ['u-01', { kind: 'outcome', by: 'kari' }],
      ['u-01', { kind: 'statement', agendaItem: 'sak1', by: 'kari' }],
      ['u-01', { kind: 'statement', agendaItem: 'sak1', by: 'Kari Nordmann', rank: 'a0' }],
    ]
    for (const [id, fields] of wrong) expect(minutesEntryFromFields(id, fields)).toMatchObject({ ok: false })
  })

  it("[RUL4] two who state something at once both stand, and undo takes back one's own alone", () => {
    const kari = someMinutes()
    const ola = someMinutes()
    const made = kari.edit(stating('u-kari'))
    ola.edit(stating('u-ola', 'ola'))
    Y.applyUpdate(kari.doc, Y.encodeStateAsUpdate(ola.doc))
    expect(kari.read().statements.get(sak1)).toHaveLength(2)
    kari.edit({ type: 'restore', changes: Array.isArray(made) ? reversed(made) : [], over: false })
    expect([...kari.read().entries.keys()]).toEqual(['u-ola'])
    expect(kari.edit({ type: 'remove-minutes-entry', entry: entry('u-kari') })).toMatchObject({ code: 'UNKNOWN_ITEM' })
    kari.edit({ type: 'remove-minutes-entry', entry: entry('u-ola') })
    expect(kari.read()).toEqual(minutesOf(new Map()))
  })
})
