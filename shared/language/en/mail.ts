// English for the mails.

import type { MailWords } from '../mail-words.ts'

const things = (count: number): string => (count === 1 ? 'One thing waits for you' : `${count} things wait for you`)
const papers = (count: number): string => (count === 1 ? '1 paper' : `${count} papers`)

export const mailEn: MailWords = {
  about: (programme, subject) => `${subject} (${programme})`,
  act: {
    subject: things,
    title: things,
    lead: (programme) => `This waits for you in ${programme}.`,
  },
  waiting: {
    title: 'Waits for you',
    all: 'See all that waits for you',
    session: (title) => `The board sits now: ${title}`,
    call: (date) => `Say whether you come to the meeting on ${date}`,
    circulation: (date) => `Answer the text in circulation${date === null ? '' : ` by ${date}`}`,
    scores: (items) => `Score the benefit of ${items === 1 ? 'one need' : `${items} needs`}`,
    wording: (date) => `Give your position before the meeting on ${date}, which you do not come to`,
    minutes: (date) => `Read the minutes of ${date}; they are to be approved`,
    promise: (text) => (text === null ? 'A promise you have made' : `Your promise: ${text}`),
    question: (question) => `Answer “${question}”`,
    review: (number) => `Decision ${number} is to be reviewed`,
    agenda: (title) => (title === null ? 'An agenda item is yours' : `Your agenda item: ${title}`),
    mention: (by, item) => `${by} mentions you in a comment${item === null ? '' : ` on ${item}`}`,
    answer: (by, item) => `${by} has answered in a thread you take part in${item === null ? '' : ` about ${item}`}`,
    papers: (title, count) => `${papers(count)} for ${title}`,
    due: (date) => `Due ${date}`,
    wasDue: (date) => `Was due ${date}`,
    internal: 'About something internal. Its words stand on the board alone.',
  },
  call: {
    subject: (title, date) => `You are called to ${title}, ${date}`,
    title: (title) => `You are called to ${title}`,
    lead: (when, place) => `${when}${place === '' ? '' : `, ${place}`}.`,
    agenda: 'Agenda',
    noAgenda: 'The agenda is empty.',
    item: (number, title) => `${number}. ${title}`,
    minutes: (minutes) => `${minutes} min`,
    internalItems: (count) =>
      count === 1 ? 'There is one internal item too.' : `There are ${count} internal items too.`,
    papers: (count) => `${papers(count)} to read`,
    open: 'Open the call',
    changedSubject: (title) => `New time or place for ${title}`,
    changedTitle: (title) => `${title} has been moved`,
    changedLead: (when, place) => `It is now: ${when}${place === '' ? '' : `, ${place}`}.`,
    withdrawnSubject: (title, date) => `${title}, ${date}, is not held as called`,
    withdrawnTitle: (title) => `The call to ${title} is withdrawn`,
    withdrawnLead: (date) => `The meeting on ${date} is no longer called. You will be called again when it is ready.`,
    cancelledTitle: (title) => `${title} is cancelled`,
    cancelledLead: (date) => `The meeting on ${date} is not held.`,
    reason: (reason) => `Reason: ${reason}`,
  },
  digest: {
    subject: (date) => `Since ${date}`,
    title: 'Since last',
    lead: (programme, date) => `This has happened in ${programme} since ${date}.`,
    nothingChanged: 'Nothing has changed on the board.',
    decided: 'Decided',
    decision: (number, wording) => `Decision ${number}: ${wording}`,
    exempt: (number) => `Decision ${number} is exempt from public disclosure`,
    kinds: {
      removed: 'Removed',
      added: 'New needs',
      cut: 'Cut',
      returned: 'Back in the queue',
      moved: 'Moved',
      changed: 'Changed',
    },
    places: ({ kind, was, is }) => {
      if (kind === 'moved' && was !== null && is !== null) return `from place ${was} to ${is}`
      if (kind === 'cut' && was !== null) return `from place ${was} in the queue`
      return (kind === 'added' || kind === 'returned') && is !== null ? `place ${is}` : null
    },
    by: (name) => `by ${name}`,
    expired: 'Cuts that ran out',
    expiredOn: (date) => `latest useful date was ${date}`,
    said: 'Comments',
    saidCount: (count) => (count === 1 ? '1 new' : `${count} new`),
    saidOf: {
      programme: 'The whole programme',
      gone: 'Something no longer on the board',
      decision: (number) => `Decision ${number}`,
    },
    more: (count) => `and ${count} more`,
    all: 'See everything that has changed',
  },
  foot: {
    why: (programme) => `You get this mail because you have a place in ${programme}.`,
    settings: 'Choose which mails you want',
    stop: {
      act: 'Stop mail about what waits for me',
      'before-meeting': 'Stop mail about calls',
      digest: 'Stop the weekly digest',
    },
  },
}
