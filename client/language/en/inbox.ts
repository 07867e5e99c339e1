// English for the inbox, for which mails one wants, and for the page a link in a mail leads to.

import type { inboxNb } from '../nb/inbox.ts'
import type { Translation } from '../translation.ts'

export const inboxEn: Translation<typeof inboxNb> = {
  title: 'Waits for you',
  sub: 'What waits for you in this programme. Each line leads to where it is done, and goes when it is done.',
  loading: 'Reading what waits for you',
  failed: 'The list did not come.',
  now: 'Now',
  later: 'Can wait',
  empty: 'Nothing waits for you.',
  emptyBody: 'When somebody asks something of you, mentions you or calls a meeting, it stands here.',
  changes: 'See what has changed since last',
  mails: 'Choose which mails you want',
  here: 'Waits for you ({{count}})',
  hereNone: 'Waits for you',
  there: 'Waits for you in {{programme}} ({{count}})',
  notifications: {
    title: 'Notifications',
    sub: 'Mails from {{programme}}. There are three kinds. You never get a mail about a single move.',
    loading: 'Reading the settings',
    failed: 'The settings did not come.',
    legend: 'Send me mail',
    address: 'They go to {{address}}.',
    noAddress: 'We have no mail address of yours, so you get none. Ask the programme office to add it.',
    off: 'This board sends no mail. What waits for you stands under “Waits for you”.',
    notSaved: 'The choice was not saved.',
    saved: 'Saved: {{kind}}',
    kinds: { act: 'When something waits for me', 'before-meeting': 'Before meetings', digest: 'Digest every Monday' },
    hints: {
      act: 'Circulations, promises that fall due, comments that mention me and answers I owe before a meeting. Gathered, and never while the board sits.',
      'before-meeting': 'When the call is sent, and once more if it is changed or withdrawn.',
      digest: 'What has changed since last, and what waits. At 07:00, and only when there is something to say.',
    },
  },
  unsubscribe: {
    title: 'Stop mail?',
    what: {
      act: 'You will get no more mail about what waits for you in {{programme}}.',
      'before-meeting': 'You will get no more mail before the meetings of {{programme}}.',
      digest: 'You will get no more weekly digests from {{programme}}.',
    },
    press: 'Stop the mails',
    done: 'The mails are stopped.',
    again: 'You can have them back under Notifications when you are signed in.',
    stillThere: 'What waits for you still stands on the board.',
    unknown: 'The link does not hold.',
    unknownBody: 'It is not whole, or not from us. Choose mails under Notifications when you are signed in.',
    loading: 'Reading what the link is about',
    failed: 'That failed. Nothing has changed.',
  },
}
