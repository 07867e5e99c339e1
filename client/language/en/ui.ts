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
  people: { group: 'Present: {{count}}', more: '{{count}} more', away: '{{name}}, away', you: '{{name}} (you)' },
  range: 'Estimate: low {{low}}, likely {{likely}}, high {{high}} {{unit}}',
  marks: { value: '{{value}} of 5', none: '0, no benefit', group: '{{label}}, marks from 0 to 5' },
  date: {
    notADate: 'The date does not exist. Write day, month and year.',
    pattern: 'day month year',
    calendar: 'Open the calendar',
  },
  loading: 'Loading',
  error: {
    title: 'This did not arrive.',
    offline: 'This computer cannot reach Veivalg. Check the network and try again.',
  },
  today: 'today',
  yesterday: 'yesterday',
}
