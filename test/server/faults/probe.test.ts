// The truth probe of the fault tests has teeth: a log with a hole, a token that is not there, one that may not be there.

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import * as Y from 'yjs'
import { step2Frame } from '../../../server/realtime/frames.ts'
import { boardRoom, programmeIdSchema } from '../../../shared/ids.ts'
import { openHostile } from '../../faults/hostile.ts'
import { openLink } from '../../faults/link.ts'
import type { Stand } from '../../faults/stand.ts'
import { tokensIn } from '../../faults/tokens.ts'
import { readTruth } from '../../faults/truth.ts'
import { brokenNow } from '../../faults/verdict.ts'
import { seededRandom } from '../../generators/seeded-random.ts'

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

  it('asks for no token that was set over before it was sent: it goes out in no update', () => {
    const doc = new Y.Doc()
    for (const each of ['tokax1e', 'tokax2e']) doc.getMap('items').set('DD-1', each)
    expect(tokensIn(Y.encodeStateAsUpdate(doc))).toEqual(['tokax2e'])
  })

  it('can tell every token of a hostile one from what she may write: none goes out that is not forbidden, mutated or not', async () => {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const board = new Y.Doc()
    board.getMap('items').set('DD-1', new Y.Map([['title', 'Behov']]))
    const sent: string[] = []
    server.on('connection', (socket) => {
      socket.send(step2Frame(Y.encodeStateAsUpdate(board)))
      socket.on('message', (data: Buffer) => sent.push(...tokensIn(data)))
    })
    const hostile = openHostile({
      name: 'hostileabcd',
      cookie: 'sid=1',
      origin: 'http://127.0.0.1',
      roomName: boardRoom(programmeIdSchema.parse('prove')),
      link: await openLink(() => ({ host: '127.0.0.1', port })),
      random: seededRandom(1),
      observer: false,
    })
    await expect
      .poll(
        () => {
          hostile.act()
          return hostile.sent()
        },
        { interval: 1 },
      )
      .toBeGreaterThan(2_000)
    await hostile.close()
    server.close()
    expect(new Set(sent.filter((each) => !hostile.forbidden.has(each)))).toEqual(new Set())
    expect(hostile.forbidden.size).toBeGreaterThan(1_000)
  })
})
