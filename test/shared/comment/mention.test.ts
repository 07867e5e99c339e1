// Mentions: written by name, kept by person, and back again.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asKept, asWritten, labelOf, type Mentionable, mentionsIn, piecesOf } from '../../../shared/comment/mention.ts'
import { personIdSchema } from '../../../shared/ids.ts'

const person = (id: string, name: string, organisation = 'KS'): Mentionable => ({
  id: personIdSchema.parse(id),
  name,
  organisation,
})
const kari = person('kari-nordmann', 'Kari Nordmann')
const people = [
  kari,
  person('kari', 'Kari'),
  person('ola-1', 'Ola Hansen', 'KS'),
  person('ola-2', 'Ola Hansen', 'NHN'),
  person('siv-1', 'Siv Li'),
  person('siv-2', 'Siv Li'),
]

describe('mentions', () => {
  it('[CMT6] a name that is written is kept as the person, the longest that fits', () => {
    expect(asKept('@Kari Nordmann og @Kari, se @Kariann', people)).toBe('@[kari-nordmann] og @[kari], se @Kariann')
    expect(people.map((each) => labelOf(each, people))).toEqual([
      'Kari Nordmann',
      'Kari',
      'Ola Hansen (KS)',
      'Ola Hansen (NHN)',
      'Siv Li (siv-1)',
      'Siv Li (siv-2)',
    ])
    expect(asKept('@Ola Hansen (NHN) svarer', people)).toBe('@[ola-2] svarer')
  })

  it('[CMT6] who is named is read from the text, each once; what only looks like a mention is text', () => {
    expect(mentionsIn('@[kari] @[ola-1] @[kari] @[-] e@post.no @[KARI]')).toEqual(['kari', 'ola-1'])
    expect(piecesOf('Hei @[kari]!')).toEqual([{ text: 'Hei ' }, { person: 'kari' }, { text: '!' }])
    expect(asWritten('@[borte] og @[kari]', people)).toBe('@[borte] og @Kari')
  })

  it('[CMT6] what is kept is written by name and kept the same again', () => {
    const piece = fc.oneof(
      fc.constantFrom(...people).map(({ id }) => `@[${id}]`),
      fc.constantFrom(' ', ', ', '\n', ' og ', '@ ', '[x]'),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        // Between two mentions stands something: a name that goes on is another name.
        const text = pieces.join(' ')
        expect(asKept(asWritten(text, people), people)).toBe(text)
        expect(
          piecesOf(text)
            .map((each) => ('text' in each ? each.text : `@[${each.person}]`))
            .join(''),
        ).toBe(text)
      }),
    )
  })
})
