// English for the save state.

import type { saveNb } from '../nb/save.ts'
import type { Translation } from '../translation.ts'

export const saveEn: Translation<typeof saveNb> = {
  connecting: { long: 'Connecting …', short: 'Connecting …' },
  savedNothing: { long: 'All changes are saved', short: 'Saved' },
  saved: { long: 'All changes saved at {{time}}', short: 'Saved {{time}}' },
  saving: { long: 'Saving …', short: 'Saving …' },
  slow: {
    long_one: 'Saving takes longer than usual – {{count}} change is waiting',
    long_other: 'Saving takes longer than usual – {{count}} changes are waiting',
    short_one: '{{count}} waiting',
    short_other: '{{count}} waiting',
  },
  offlineNothing: { long: 'Offline. No changes are waiting', short: 'Offline' },
  offline: {
    long_one: 'Offline. {{count}} change is kept on this device',
    long_other: 'Offline. {{count}} changes are kept on this device',
    short_one: 'Offline, {{count}}',
    short_other: 'Offline, {{count}}',
  },
  unsafe: { long: 'Changes are kept only while this page is open', short: 'Kept only here' },
  readOnly: {
    long: 'The board can be read, but not changed now ({{reason}})',
    role: 'You can read the board, but not change it',
    short: 'Read only',
  },
  readOnlyReason: {
    unavailable: 'the database does not answer',
    damaged: 'some of what is stored is damaged and must be mended',
    draining: 'the server is restarting',
    approved: 'the minutes are approved',
    outdated: 'the page must be reloaded',
    other: 'the server takes no changes',
  },
  refused: {
    long_one: '{{count}} change was not saved.',
    long_other: '{{count}} changes were not saved.',
    short_one: '{{count}} not saved',
    short_other: '{{count}} not saved',
  },
  showRefused: 'See them here',
}
