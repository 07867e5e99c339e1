// A large board forked and adopted beside the event loop: with the same answer, while everything else goes on.

import { expect, it } from 'vitest'
import { adoptionBeside, forkBeside } from '../../../server/commands/alternatives/beside-the-loop.ts'
import { adoptionOf, forkOf } from '../../../server/commands/alternatives/reckon-alternative.ts'
import { fieldsOfItem } from '../../../shared/board/item.ts'
import { firstRanks } from '../../../shared/board/rank.ts'
import { firstUpdate } from '../../../shared/document/first-update.ts'
import { personIdSchema } from '../../../shared/ids.ts'
import { id, itemWith } from '../../shared/a-board.ts'

const ranks = firstRanks(2_000)
const roomWith = (title: string) => {
  const records = ranks.map((rank, at) => {
    const item = itemWith({ id: id(`DD-${at + 1}`), title: `${title} ${at}`, position: { list: 'queue', rank } })
    return { id: item.id, content: { fields: fieldsOfItem(item), text: [] } }
  })
  return { snapshot: { position: 1, bytes: firstUpdate({ kind: 'board', records }) }, rows: [] }
}

/** @returns what the work came to, and the longest wait of a loop that turned meanwhile, as a share of all the time it took */
async function turning<Value>(work: () => Promise<Value>): Promise<{ value: Value; longest: number }> {
  const turns = [performance.now()]
  const each = setInterval(() => turns.push(performance.now()), 1)
  const value = await work()
  clearInterval(each)
  turns.push(performance.now())
  const waits = turns.slice(1).map((at, turn) => at - (turns[turn] ?? at))
  return { value, longest: Math.max(...waits) / waits.reduce((sum, wait) => sum + wait, 0) }
}

it('[ALT5] a large board is forked, and adopted on, with the loop turning, to the same as a small one is', async () => {
  const board = roomWith('Behov')
  const fork = await turning(() => forkBeside({ board, maker: null }))
  expect(fork.longest).toBeLessThan(0.5)
  expect(fork.value).toEqual(forkOf({ board, maker: null }))
  const asked = {
    base: fork.value.base,
    board,
    alternative: roomWith('Annet'),
    answers: [],
    touch: { by: personIdSchema.parse('nina'), at: new Date('2026-11-23T09:00:00Z') },
  }
  const adopted = await turning(() => adoptionBeside(asked))
  expect(adopted.longest).toBeLessThan(0.5)
  expect(adopted.value).toEqual(adoptionOf(asked))
  expect(adopted.value.ok && adopted.value.value.changes.length).toBe(2_000)
})
