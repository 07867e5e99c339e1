// What every bus promises: told to the others and not to oneself, each thing once a tick, garbage counted and passed over, a word when hints may
// have been lost, and silence after it is closed. Order is not promised. Run against each implementation by test/server/bus.

import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Bus, Hint } from '../../../server/bus/bus.ts'
import type { BusEvent, BusOptions } from '../../../server/bus/channel-bus.ts'
import { programmeIdSchema } from '../../../shared/ids.ts'

export interface BusSubject {
  readonly open: (o: BusOptions) => Bus
  /** Says something to everyone as a stranger would. */
  readonly shout: (text: string) => Promise<void>
  /** Cuts everyone off for a moment. Left out where nothing can be cut. */
  readonly cut?: () => Promise<void>
}

interface Node {
  readonly bus: Bus
  readonly bootId: string
  readonly heard: { hint: Hint; from: string }[]
  readonly counted: Partial<Record<BusEvent, number>>
  gaps: number
}

const room = 'board/digital-samhandling' as const
const grew = (head: number): Hint => ({ kind: 'grew', room, generation: 1, head })
const hints: readonly Hint[] = [
  grew(7),
  { kind: 'access', programmeId: programmeIdSchema.parse('digital-samhandling') },
  { kind: 'session-ended', sessionId: 'a3f1' },
  { kind: 'digest', room, generation: 1, head: 7, hash: 'ab12' },
  { kind: 'notice', room, topic: 'deciding', id: 'host-2027' },
  { kind: 'notice', room, topic: 'meeting', id: 'host-2027' },
  { kind: 'presence', room, entries: [{ clientId: 9, clock: 1, state: '{"page":"queue","note":"ærlig “ja”"}' }] },
]
const waiting = { interval: 20 }
const sorted = (all: readonly Hint[]): string[] => all.map((hint) => JSON.stringify(hint)).toSorted()

export function busSuite(o: {
  readonly kind: string
  readonly subject: () => Promise<BusSubject>
  /** Whether there is a connection that can be cut. */
  readonly canBeCut: boolean
}): void {
  describe(`a bus ${o.kind}`, { timeout: 40_000 }, () => {
    const open: Bus[] = []
    afterEach(async () => {
      for (const bus of open.splice(0)) await bus.close()
    })

    async function nodes(subject: BusSubject, bootIds: readonly string[]): Promise<Node[]> {
      const all = bootIds.map((bootId) => {
        const counted: Node['counted'] = {}
        const bus = subject.open({
          bootId,
          count: (event, times) => {
            counted[event] = (counted[event] ?? 0) + times
          },
        })
        open.push(bus)
        const node: Node = { bus, bootId, heard: [], counted, gaps: 0 }
        bus.subscribe((hint, from) => node.heard.push({ hint, from }))
        bus.onGap(() => {
          node.gaps += 1
        })
        return node
      })
      await vi.waitFor(() => expect(all.every(({ gaps }) => gaps > 0)).toBe(true), waiting)
      return all
    }

    it('[BUS1] tells every hint to every other node, by whom, and none to oneself', async () => {
      const [one, two, three] = await nodes(await o.subject(), ['node-one', 'node-two', 'node-three'])
      if (!one || !two || !three) throw new Error('three nodes')
      for (const hint of hints) one.bus.publish(hint)
      two.bus.publish(grew(8))
      await vi.waitFor(() => expect(three.heard).toHaveLength(hints.length + 1), waiting)
      await vi.waitFor(() => expect(two.heard).toHaveLength(hints.length), waiting)
      expect(sorted(two.heard.map(({ hint }) => hint))).toEqual(sorted(hints))
      expect(new Set(two.heard.map(({ from }) => from))).toEqual(new Set(['node-one']))
      await vi.waitFor(() => expect(one.heard).toEqual([{ hint: grew(8), from: 'node-two' }]), waiting)
    })

    it('[BUS1] says of one tick only the last of each thing, and of much that it does not fit one message everything', async () => {
      const [one, two] = await nodes(await o.subject(), ['node-one', 'node-two'])
      if (!one || !two) throw new Error('two nodes')
      for (let head = 1; head <= 1_000; head += 1) one.bus.publish(grew(head))
      const state = JSON.stringify({ page: 'queue', record: 'æ'.repeat(300) })
      const entries = Array.from({ length: 100 }, (_, clientId) => ({ clientId, clock: 1, state }))
      one.bus.publish({ kind: 'presence', room, entries })
      const present = (): number[] =>
        two.heard.flatMap(({ hint }) => (hint.kind === 'presence' ? hint.entries.map(({ clientId }) => clientId) : []))
      await vi.waitFor(
        () => expect(present().toSorted((a, b) => a - b)).toEqual(entries.map((each) => each.clientId)),
        waiting,
      )
      expect(two.heard.filter(({ hint }) => hint.kind === 'grew').map(({ hint }) => hint)).toEqual([grew(1_000)])
    })

    it('[BUS2] [T-077] counts garbage and passes none of it on', async () => {
      const subject = await o.subject()
      const [one, two] = await nodes(subject, ['node-one', 'node-two'])
      if (!one || !two) throw new Error('two nodes')
      const from = 'a-stranger'
      const garbage = [
        'no JSON',
        '',
        'null',
        '[]',
        JSON.stringify({ v: 2, from, hints: [grew(1)] }),
        JSON.stringify({ v: 1, from, hints: 'all' }),
        JSON.stringify({ v: 1, from, hints: [{ kind: 'drop-everything' }] }),
        JSON.stringify({ v: 1, from, hints: [{ ...grew(1), room: 'board/../../etc' }] }),
        JSON.stringify({
          v: 1,
          from,
          hints: [
            { ...grew(1), head: -1 },
            { ...grew(1), update: 'AAA=' },
          ],
        }),
        JSON.stringify({
          v: 1,
          from,
          hints: [{ kind: 'presence', room, entries: [{ clientId: -1, clock: 0, state: '' }] }],
        }),
        JSON.stringify({ v: 1, from, hints: [{ kind: 'notice', room, topic: 'salaries', id: 'host-2027' }] }),
        JSON.stringify({
          v: 1,
          from,
          hints: [{ kind: 'notice', room, topic: 'deciding', id: 'x', position: 'cannot' }],
        }),
      ]
      for (const text of garbage) await subject.shout(text)
      await subject.shout(JSON.stringify({ v: 1, from, hints: [{ kind: 'of-a-newer-build' }, grew(5)] }))
      await vi.waitFor(() => expect(two.heard).toEqual([{ hint: grew(5), from }]), waiting)
      await vi.waitFor(() => expect([one.counted.garbage, two.counted.garbage]).toEqual([14, 14]), waiting)
    })

    it('[BUS1] a listener that throws keeps nobody else from hearing', async () => {
      const [one, two] = await nodes(await o.subject(), ['node-one', 'node-two'])
      if (!one || !two) throw new Error('two nodes')
      const later: Hint[] = []
      two.bus.subscribe(() => {
        throw new Error('on purpose')
      })
      const end = two.bus.subscribe((hint) => later.push(hint))
      one.bus.publish(grew(3))
      await vi.waitFor(() => expect(later).toEqual([grew(3)]), waiting)
      expect(two.counted['failed-listener']).toBe(1)
      end()
      one.bus.publish(grew(4))
      await vi.waitFor(() => expect(two.heard).toHaveLength(2), waiting)
      expect(later).toHaveLength(1)
    })

    it('[BUS1] sends what was published last before it closes, and is silent afterwards', async () => {
      const [one, two] = await nodes(await o.subject(), ['node-one', 'node-two'])
      if (!one || !two) throw new Error('two nodes')
      one.bus.publish({ kind: 'session-ended', sessionId: 'last' })
      await one.bus.close()
      await one.bus.close()
      one.bus.publish(grew(9))
      await vi.waitFor(
        () => expect(two.heard.map(({ hint }) => hint)).toEqual([{ kind: 'session-ended', sessionId: 'last' }]),
        waiting,
      )
      two.bus.publish(grew(1))
      await two.bus.close()
      expect(one.heard).toEqual([])
    })

    if (!o.canBeCut) return
    it('[BUS3] comes back after it was cut off, and says that hints may have been lost', async () => {
      const subject = await o.subject()
      const all = await nodes(subject, ['node-one', 'node-two'])
      const [one, two] = all
      if (!one || !two || subject.cut === undefined) return
      await subject.cut()
      await vi.waitFor(() => expect(all.every(({ gaps }) => gaps > 1)).toBe(true), waiting)
      // The one that tells may be later than the one that listens.
      let head = 20
      await vi.waitFor(() => {
        head += 1
        one.bus.publish(grew(head))
        expect(two.heard.length).toBeGreaterThan(0)
      }, waiting)
    })
  })
}
