// Naming somebody while one writes: what is searched for at the caret, who is found, and what is put in.

import { describe, expect, it } from 'vitest'
import { hitsFor, isWritten, mentionAt, withMention } from '../../../../client/item/threads/mention-at.ts'
import { personIdSchema } from '../../../../shared/ids.ts'

const people = [
  { id: 'hege', name: 'Hege Øymann', organisation: 'KS' },
  { id: 'kari', name: 'Kari Nordmann', organisation: 'Direktoratet for e-helse' },
  { id: 'leif', name: 'Leif Holtmann', organisation: 'Kommunene' },
].map((person) => ({ ...person, id: personIdSchema.parse(person.id) }))
const names = (search: string): readonly string[] => hitsFor(search, people).map(({ name }) => name)

describe('naming somebody', () => {
  it.each([
    ['Hei @', 5, { from: 4, search: '' }],
    ['Hei @ka og mer', 7, { from: 4, search: 'ka' }],
    ['(@kari no', 9, { from: 1, search: 'kari no' }],
    ['kari@post.no', 12, null],
    ['@ kari', 6, null],
    ['@kari\nny linje', 14, null],
    ['ingen', 5, null],
    [`@${'x'.repeat(41)}`, 42, null],
  ])('[CMT6] in «%s» at %i', (text, caret, found) => {
    expect(mentionAt(text, caret)).toEqual(found)
  })

  it('[CMT6] finds by any word of the name first, then by the organisation', () => {
    expect([names('øy'), names('nord ka'), names('h'), names('komm'), names('x')]).toEqual([
      ['Hege Øymann'],
      ['Kari Nordmann'],
      ['Hege Øymann', 'Leif Holtmann', 'Kari Nordmann'],
      ['Leif Holtmann'],
      [],
    ])
  })

  it('[CMT6] a name that is written whole asks no more, and the caret stands after it', () => {
    expect(
      ['Kari Nordmann', 'Kari Nordmann, se', 'Kari', 'Kari Nordmannsen'].map((text) => isWritten(text, people)),
    ).toEqual([true, true, false, false])
    const put = withMention({ from: 4, search: 'ka', text: 'Hei @ka, se', caret: 7, label: 'Kari Nordmann' })
    expect(put).toEqual({ text: 'Hei @Kari Nordmann, se', caret: 18 })
  })
})
