// Words of the minutes in each language, and how dates and times are written in them. The board's own words are never translated.
// Called by minutes-blocks.ts.

import type { Decision } from '../../shared/deciding/decision.ts'
import type { Language } from '../../shared/language/languages.ts'
import type { AgendaKind } from '../../shared/point/agenda-item.ts'
import type { Verdict } from '../../shared/point/meeting.ts'

interface Stood {
  readonly met: number
  readonly seats: number
  readonly needed: number
}

export interface MinutesWords {
  readonly minutes: string
  readonly publicMinutes: string
  readonly draft: string
  readonly approvedInMeeting: (when: string) => string
  readonly approvedByCirculation: (when: string) => string
  readonly labels: Readonly<Record<'time' | 'place' | 'chair' | 'facilitator' | 'status' | 'quorum', string>>
  readonly attendance: string
  readonly seat: string
  readonly met: string
  readonly when: string
  /** Of an empty seat: its member said that she would not come. */
  readonly absentWithNotice: string
  /** Of an empty seat: its member did not say so. */
  readonly notPresent: string
  readonly room: string
  readonly video: string
  readonly wholeMeeting: string
  readonly alsoThere: string
  readonly quorumOf: (needed: number, seats: number) => string
  readonly item: (number: number, title: string) => string
  /** In place of its kind, and of a title nobody kept. */
  readonly goneItem: string
  readonly untitled: string
  readonly gapItem: string
  readonly gapPapers: string
  readonly gapPapersAlone: string
  readonly kinds: Readonly<Record<AgendaKind, string>>
  readonly notCovered: string
  readonly recused: (names: string) => string
  readonly papers: (names: string) => string
  readonly decision: (number: number) => string
  readonly otherDecisions: string
  readonly paths: Readonly<Record<Decision['path'], string>>
  /** How the board stood when it decided: seats filled, or answered, of all, and how many were needed. */
  readonly quorumInRoom: (stood: Stood) => string
  readonly quorumAnswered: (stood: Stood) => string
  readonly recusedThen: (names: string) => string
  readonly ownerDecided: (name: string) => string
  readonly grounds: string
  readonly reservations: string
  readonly dissents: string
  readonly positions: Readonly<Record<'cannot' | 'needs-more', string>>
  readonly review: (date: string) => string
  readonly forTheRecord: string
  readonly promises: string
  readonly promiseHead: readonly [string, string, string]
  readonly verdict: string
  readonly verdicts: Readonly<Record<Verdict, string>>
  readonly taken: (when: string) => string
  readonly pageOf: (page: number, of: number) => string
  readonly hash: (hash: string) => string
  readonly notIntact: string
}

const nb: MinutesWords = {
  minutes: 'Protokoll',
  publicMinutes: 'Offentlig protokoll',
  draft: 'Utkast, ikke godkjent',
  approvedInMeeting: (when) => `Godkjent i møte ${when}`,
  approvedByCirculation: (when) => `Godkjent på sirkulasjon ${when}`,
  labels: {
    time: 'Tid',
    place: 'Sted',
    chair: 'Leder',
    facilitator: 'Møteleder',
    status: 'Status',
    quorum: 'Vedtaksførhet',
  },
  attendance: 'Til stede',
  seat: 'Plass i styret',
  met: 'Møtte',
  when: 'Når',
  absentWithNotice: 'Forfall',
  notPresent: 'Ikke til stede',
  room: 'i rommet',
  video: 'på video',
  wholeMeeting: 'hele møtet',
  alsoThere: 'Også til stede',
  quorumOf: (needed, seats) => `${needed} av ${seats} plasser må være fylt`,
  item: (number, title) => `Sak ${number} ${title}`,
  goneItem: 'Står ikke lenger på sakslisten',
  untitled: 'uten tittel',
  gapItem: 'Her er en del av møtet unntatt fra denne utgaven.',
  gapPapers: 'mer er unntatt fra denne utgaven',
  gapPapersAlone: 'unntatt fra denne utgaven',
  kinds: {
    decision: 'Beslutning',
    discussion: 'Drøfting',
    information: 'Orientering',
    'follow-up': 'Oppfølging',
    approval: 'Godkjenning',
  },
  notCovered: 'Saken ble ikke behandlet.',
  recused: (names) => `Inhabil: ${names}`,
  papers: (names) => `Vedlegg: ${names}`,
  decision: (number) => `Vedtak ${number}`,
  otherDecisions: 'Vedtak utenom sakene',
  paths: {
    consensus: 'Styret var enig.',
    owner: 'Programeier avgjorde etter uenighet i styret.',
    circulation: 'Vedtatt på sirkulasjon.',
    command: 'Registrert som formell handling.',
  },
  quorumInRoom: ({ met, seats, needed }) =>
    `Styret var vedtaksført: ${met} av ${seats} plasser hadde stemme i saken, og minst ${needed} måtte ha det.`,
  quorumAnswered: ({ met, seats, needed }) =>
    `Styret var vedtaksført: ${met} av ${seats} plasser hadde svart, og minst ${needed} måtte ha gjort det.`,
  recusedThen: (names) => `Inhabil da vedtaket ble fattet: ${names}.`,
  ownerDecided: (name) => `Avgjort av ${name}.`,
  grounds: 'Begrunnelse',
  reservations: 'Forbehold',
  dissents: 'Støttet ikke teksten',
  positions: { cannot: 'kan ikke støtte', 'needs-more': 'trenger mer' },
  review: (date) => `Vurderes på nytt ${date}.`,
  forTheRecord: 'Til protokollen',
  promises: 'Løfter',
  promiseHead: ['Hva', 'Hvem', 'Frist'],
  verdict: 'Samlet vurdering',
  verdicts: { continue: 'Fortsett', adjust: 'Juster', cut: 'Kutt', stop: 'Stopp' },
  taken: (when) => `Tatt ut ${when}`,
  pageOf: (page, of) => `Side ${page} av ${of}`,
  hash: (hash) => `Fingeravtrykk ${hash}`,
  notIntact: 'Dette er ikke det som ble skrevet da vedtaket ble fattet, og er ikke til å stole på.',
}

const nn: MinutesWords = {
  ...nb,
  publicMinutes: 'Offentleg protokoll',
  draft: 'Utkast, ikkje godkjend',
  approvedInMeeting: (when) => `Godkjend i møte ${when}`,
  approvedByCirculation: (when) => `Godkjend på sirkulasjon ${when}`,
  labels: {
    time: 'Tid',
    place: 'Stad',
    chair: 'Leiar',
    facilitator: 'Møteleiar',
    status: 'Status',
    quorum: 'Vedtaksførleik',
  },
  attendance: 'Til stades',
  absentWithNotice: 'Forfall',
  notPresent: 'Ikkje til stades',
  wholeMeeting: 'heile møtet',
  alsoThere: 'Òg til stades',
  quorumOf: (needed, seats) => `${needed} av ${seats} plassar må vere fylte`,
  goneItem: 'Står ikkje lenger på sakslista',
  untitled: 'utan tittel',
  gapItem: 'Her er ein del av møtet unnateken frå denne utgåva.',
  gapPapers: 'meir er unnateke frå denne utgåva',
  gapPapersAlone: 'unnatekne frå denne utgåva',
  kinds: { ...nb.kinds, decision: 'Avgjerd', discussion: 'Drøfting' },
  notCovered: 'Saka vart ikkje handsama.',
  otherDecisions: 'Vedtak utanom sakene',
  paths: {
    consensus: 'Styret var samd.',
    owner: 'Programeigar avgjorde etter usemje i styret.',
    circulation: 'Vedteke på sirkulasjon.',
    command: 'Registrert som formell handling.',
  },
  quorumInRoom: ({ met, seats, needed }) =>
    `Styret var vedtaksført: ${met} av ${seats} plassar hadde røyst i saka, og minst ${needed} måtte ha det.`,
  quorumAnswered: ({ met, seats, needed }) =>
    `Styret var vedtaksført: ${met} av ${seats} plassar hadde svart, og minst ${needed} måtte ha gjort det.`,
  recusedThen: (names) => `Inhabil då vedtaket vart gjort: ${names}.`,
  ownerDecided: (name) => `Avgjort av ${name}.`,
  grounds: 'Grunngiving',
  reservations: 'Atterhald',
  dissents: 'Støtta ikkje teksten',
  positions: { cannot: 'kan ikkje støtte', 'needs-more': 'treng meir' },
  review: (date) => `Blir vurdert på nytt ${date}.`,
  promises: 'Lovnader',
  promiseHead: ['Kva', 'Kven', 'Frist'],
  verdict: 'Samla vurdering',
  verdicts: { continue: 'Hald fram', adjust: 'Juster', cut: 'Kutt', stop: 'Stopp' },
  taken: (when) => `Teke ut ${when}`,
  notIntact: 'Dette er ikkje det som vart skrive då vedtaket vart gjort, og er ikkje til å stole på.',
}

const en: MinutesWords = {
  minutes: 'Minutes',
  publicMinutes: 'Public minutes',
  draft: 'Draft, not approved',
  approvedInMeeting: (when) => `Approved in a meeting on ${when}`,
  approvedByCirculation: (when) => `Approved by circulation on ${when}`,
  labels: {
    time: 'Time',
    place: 'Place',
    chair: 'Chair',
    facilitator: 'Facilitator',
    status: 'Status',
    quorum: 'Quorum',
  },
  attendance: 'Present',
  seat: 'Seat on the board',
  met: 'Attended',
  when: 'When',
  absentWithNotice: 'Absent with notice',
  notPresent: 'Not present',
  room: 'in the room',
  video: 'on video',
  wholeMeeting: 'the whole meeting',
  alsoThere: 'Also present',
  quorumOf: (needed, seats) => `${needed} of ${seats} seats must be filled`,
  item: (number, title) => `Item ${number} ${title}`,
  goneItem: 'No longer on the agenda',
  untitled: 'without a title',
  gapItem: 'A part of the meeting is left out of this edition here.',
  gapPapers: 'more is left out of this edition',
  gapPapersAlone: 'left out of this edition',
  kinds: {
    decision: 'Decision',
    discussion: 'Discussion',
    information: 'Information',
    'follow-up': 'Follow-up',
    approval: 'Approval',
  },
  notCovered: 'The item was not dealt with.',
  recused: (names) => `Recused: ${names}`,
  papers: (names) => `Papers: ${names}`,
  decision: (number) => `Decision ${number}`,
  otherDecisions: 'Decisions outside the items',
  paths: {
    consensus: 'The board agreed.',
    owner: 'The programme owner decided after disagreement in the board.',
    circulation: 'Decided by circulation.',
    command: 'Registered as a formal act.',
  },
  quorumInRoom: ({ met, seats, needed }) =>
    `The board had its quorum: ${met} of ${seats} seats had a voice on the item, and at least ${needed} had to.`,
  quorumAnswered: ({ met, seats, needed }) =>
    `The board had its quorum: ${met} of ${seats} seats had answered, and at least ${needed} had to.`,
  recusedThen: (names) => `Recused when it was decided: ${names}.`,
  ownerDecided: (name) => `Decided by ${name}.`,
  grounds: 'Grounds',
  reservations: 'Reservations',
  dissents: 'Did not support the text',
  positions: { cannot: 'cannot support', 'needs-more': 'needs more' },
  review: (date) => `To be reviewed on ${date}.`,
  forTheRecord: 'For the record',
  promises: 'Promises',
  promiseHead: ['What', 'Who', 'Due'],
  verdict: 'Overall verdict',
  verdicts: { continue: 'Continue', adjust: 'Adjust', cut: 'Cut', stop: 'Stop' },
  taken: (when) => `Taken out ${when}`,
  pageOf: (page, of) => `Page ${page} of ${of}`,
  hash: (hash) => `Fingerprint ${hash}`,
  notIntact: 'This is not what was written when the decision was made, and is not to be trusted.',
}

const words: Readonly<Record<Language, MinutesWords>> = { nb, nn, en }
const locales: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' }

export function minutesWords(language: Language): MinutesWords {
  return words[language]
}

/** @returns the language's tag as documents name it. */
export function localeOf(language: Language): string {
  return locales[language]
}

/** @returns a day in words; `day` is `YYYY-MM-DD` or ISO time, told in Norwegian time. */
export function dayInWords(day: string, language: Language): string {
  const date = day.length === 10 ? new Date(`${day}T12:00:00Z`) : new Date(day)
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'Europe/Oslo' }).format(date)
}

/** @returns the time of day `HH:MM`, in Norwegian time. */
export function clockInWords(iso: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Oslo' }).format(
    new Date(iso),
  )
}
