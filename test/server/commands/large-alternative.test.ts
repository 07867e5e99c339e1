// A large board forked and adopted beside the event loop: with the same answer, while everything else goes on.

import { expect, it } from 'vitest'
import { adoptionBeside, forkBeside } from '../../../server/commands/alternatives/beside-the-loop.ts'
import { adoptionOf, forkOf } from '../../../server/commands/alternatives/reckon-alternative.ts'
import { fieldsOfItem } from '../../../shared/board/item.ts'
import { firstRanks } from '../../../shared/board/rank.ts'
import { firstUpdate } from '../../../shared/document/first-update.ts'
import { personIdSchema } from '../../../shared/ids.ts'
import { halfOfIt, turning } from '../../harness/turning.ts'
import { id, itemWith } from '../../shared/a-board.ts'

const ranks = firstRanks(2_000)
const roomWith = (title: string) => {
  const records = ranks.map((rank, at) => {
    const item = itemWith({ id: id(`DD-${at + 1}`), title: `${title} ${at}`, position: { list: 'queue', rank } })
    return { id: item.id, content: { fields: fieldsOfItem(item), text: [] } }
  })
  return { snapshot: { position: 1, bytes: firstUpdate({ kind: 'board', records }) }, rows: [] }
}

it('[ALT5] a large board is forked, and adopted on, with the loop turning, to the same as a small one is', {
  timeout: 300_000,
}, async () => {
  const board = roomWith('Behov')
  const fork = await turning(() => forkBeside({ board, maker: null }))
  expect(fork.longest).toBeLessThan(halfOfIt)
  expect(fork.value).toEqual(forkOf({ board, maker: null }))
  const asked = {
    base: fork.value.base,
    board,
    alternative: roomWith('Annet'),
    answers: [],
    touch: { by: personIdSchema.parse('nina'), at: new Date('2026-11-23T09:00:00Z') },
  }
  const adopted = await turning(() => adoptionBeside(asked))
  expect(adopted.longest).toBeLessThan(halfOfIt)
  expect(adopted.value).toEqual(adoptionOf(asked))
  expect(adopted.value.ok && adopted.value.value.changes.length).toBe(2_000)
})
