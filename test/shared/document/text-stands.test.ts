// Whether a record may be taken away again: not while somebody has written in its text since.

import { describe, expect, it } from 'vitest'
import { reversed } from '../../../shared/board/change.ts'
import { textOf } from '../../../shared/document/records.ts'
import { fillRichText, paragraphs } from '../../../shared/document/rich-text.ts'
import { textStands } from '../../../shared/document/text-stands.ts'
import { adding, aQueue, copyOf, type Desk, id, meet, must } from '../a-board.ts'

function write(desk: Desk, item: string, text: string): void {
  const fragment = textOf(desk.doc, 'board', item)
  if (!fragment) throw new Error(`${item} has no text`)
  fillRichText(fragment, text === '' ? [{ type: 'paragraph', children: [] }] : paragraphs(text))
}

describe('undo of an addition', () => {
  it('[UND2] asks when somebody else has written in the text since, though no field was changed', () => {
    const kari = aQueue(['DD-1'], 1)
    const made = must(kari.edit(adding('DD-2')))
    const ola = copyOf(kari, 2)
    write(ola, 'DD-2', 'Fastlegene må være med.')
    meet(kari, ola)
    const changes = reversed(made)
    expect(textStands({ doc: kari.doc, kind: 'board', edit: { changes, over: false } })).toEqual({
      ok: false,
      refusal: { code: 'STALE', record: 'DD-2' },
    })
    expect(textStands({ doc: kari.doc, kind: 'board', edit: { changes, over: true } })).toEqual({
      ok: true,
      value: true,
    })
  })

  it('[UND2] has nothing to ask about an editor that was only opened', () => {
    const kari = aQueue(['DD-1'], 1)
    const made = must(kari.edit(adding('DD-2')))
    write(kari, 'DD-2', '')
    expect(textStands({ doc: kari.doc, kind: 'board', edit: { changes: reversed(made), over: false } })).toEqual({
      ok: true,
      value: true,
    })
  })

  it('[UND1] of a removal, and the removal again, hold the text as it was', () => {
    const kari = aQueue(['DD-1', 'DD-2'], 1)
    write(kari, 'DD-2', 'Fastlegene må være med.')
    const removed = must(kari.edit({ type: 'remove-item', item: id('DD-2') }))
    const back = must(kari.edit({ type: 'restore', changes: reversed(removed), over: false }))
    const again = { changes: reversed(back), over: false }
    expect(textStands({ doc: kari.doc, kind: 'board', edit: again })).toEqual({ ok: true, value: true })
    write(kari, 'DD-2', 'Og mer.')
    expect(textStands({ doc: kari.doc, kind: 'board', edit: again })).toEqual({
      ok: false,
      refusal: { code: 'STALE', record: 'DD-2' },
    })
  })
})
