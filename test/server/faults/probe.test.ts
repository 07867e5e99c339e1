// The truth probe of the fault tests has teeth: a log with a hole, a token that is not there, one that may not be there.

import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Stand } from '../../faults/stand.ts'
import { readTruth } from '../../faults/truth.ts'
import { brokenNow } from '../../faults/verdict.ts'

const room = 'board/prove'

function rowsOf(tokens: readonly string[]) {
  const doc = new Y.Doc()
  return tokens.map((each, at) => {
    const before = Y.encodeStateVector(doc)
    doc.getMap('meta').set(`${at}`, each)
    return { generation: 1, position: at + 1, actor: 'kari', payload: Y.encodeStateAsUpdate(doc, before) }
  })
}

/** A database that answers what it is asked first and then these rows. */
function database(head: number, rows: readonly unknown[]) {
  const answers = [[{ generation: 1, head }], rows]
  return { query: async () => ({ rows: answers.shift() ?? [] }) } as never
}

describe('the truth probe', () => {
  it('finds every token, and tells of a position that is missing, doubled or beyond, and of parts that are pending', async () => {
    const rows = rowsOf(['toka x', 'tokax1e', 'tokbx2e'])
    expect([...(await readTruth(database(3, rows), room)).tokens.keys()]).toEqual(['tokax1e', 'tokbx2e'])
    await expect(readTruth(database(4, rows), room)).rejects.toThrow('I4')
    await expect(readTruth(database(3, [rows[0], rows[2]]), room)).rejects.toThrow('I4')
    await expect(readTruth(database(2, [rows[0], { ...rows[2], position: 2 }]), room)).rejects.toThrow('I6')
  })

  it('tells what was called saved, seen, or written against the rules', async () => {
    const truth = await readTruth(database(2, rowsOf(['tokax1e', 'tokhostilex1e'])), room)
    const stand = { hostile: [{ forbidden: new Set(['tokhostilex1e']) }] } as unknown as Stand
    const broken = brokenNow(stand, { seen: { saved: ['tokax1e', 'tokax2e'], others: ['tokax3e'] }, truth })
    expect(broken.map((each) => each.slice(0, 2))).toEqual(['I1', 'I2', 'I5'])
  })
})
