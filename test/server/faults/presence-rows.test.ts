// Rows T-031 and T-060 to T-065 of the list of faults: what somebody may say of herself and of others, and what an observer may send at all.

import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { id } from '../../shared/a-board.ts'
import { canonical, type Desk, liveBoard, settled } from '../realtime/live-board.ts'
import { boardName } from '../realtime/people.ts'

const queue = JSON.stringify({ page: 'queue' })

describe('presence', () => {
  it('[T-060] for another client id is ignored, whoever has it, and counted', async () => {
    const board = await liveBoard()
    const [kari, ola] = [await board.join('kari', { clientId: 11 }), await board.join('ola', { clientId: 12 })]
    for (const clientId of [12, 1, 4_294_967_295]) kari.claim([[clientId, 1, queue]])
    expect([kari.presence, ola.presence, kari.closed]).toEqual([[], [], null])
  })

  it('[T-063] with a second entry that cannot be taken is refused whole, and so is one nested five thousand deep', async () => {
    const board = await liveBoard()
    const [kari, ola] = [await board.join('kari', { clientId: 11 }), await board.join('ola')]
    const deep = `{"cursor":{"anchor":${'{"a":'.repeat(600)}1${'}'.repeat(600)},"head":{}}}`
    for (const bad of [
      deep,
      `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
      '{"page":',
      '{"__proto__":{"page":"queue"}}',
    ]) {
      kari.claim([
        [11, 1, queue],
        [11, 2, bad],
      ])
    }
    expect(ola.presence).toEqual([])
    expect(Object.hasOwn(Object.prototype, 'page')).toBe(false)
  })

  it('[T-064] (pitfall 5) carries the server’s word for who it is, whatever was claimed', async () => {
    const board = await liveBoard()
    const [kari, ola] = [await board.join('kari', { clientId: 11 }), await board.join('ola')]
    const claimed = { name: '<img src=x onerror=alert(1)>', role: 'programme-owner', avatar: 'javascript:1', colour: 9 }
    kari.claim([[11, 1, JSON.stringify({ page: 'queue', user: claimed })]])
    const told = JSON.stringify(ola.presence)
    expect(told).toContain('Kari Nordmann')
    for (const each of Object.values(claimed)) expect(told).not.toContain(JSON.stringify(each))
  })

  it('[T-065] a hundred times a second goes out ten times, the last one wins, and edits go through beside it', async () => {
    const board = await liveBoard()
    const [kari, ola] = [await board.join('kari', { clientId: 11 }), await board.join('ola')]
    for (let clock = 1; clock <= 100; clock += 1) {
      kari.claim([[11, clock, queue]])
      if (clock % 25 === 0) {
        expect(
          kari.edit({ type: 'set-field', item: id('DD-1'), set: { field: 'title', value: `Midt i ${clock}` } }),
        ).toBe(true)
        await settled()
      }
      board.clock.move(10)
    }
    board.clock.move(1_000)
    expect(ola.presence.length).toBeLessThanOrEqual(22)
    expect(ola.presence.at(-1)?.clock).toBe(100)
    expect(canonical(ola.doc)).toBe(canonical(board.replay()))
  })
})

describe('an observer', () => {
  it('[T-030] [T-031] (pitfall 3) changes nothing by any message of any type, however its type is written', async () => {
    const board = await liveBoard()
    const writer = await board.join('kari', { clientId: 11 })
    const edited = new Y.Doc()
    Y.applyUpdate(edited, Y.encodeStateAsUpdate(writer.doc))
    const before = Y.encodeStateVector(edited)
    edited.clientID = 77
    edited.getMap<Y.Map<unknown>>('items').get('DD-1')?.set('title', 'Av en observatør')
    const update = Y.encodeStateAsUpdate(edited, before)
    const stood = [(await board.log.load(boardName))?.head, canonical(board.replay())]
    const answers = new Set<number>()
    let ida: Desk | null = null
    for (let type = 0; type < 256; type += 1) {
      for (const overlong of [false, true]) {
        for (const body of bodies(update)) {
          if (ida === null || ida.closed !== null) ida = await board.join('ida', { clientId: 77 })
          ida.send(message(type, overlong, body))
          await settled()
          if (ida.closed !== null) answers.add(ida.closed.code)
        }
      }
    }
    expect([(await board.log.load(boardName))?.head, canonical(board.replay())]).toEqual(stood)
    expect(canonical(writer.doc)).toBe(stood[1])
    expect([...answers].toSorted()).toEqual([4400, 4403])
  })
})

/** Step 1, step 2, update, an awareness state and an auth text, each without the type of the message. */
function bodies(update: Uint8Array): readonly Uint8Array[] {
  const sync = (step: number, bytes: Uint8Array): Uint8Array => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
    return encoding.toUint8Array(encoder)
  }
  const auth = encoding.createEncoder()
  encoding.writeVarUint(auth, 0)
  encoding.writeVarString(auth, 'FORBIDDEN')
  return [sync(0, new Uint8Array([0])), sync(1, update), sync(2, update), encoding.toUint8Array(auth), update]
}

function message(type: number, overlong: boolean, body: Uint8Array): Uint8Array {
  const written = overlong ? [(type & 127) | 128, (type >> 7) | 128, 0] : type < 128 ? [type] : [(type & 127) | 128, 1]
  return Uint8Array.from([...written, ...body])
}
