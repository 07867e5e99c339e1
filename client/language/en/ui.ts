// English for the shared components of client/ui.

import type { uiNb } from '../nb/ui.ts'
import type { Translation } from '../translation.ts'

export const uiEn: Translation<typeof uiNb> = {
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  undo: 'Undo',
  redo: 'Redo',
  copy: 'Copy',
  copied: 'Copied',
  tryAgain: 'Try again',
  more: 'More',
  all: 'all',
  clearSearch: 'Clear the search',
  none: 'none',
  roomLeft_one: '{{count}} character left',
  roomLeft_other: '{{count}} characters left',
  tooLong_one: 'The text is {{count}} character too long. There is room for {{max}}.',
  tooLong_other: 'The text is {{count}} characters too long. There is room for {{max}}.',
  people: { group: 'Present: {{count}}', more: '{{count}} more', away: '{{name}}, away', you: '{{name}} (you)' },
  range: 'Estimate: low {{low}}, likely {{likely}}, high {{high}} {{unit}}',
  marks: { value: '{{value}} of 5', none: '0, no benefit', group: '{{label}}, marks from 0 to 5' },
  date: {
    notADate: 'The date does not exist. Write day, month and year.',
    pattern: 'day month year',
    calendar: 'Open the calendar',
  },
  pointState: {
    draft: 'Draft',
    called: 'Called',
    'in-session': 'In session',
    adjourned: 'Adjourned',
    approved: 'Minutes approved',
    cancelled: 'Cancelled',
  },
  loading: 'Loading',
  error: {
    title: 'This did not arrive.',
    offline: 'This computer cannot reach Veivalg. Check the network and try again.',
  },
  today: 'today',
  yesterday: 'yesterday',
}
