// Frames: what is one whole message, and everything that is not.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { presenceFrame, readFrame, step1Frame, step2Frame, updateFrame } from '../../../server/realtime/frames.ts'
import { encodeAskFormer } from '../../../shared/contract/wire.ts'
import { lineage } from '../../doubles/memory-log.ts'
import { canonical, liveBoard, settled } from './live-board.ts'
import { boardName } from './people.ts'

const bytes = (...values: number[]) => Uint8Array.from(values)

describe('reading frames', () => {
  it('reads every kind of message a client may send', () => {
    const doc = new Y.Doc()
    doc.clientID = 9
    doc.getMap('items').set('a', 1)
    const update = Y.encodeStateAsUpdate(doc)
    const entry = { clientId: 9, clock: 2, state: '{"page":"queue"}' }
    expect([
      readFrame(step1Frame(Y.encodeStateVector(doc))),
      readFrame(step2Frame(update)),
      readFrame(updateFrame(update)),
      readFrame(presenceFrame([entry])),
      readFrame(bytes(3)),
      readFrame(encodeAskFormer(`${lineage}.12`)),
    ]).toEqual([
      { kind: 'step-1', stateVector: new Map([[9, 1]]) },
      { kind: 'update', update, step2: true },
      { kind: 'update', update, step2: false },
      { kind: 'presence', entries: [entry] },
      { kind: 'query-presence' },
      { kind: 'former', place: { lineage, generation: 12 } },
    ])
  })

  it.each([
    ['nothing', []],
    ['a type nobody knows', [7]],
    ['the auth message', [2, 0]],
    ['a sync step nobody knows', [0, 3, 0]],
    ['an overlong type', [0x80, 0x00, 2, 2, 0, 0]],
    ['an overlong step', [0, 0x82, 0x00, 2, 0, 0]],
    ['an overlong length', [0, 2, 0x82, 0x00, 0, 0]],
    ['a varint that never ends', [0x80]],
    ['a varint past 53 bits', [0, 2, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1]],
    ['a length beyond the frame', [0, 2, 5, 0, 0]],
    ['an update of no bytes', [0, 2, 0]],
    ['two messages in one frame', [0, 2, 2, 0, 0, 0, 2, 2, 0, 0]],
    ['trailing bytes', [3, 0]],
    ['trailing bytes in a state vector', [0, 0, 2, 0, 0]],
    ['a state vector that ends early', [0, 0, 2, 1, 5]],
    ['a generation nobody could name', [...encodeAskFormer('a.1')]],
    ['trailing bytes after a generation', [...encodeAskFormer(`${lineage}.1`), 0]],
    ['presence that is not UTF-8', [1, 5, 1, 9, 1, 1, 0xff]],
    ['trailing bytes in presence', [1, 6, 1, 9, 1, 1, 0x7b, 0]],
  ])('[ADM12] refuses %s', (_, frame) => {
    expect(readFrame(Uint8Array.from(frame))).toBeNull()
  })

  it('[ADM12] never throws, and reads nothing but whole messages, whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (frame) => {
        const read = readFrame(frame)
        if (read !== null) expect(readFrame(Uint8Array.from([...frame, 0]))).toBeNull()
      }),
      { numRuns: 5_000 },
    )
  })

  it('[RGT3] closes on a reader who sends an update under any type, plain or overlong, and changes nothing', async () => {
    const board = await liveBoard()
    const update = new Y.Doc()
    update.getMap('items').set('DD-1', 'x')
    const payload = Y.encodeStateAsUpdate(update)
    const before = canonical(board.replay())
    for (let type = 0; type < 256; type += 1) {
      for (const step of type < 4 ? [0, 1, 2, 3] : [2]) {
        for (const head of [bytes(type, step), bytes(type | 0x80, 0, step), bytes(type, step | 0x80, 0)]) {
          const ida = await board.join('ida')
          ida.send(Uint8Array.from([...head, payload.length, ...payload]))
          await settled()
          expect(ida.closed?.code).toBe(type === 0 && head.length === 2 && (step === 1 || step === 2) ? 4403 : 4400)
        }
      }
    }
    await settled()
    expect(board.log.rows(boardName)).toHaveLength(1)
    expect(canonical(board.replay())).toBe(before)
  }, 60_000)
})
