// English for the second opinion.

import type { opinionNb } from '../nb/opinion.ts'
import type { Translation } from '../translation.ts'

export const opinionEn: Translation<typeof opinionNb> = {
  title: 'Second opinion',
  sub: 'The set of the queue that gives most expected benefit within the frames, beside what the board has above the line. It advises and moves nothing.',
  loading: 'Fetching the opinion',
  failed: 'The opinion could not be fetched.',
  workOut: 'Work it out',
  again: 'Work it out anew',
  working: 'Working it out. It takes some seconds.',
  notWorked: 'The opinion was not worked out.',
  none: {
    lead: 'Nobody has asked for an opinion yet.',
    body: 'It is worked out of the queue, the estimates, the frame and the capacity of the receivers as they stand now.',
  },
  stale: 'The queue, the figures or the frame have changed since this was worked out.',
  at: 'Worked out {{moment}}.',
  trial: 'The frame is one that is tried out: {{p50}} and {{p85}} {{unit}}.',
  lead: {
    more: 'The proposal gives {{points}} points more expected benefit than the board’s set: {{proposed}} against {{own}}.',
    less: 'The proposal gives {{points}} points less expected benefit than the board’s set, {{proposed}} against {{own}}, but holds both frames and the capacity of the receivers.',
    same: 'The proposal and the board’s set give as much expected benefit: {{own}} points.',
    overFrame: 'What is held in costs more than the frame by itself. Nothing could be chosen besides.',
  },
  proof: {
    simulated: 'Proven: no other allowed set gives more within the frames.',
    likeness:
      'Proven best of all sets that by a simple likeness cost up to {{margin}} more than the frames. The best are tried in the simulation.',
    likenessExact: 'Proven best by a simple likeness of the cost. The proposal is tried in the simulation.',
    none: 'Not proven best: there may be up to {{gap}} more benefit.',
  },
  compare: {
    title: 'Side by side',
    caption: 'The proposal and the board’s set: cost, probability, benefit and load',
    what: 'What',
    proposed: 'Proposal',
    own: 'The board’s set',
    difference: 'Difference',
    items: 'Needs',
    p50: 'P50, {{unit}}',
    p85: 'P85, {{unit}}',
    holdsP50: 'Holds the steering frame {{frame}}',
    holdsP85: 'Holds the cost frame {{frame}}',
    benefit: 'Expected benefit, points',
    points: '{{points}}\u00a0pp',
    overloads: 'Places short of capacity',
    none: 'none',
  },
  lists: {
    onlyProposed: 'In the proposal alone',
    onlyOwn: 'In the board’s set alone',
    both: 'In both',
    nobody: 'None.',
    figures: '{{cost}} {{unit}} likely, {{points}} points',
  },
  benefit: {
    title: 'Difference in expected benefit',
    caption: 'Expected benefit in points, by benefit and by receiver',
    byBenefit: 'By benefit',
    byReceiver: 'By receiver',
    noReceiver: 'No receiver named',
  },
  held: {
    title: 'Held in',
    sub: 'These are in whatever they cost.',
    realised: 'is realised',
    frozen: 'is fixed by a decision',
    scope: 'is of the decided scope',
    needed: 'is needed by one that is held in',
  },
  leftOut: {
    title: 'Left out',
    sub: 'These could not be chosen.',
    'no-estimate': 'lacks an estimate',
    'no-marks': 'lacks benefit marks',
    'needs-cut': 'needs {{needs}}, which stands on the cut list',
    'needs-left-out': 'needs {{needs}}, which is left out',
  },
}
