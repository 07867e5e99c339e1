// English for what a move did.

import type { moveEffectNb } from '../nb/move-effect.ts'
import type { Translation } from '../translation.ts'

export const moveEffectEn: Translation<typeof moveEffectNb> = {
  title: 'What the move did',
  show: 'See what it did',
  departs_one: '{{count, number}} place from calculated.',
  departs_other: '{{count, number}} places from calculated.',
  atCalculated: 'stands at its calculated place.',
  reason: {
    asked_one: 'The item now stands {{count, number}} place from the calculated one. Write why, now or later.',
    asked_other: 'The item now stands {{count, number}} places from the calculated one. Write why, now or later.',
    missing: 'No reason yet.',
    stands: 'Reason: “{{reason}}”',
  },
  fell_one: '{{count, number}} item fell below a line.',
  fell_other: '{{count, number}} items fell below a line.',
  came_one: '{{count, number}} item came within.',
  came_other: '{{count, number}} items came within.',
  noneCrossed: 'No item crossed a line.',
  fellOut: 'Fell below a line',
  cameIn: 'Came within',
  out: { p50: 'below the steering frame', p85: 'below the cost frame', both: 'below both frames' },
  in: { p50: 'within the steering frame', p85: 'within the cost frame', both: 'within both frames' },
  became: 'became',
  left: 'out of the queue',
  more_one: 'and {{count, number}} more',
  more_other: 'and {{count, number}} more',
  scope: 'What the cost frame holds, {{unit}}',
  probability: 'Probability that the frame holds',
  before: 'before',
  after: 'after',
  frame: { p50: 'Steering frame', p85: 'Cost frame' },
  benefit: 'Benefit within the cost frame, points',
  benefitSame: 'The benefit is the same as before.',
  byReceiver: 'By receiver',
  notReady: '{{id}} is not ready and cannot be decided yet.',
  failed: 'It cannot be worked out on this device now. Load the page again to try once more.',
}
