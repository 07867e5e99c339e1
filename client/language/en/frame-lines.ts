// English for the two lines of the frame.

import type { frameLinesNb } from '../nb/frame-lines.ts'
import type { Translation } from '../translation.ts'

export const frameLinesEn: Translation<typeof frameLinesNb> = {
  name: { p50: 'Steering frame P50', p85: 'Cost frame P85' },
  above_one: '{{count, number}} item above the line',
  above_other: '{{count, number}} items above the line',
  left: '{{left}} {{unit}} left',
  drag: 'Drag to try a frame',
  handle: 'Try {{name}}',
  stop: 'Stop trying',
  stopped: 'The frame in force shows again.',
  triedBy: '{{name}} is trying',
  inForce: 'in force',
  trial: '{{name}} is trying another frame: {{frames}}. Nothing is decided.',
  trialBegun: '{{name}} is trying a frame. Nothing is decided.',
  trialOf: {
    p50: 'the steering frame at {{tried}}, while {{inForce}} is in force',
    p85: 'the cost frame at {{tried}}, while {{inForce}} is in force',
  },
  zone: { in: 'within the frame', between: 'between the lines', out: 'outside the frame' },
  trouble: {
    simulation: 'The lines cannot be worked out on this device now. Load the page again to try once more.',
    'price-year': 'The lines cannot be drawn: the price index lacks a year the frame needs.',
  },
}
