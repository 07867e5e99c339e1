// Flags on rows: the mover before the writer before the reader, one flag per row, several people in one sentence.

import { beforeAll, expect, it } from 'vitest'
import { editorOf, flagOf } from '../../../client/item/presence.ts'
import { startWords, words } from '../../../client/language/words.ts'
import type { PresenceEntry } from '../../../client/live/live-room.ts'
import type { PresenceClaim } from '../../../shared/contract/presence.ts'

beforeAll(() => startWords('nb'))

const person = (name: string, colour: number) => ({
  id: name.toLowerCase(),
  name,
  organisation: 'KS',
  role: null,
  colour,
})
let clientId = 0
const at = (name: string, colour: number, claim: PresenceClaim): PresenceEntry => {
  clientId += 1
  const who = person(name, colour)
  return { clientId, person: who, state: { ...claim, user: who }, since: 0 }
}
const flag = (...entries: PresenceEntry[]) => flagOf({ entries, fromPlace: 17, t: words.getFixedT('nb', 'item') })

it('has none when nobody is there', () => {
  expect(flag()).toBe(null)
})

it('says name and verb, and the field that is edited', () => {
  expect(flag(at('Ola', 2, { record: 'DD-1', verb: 'edits', field: 'estimate' }))).toEqual({
    colour: 2,
    kind: 'edits',
    personId: 'ola',
    text: 'Ola redigerer anslaget',
  })
  expect(flag(at('Ola', 2, { record: 'DD-1', verb: 'edits', field: 'cut.reason' }))?.text).toBe('Ola redigerer kuttet')
})

it('says where a lifted item is going', () => {
  const moving = at('Kari', 1, { record: 'DD-1', verb: 'moves', aim: { list: 'queue', place: 16 } })
  expect(flag(at('Ola', 2, { record: 'DD-1', verb: 'edits', field: 'title' }), moving)?.text).toBe(
    'Kari flytter fra 17 mot 16',
  )
})

it('counts people, not their tabs, and rings in the colour of the one who writes', () => {
  const tabs = [at('Kari', 1, { verb: 'reads' }), at('Kari', 1, { verb: 'reads' })]
  expect(flag(...tabs)?.text).toBe('Kari leser')
  expect(flag(...tabs, at('Ola', 2, { verb: 'edits', field: 'title' }), at('Per', 4, {}))).toEqual({
    colour: 2,
    kind: 'several',
    personId: 'ola',
    text: 'Ola og 2 til redigerer',
  })
})

it('names who changed a field only when it can be one person', () => {
  const ola = at('Ola', 2, { verb: 'edits', field: 'estimate' })
  expect(editorOf({ entries: [ola, at('Kari', 1, { verb: 'reads' })], field: 'estimate' })).toBe('Ola')
  expect(editorOf({ entries: [ola, at('Per', 4, { verb: 'edits', field: 'estimate' })], field: 'estimate' })).toBe(null)
  expect(editorOf({ entries: [ola], field: 'title' })).toBe(null)
})
