// Presence between nodes: two and three nodes' presences of one room over one bus in this process, time moved by hand.

import * as decoding from 'lib0/decoding'
import { describe, expect, it } from 'vitest'
import { inProcessHub } from '../../../server/bus/in-process.ts'
import type { PresenceEntry } from '../../../server/realtime/frames.ts'
import { Presence } from '../../../server/realtime/presence.ts'
import { presenceRelay } from '../../../server/realtime/presence-relay.ts'
import type { Session } from '../../../server/realtime/session.ts'
import type { RoomName } from '../../../shared/ids.ts'
import { handClock } from '../../doubles/hand-clock.ts'

const queue = 'board/digital-samhandling' as const
const user = { id: 'kari', name: 'Kari', organisation: 'Prøve kommune', role: 'board-member', colour: 1 }
const claim = (clientId: number, clock: number, page = 'queue'): readonly PresenceEntry[] => [
  { clientId, clock, state: JSON.stringify({ page }) },
]
const stamped = (clientId: number, clock: number, page = 'queue') => ({ clientId, clock, state: { page, user } })
const gone = { clientId: 11, clock: 2, state: null }
const session = (clientId: number): Session => ({ clientId, person: user }) as unknown as Session

/** What a browser in the room has been told, in order. */
function told(frame: Uint8Array): { clientId: number; clock: number; state: unknown }[] {
  const outer = decoding.createDecoder(frame)
  decoding.readVarUint(outer)
  const inner = decoding.createDecoder(decoding.readVarUint8Array(outer))
  return Array.from({ length: decoding.readVarUint(inner) }, () => ({
    clientId: decoding.readVarUint(inner),
    clock: decoding.readVarUint(inner),
    state: JSON.parse(decoding.readVarString(inner)),
  }))
}

function nodes(names: readonly string[]) {
  const clock = handClock()
  const texts: string[] = []
  let carries = true
  const hub = inProcessHub((text, hand) => {
    if (!carries) return
    texts.push(text)
    hand(text)
  })
  const node = (bootId: string) => {
    const bus = hub.node({ bootId })
    const relay = presenceRelay({ bus, clock })
    const open = (room: RoomName = queue) => {
      const shown: ReturnType<typeof told> = []
      const presence = new Presence({
        clock,
        show: (frame) => shown.push(...told(frame)),
        others: { relay, room },
      })
      return { presence, shown }
    }
    return { bus, relay, open }
  }
  return {
    clock,
    texts,
    hub,
    cut: (away: boolean) => {
      carries = !away
    },
    all: names.map(node),
    node,
  }
}

/** Everything that is under way has arrived. */
async function arrived(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

describe('presence between nodes', () => {
  it('[PRS1] is shown in the same room of every other node, with its comings and goings, and nowhere else', async () => {
    const { all, clock } = nodes(['node-one', 'node-two', 'node-three'])
    const [one, two, three] = all.map((each) => each.open())
    const another = all[1]?.open('point/ds-punkt-1')
    one?.presence.claim(session(11), claim(11, 1))
    await arrived()
    expect(two?.shown).toEqual([stamped(11, 1)])
    expect(three?.shown).toEqual([stamped(11, 1)])
    expect(told(two?.presence.all() ?? new Uint8Array())).toEqual([stamped(11, 1)])
    one?.presence.leave(11)
    clock.move(100)
    await arrived()
    expect([two, three].map((each) => each?.shown.at(-1))).toEqual([gone, gone])
    expect(another?.shown).toEqual([])
  })

  it('[PRS1] tells a room ten times a second at most, each person’s last, and her going too', async () => {
    const { all, clock, texts } = nodes(['node-one', 'node-two'])
    const [one, two] = all.map((each) => each.open())
    await arrived()
    texts.length = 0
    for (let clientId = 1; clientId <= 50; clientId += 1) one?.presence.claim(session(clientId), claim(clientId, 1))
    await arrived()
    for (let step = 0; step < 10; step += 1) {
      for (let clientId = 1; clientId <= 50; clientId += 1) {
        one?.presence.claim(session(clientId), claim(clientId, 2 + step))
      }
      clock.move(100)
      await arrived()
    }
    one?.presence.leave(1)
    clock.move(100)
    await arrived()
    expect(texts.length).toBeLessThanOrEqual(13)
    expect(two?.shown.findLast(({ clientId }) => clientId === 1)).toMatchObject({ state: null })
    expect(two?.shown.findLast(({ clientId }) => clientId === 2)).toEqual(stamped(2, 11))
  })

  it('[PRS1] a room that is opened asks, and sees everybody at once', async () => {
    const { all, node, clock } = nodes(['node-one', 'node-two'])
    const [one, two] = all.map((each) => each.open())
    one?.presence.claim(session(11), claim(11, 4))
    two?.presence.claim(session(12), claim(12, 5, 'cut-list'))
    await arrived()
    const late = node('node-three').open()
    await arrived()
    clock.move(100)
    await arrived()
    expect(
      told(late.presence.all() ?? new Uint8Array())
        .map(({ clientId }) => clientId)
        .toSorted(),
    ).toEqual([11, 12])
  })

  it('[PRS2] [T-066] those of a node that has gone silent are gone within 35 s, and no sooner than a few renewals', async () => {
    const { all, clock, cut } = nodes(['node-one', 'node-two'])
    const [one, two] = all.map((each) => each.open())
    one?.presence.claim(session(11), claim(11, 1))
    await arrived()
    // Said again and again, though nobody moves.
    for (let at = 0; at < 12; at += 1) {
      clock.move(10_000)
      await arrived()
    }
    expect(two?.shown).toEqual([stamped(11, 1)])
    cut(true)
    for (let at = 0; at < 4; at += 1) {
      clock.move(5_000)
      await arrived()
    }
    expect(two?.shown).toEqual([stamped(11, 1)])
    for (let at = 0; at < 3; at += 1) {
      clock.move(5_000)
      await arrived()
    }
    expect(two?.shown).toEqual([stamped(11, 1), gone])
    expect(two?.presence.all()).toBeNull()
    cut(false)
    clock.move(10_000)
    await arrived()
    expect(two?.shown.at(-1)).toEqual(stamped(11, 1))
  })

  it('[PRS1] somebody who came back through another node is not taken away by the one she left', async () => {
    const { all, clock } = nodes(['node-one', 'node-two', 'node-three'])
    const [one, two, three] = all.map((each) => each.open())
    one?.presence.claim(session(11), claim(11, 1))
    await arrived()
    two?.presence.claim(session(11), claim(11, 2))
    await arrived()
    one?.presence.leave(11)
    clock.move(200)
    await arrived()
    expect(three?.shown).toEqual([stamped(11, 1), stamped(11, 2)])
    expect(told(three?.presence.all() ?? new Uint8Array())).toEqual([stamped(11, 2)])
    // At home she speaks for herself.
    expect(two?.shown.filter(({ state }) => state === null)).toEqual([])
  })

  it('[PRS1] a node that closes a room takes its people away at once', async () => {
    const { all, clock } = nodes(['node-one', 'node-two'])
    const [one, two] = all.map((each) => each.open())
    one?.presence.claim(session(11), claim(11, 1))
    await arrived()
    clock.move(200)
    one?.presence.close()
    await arrived()
    expect(two?.shown.at(-1)).toEqual(gone)
  })

  it('[PRS3] believes nothing of the bus that a server of ours cannot have stamped', async () => {
    const { all, hub } = nodes(['node-one', 'node-two'])
    const two = all[1]?.open()
    const say = (state: string, clock = 1): void =>
      hub.shout(
        JSON.stringify({
          v: 1,
          from: 'a-stranger',
          hints: [{ kind: 'presence', room: queue, entries: [{ clientId: 9, clock, state }] }],
        }),
      )
    for (const state of [
      '{',
      '"text"',
      '{"page":"queue"}',
      JSON.stringify({ page: 'nowhere', user }),
      '{"__proto__":{}}',
    ])
      say(state)
    say(JSON.stringify({ page: 'queue', user }), Number.MAX_SAFE_INTEGER)
    expect(two?.shown).toEqual([])
    expect(two?.presence.ignored).toBe(6)
    say(JSON.stringify({ page: 'queue', user: { ...user, isAdmin: true } }))
    expect(two?.shown).toEqual([{ clientId: 9, clock: 1, state: { page: 'queue', user } }])
  })
})
