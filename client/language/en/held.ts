// English for a point whose meeting has begun or been held, on the point's own page.

import type { heldNb } from '../nb/held.ts'
import type { Translation } from '../translation.ts'

export const heldEn: Translation<typeof heldNb> = {
  begun: 'The meeting is under way',
  since: 'since {{time}}.',
  up: 'Item {{number}} is up.',
  join: 'Join the meeting',
  said: 'The meeting has begun. The button Join the meeting is at the top of the page.',
  title: 'What the meeting came to',
  decisions: 'Decisions',
  none: 'The board made no decisions.',
  noneShown: 'No decisions from here are shown to you.',
  number: 'Decision {{number}}',
  promises: 'Promises',
  due: '{{name}}, by {{date}}',
  states: { kept: 'Kept', waived: 'Waived' },
  minutes: 'Minutes',
  draft: 'Draft',
  approved: 'Approved',
  read: 'Read the minutes',
  next: 'What comes next',
  approveAt: 'The minutes are finished, and approved at the next meeting or by circulation.',
  nextPoint: 'Next point: {{date}}',
  noNext: 'The next point is not set up.',
  failed: 'The decisions did not arrive.',
  untreated: {
    title: 'Not treated',
    action: 'Carry over …',
    dialog: 'Carry over what was not treated?',
    body: 'The items stay here, marked with where they went. Papers and proposed wordings go with them until the minutes are approved.',
    save_one: 'Carry over {{count}} item',
    save_other: 'Carry over {{count}} items',
    done_one: '{{count}} item has been carried over',
    done_other: '{{count}} items have been carried over',
  },
}
