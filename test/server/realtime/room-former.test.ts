// What a room tells of a generation that is over, and to whom.

import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { RoomAudience } from '../../../server/realtime/room-audience.ts'
import { roomFormer } from '../../../server/realtime/room-former.ts'
import { type Session, session } from '../../../server/realtime/session.ts'
import { LogDamaged } from '../../../server/store/log-row.ts'
import { encodeFormer } from '../../../shared/contract/wire.ts'
import type { Room } from '../../../shared/ids.ts'
import { handClock } from '../../doubles/hand-clock.ts'
import { lineage } from '../../doubles/memory-log.ts'

const id = { kind: 'board', name: 'board/dd' } as unknown as Room
const whole = (() => {
  const doc = new Y.Doc()
  doc.clientID = 1
  doc.getMap('meta').set('told', 'da')
  return Y.encodeStateAsUpdate(doc)
})()
const place = { lineage, generation: 3 }
const answered = (bytes: Uint8Array | null) => encodeFormer({ generation: `${lineage}.3`, whole: bytes })

function former(load: () => Promise<unknown>) {
  const sent: { readonly key: number; readonly frame: Uint8Array }[] = []
  const clock = handClock()
  let loads = 0
  const told = roomFormer({
    id,
    log: {
      loadEnded: () => {
        loads += 1
        return load() as never
      },
    },
    audience: {
      send: (to: readonly Session[], ...frames: readonly Uint8Array[]) =>
        sent.push(...to.flatMap(({ key }) => frames.map((frame) => ({ key, frame })))),
    } as unknown as RoomAudience,
    ask: async ({ ask, wanted }) => {
      for (;;) {
        if (!wanted()) return null
        const answer = await ask().then(
          (value) => ({ value }),
          () => null,
        )
        if (answer !== null) return answer.value
      }
    },
    clock,
    logger: { error: () => undefined } as never,
    guard: (run) => run(),
    closed: () => false,
  })
  return { told, sent, clock, loads: () => loads }
}

const one = (key: number) => session({ key, actor: {} as never, person: {} as never, clientId: 5, ours: true })
const ended = async () => ({ room: id.name, snapshot: { position: 1, bytes: whole }, rows: [] })

it('[AGN3] reads a generation that is over once for all who ask within a while, and forgets it then', async () => {
  const { told, sent, clock, loads } = former(ended)
  const [kari, ola] = [one(1), one(2)]
  told.tell(kari, place)
  told.tell(ola, place)
  await vi.waitFor(() => expect(sent).toHaveLength(2))
  expect(sent).toEqual([1, 2].map((key) => ({ key, frame: answered(whole) })))
  expect(loads()).toBe(1)
  clock.move(31_000)
  told.tell(kari, place)
  await vi.waitFor(() => expect(loads()).toBe(2))
})

it('[AGN3] asks the store again until it answers, and says that it knows nothing only where that is so', async () => {
  let tries = 0
  const away = former(() => {
    tries += 1
    return tries < 3 ? Promise.reject(new Error('the database is away')) : ended()
  })
  away.told.tell(one(1), place)
  await vi.waitFor(() => expect(away.sent).toEqual([{ key: 1, frame: answered(whole) }]))
  for (const load of [async () => null, () => Promise.reject(new LogDamaged('a row is missing'))]) {
    const unknown = former(load)
    unknown.told.tell(one(1), place)
    await vi.waitFor(() => expect(unknown.sent).toEqual([{ key: 1, frame: answered(null) }]))
  }
})

it('[AGN3] answers somebody who asks for ever without reading, and somebody who has left not at all', async () => {
  const { told, sent, loads } = former(ended)
  const greedy = one(1)
  const gone = one(2)
  told.tell(gone, { lineage, generation: 50 })
  gone.state = 'left'
  for (let generation = 1; generation <= 20; generation += 1) told.tell(greedy, { lineage, generation })
  await vi.waitFor(() => expect(sent.length).toBeGreaterThanOrEqual(20))
  expect(sent.map(({ key }) => key)).toEqual(Array.from({ length: 20 }, () => 1))
  expect(loads()).toBe(9)
})
