// In-process bus: several nodes in one process, as in tests. Hints go the same way as between machines, as text. Promises to hand nothing over
// within the call that publishes it. Called by tests.

import type { Bus } from './bus.ts'
import { type BusOptions, channelBus } from './channel-bus.ts'

const maxTextBytes = 65_536

export interface InProcessHub {
  /** @returns the bus of one more node. */
  node(o: BusOptions): Bus
  /** Says a text to every node, as a stranger would. */
  shout(text: string): void
}

/** @param carry hands a text on to a node, as often and as late as it likes; at once unless told */
export function inProcessHub(
  carry: (text: string, hand: (text: string) => void) => void = (text, hand) => hand(text),
): InProcessHub {
  const nodes = new Set<(text: string) => void>()
  return {
    shout(text) {
      for (const hand of [...nodes]) hand(text)
    },
    node: (o) =>
      channelBus(o, ({ heard, connected }) => {
        nodes.add(heard)
        queueMicrotask(connected)
        return {
          maxTextBytes,
          apartMs: 0,
          aloneApartMs: 0,
          async send(texts) {
            for (const text of texts) for (const hand of [...nodes]) if (hand !== heard) carry(text, hand)
          },
          async close() {
            nodes.delete(heard)
          },
        }
      }),
  }
}
