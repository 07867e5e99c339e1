// English for what waits for the reader: the list of it, the line where she lands, and the figure on the menu.

import type { waitingNb } from '../nb/waiting.ts'
import type { Translation } from '../translation.ts'

export const waitingEn: Translation<typeof waitingNb> = {
  title: 'Waits for you',
  count_one: '{{count}} thing waits for you',
  count_other: '{{count}} things wait for you',
  more_one: 'and {{count}} more',
  more_other: 'and {{count}} more',
  due: 'Due {{date}}',
  wasDue: 'Was due {{date}}',
  meets: 'Meeting {{date}}',
  session: 'The board sits now: {{title}}',
  call: 'Say whether you come to the meeting on {{date}}',
  papers_one: '{{count}} paper to read',
  papers_other: '{{count}} papers to read',
  circulation: 'Answer the text in circulation by {{date}}',
  scores_one: 'Score the benefit of one need',
  scores_other: 'Score the benefit of {{count}} needs',
  wording: 'Give your position before the meeting on {{date}}, which you do not come to',
  minutes: 'Read the minutes of {{date}}; they are to be approved',
  promise: 'Your promise: {{text}}',
  question: 'Answer “{{question}}”',
  review: 'Decision {{number}} is to be reviewed',
  agenda: 'Prepare your agenda item: {{title}}',
  mention: '{{by}} mentions you in a comment',
  mentionOf: '{{by}} mentions you in a comment on {{item}}',
  answer: '{{by}} has answered in a thread you take part in',
  answerOf: '{{by}} has answered in a thread you take part in about {{item}}',
  papersOf: 'Read the papers for {{title}}',
  markRead: 'Mark as read',
  markReadOf: 'Mark the comment of {{by}} as read. It gets “Read” from you.',
  notMarked: 'The comment was not marked.',
  since: 'Came {{when}}',
}
