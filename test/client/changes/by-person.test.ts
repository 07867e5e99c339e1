// What each has done: an item stands under everybody who did something to it, with her part of it alone.

import { expect, it } from 'vitest'
import { byPerson } from '../../../client/changes/by-person.ts'
import type { ItemChange } from '../../../shared/contract/changes.ts'
import { itemIdSchema, personIdSchema } from '../../../shared/ids.ts'

const [kari, per] = ['kari', 'per'].map((id) => personIdSchema.parse(id)) as [
  ReturnType<typeof personIdSchema.parse>,
  ReturnType<typeof personIdSchema.parse>,
]
const at = (minute: number): string => `2026-11-12T09:0${minute}:00.000Z`
const field = (name: string, by: typeof kari | null, minute: number) => ({
  field: name,
  from: 1,
  to: 2,
  by,
  at: at(minute),
})
const change = (id: string, over: Partial<ItemChange>): ItemChange => ({
  item: itemIdSchema.parse(id),
  title: id,
  kind: 'changed',
  was: { list: 'queue', place: 1 },
  is: { list: 'queue', place: 1 },
  by: null,
  at: null,
  fields: [],
  ...over,
})

it('[SNC1] is told by person: who moved it, who wrote which field, and what nobody did, last', () => {
  const moved = change('DD-1', {
    kind: 'moved',
    by: kari,
    at: at(1),
    fields: [field('title', per, 2), field('area', kari, 3)],
  })
  const written = change('DD-2', { by: per, at: at(5), fields: [field('title', per, 5), field('kind', null, 4)] })
  expect(byPerson([moved, written])).toEqual([
    {
      person: per,
      changes: [
        { ...moved, kind: 'changed', by: per, at: at(2), fields: [field('title', per, 2)] },
        { ...written, fields: [field('title', per, 5)] },
      ],
    },
    { person: kari, changes: [{ ...moved, fields: [field('area', kari, 3)] }] },
    { person: null, changes: [{ ...written, by: null, at: at(4), fields: [field('kind', null, 4)] }] },
  ])
})
