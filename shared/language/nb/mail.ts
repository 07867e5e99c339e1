// Bokmål for the mails.

import type { MailWords } from '../mail-words.ts'

const things = (count: number): string => (count === 1 ? 'Én ting venter på deg' : `${count} ting venter på deg`)
const papers = (count: number): string => `${count} vedlegg`

export const mailNb: MailWords = {
  about: (programme, subject) => `${subject} (${programme})`,
  act: {
    subject: things,
    title: things,
    lead: (programme) => `Dette venter på deg i ${programme}.`,
  },
  waiting: {
    title: 'Venter på deg',
    all: 'Se alt som venter på deg',
    session: (title) => `Styret sitter nå: ${title}`,
    call: (date) => `Si om du kommer i møtet ${date}`,
    circulation: (date) => `Svar${date === null ? '' : ` innen ${date}`} på teksten som er på sirkulasjon`,
    scores: (items) => `Vurder nytten av ${items === 1 ? 'ett behov' : `${items} behov`}`,
    wording: (date) => `Gi posisjonen din før møtet ${date}, som du ikke kommer til`,
    minutes: (date) => `Les protokollen fra ${date}, den skal godkjennes`,
    promise: (text) => (text === null ? 'Et løfte du har gitt' : `Løftet ditt: ${text}`),
    question: (question) => `Svar på «${question}»`,
    review: (number) => `Vedtak ${number} skal vurderes på nytt`,
    agenda: (title) => (title === null ? 'En sak på sakslisten er din' : `Saken din: ${title}`),
    mention: (by, item) => `${by} nevner deg i en kommentar${item === null ? '' : ` til ${item}`}`,
    answer: (by, item) => `${by} har svart i en tråd du er med i${item === null ? '' : ` om ${item}`}`,
    papers: (title, count) => `${papers(count)} til ${title}`,
    due: (date) => `Frist ${date}`,
    wasDue: (date) => `Frist var ${date}`,
    internal: 'Gjelder noe internt. Teksten står bare på tavlen.',
  },
  call: {
    subject: (title, date) => `Innkalling til ${title} ${date}`,
    title: (title) => `Innkalling til ${title}`,
    lead: (when, place) => `${when}${place === '' ? '' : `, ${place}`}.`,
    agenda: 'Saksliste',
    noAgenda: 'Sakslisten er tom.',
    item: (number, title) => `${number}. ${title}`,
    minutes: (minutes) => `${minutes} min`,
    internalItems: (count) => (count === 1 ? 'Det er også én intern sak.' : `Det er også ${count} interne saker.`),
    papers: (count) => `${papers(count)} å lese`,
    open: 'Åpne innkallingen',
    changedSubject: (title) => `Ny tid eller nytt sted for ${title}`,
    changedTitle: (title) => `${title} er flyttet`,
    changedLead: (when, place) => `Nå gjelder: ${when}${place === '' ? '' : `, ${place}`}.`,
    withdrawnSubject: (title, date) => `${title} ${date} holdes ikke som innkalt`,
    withdrawnTitle: (title) => `Innkallingen til ${title} er trukket tilbake`,
    withdrawnLead: (date) => `Møtet ${date} er ikke innkalt lenger. Du får en ny innkalling når det er klart.`,
    cancelledTitle: (title) => `${title} er avlyst`,
    cancelledLead: (date) => `Møtet ${date} holdes ikke.`,
    reason: (reason) => `Grunn: ${reason}`,
  },
  digest: {
    subject: (date) => `Siden ${date}`,
    title: 'Siden sist',
    lead: (programme, date) => `Dette har skjedd i ${programme} siden ${date}.`,
    nothingChanged: 'Ingenting er endret på tavlen.',
    decided: 'Vedtatt',
    decision: (number, wording) => `Vedtak ${number}: ${wording}`,
    exempt: (number) => `Vedtak ${number} er unntatt offentlighet`,
    kinds: {
      removed: 'Fjernet',
      added: 'Nye behov',
      cut: 'Kuttet',
      returned: 'Tilbake i køen',
      moved: 'Flyttet',
      changed: 'Endret',
    },
    places: ({ kind, was, is }) => {
      if (kind === 'moved' && was !== null && is !== null) return `fra plass ${was} til ${is}`
      if (kind === 'cut' && was !== null) return `fra plass ${was} i køen`
      return (kind === 'added' || kind === 'returned') && is !== null ? `plass ${is}` : null
    },
    by: (name) => `av ${name}`,
    expired: 'Kutt som har gått ut',
    expiredOn: (date) => `siste nyttige dato var ${date}`,
    said: 'Kommentarer',
    saidCount: (count) => (count === 1 ? '1 ny' : `${count} nye`),
    saidOf: {
      programme: 'Hele programmet',
      gone: 'Noe som ikke lenger står på tavlen',
      decision: (number) => `Vedtak ${number}`,
    },
    more: (count) => `og ${count} til`,
    all: 'Se alt som er endret',
  },
  foot: {
    why: (programme) => `Du får denne e-posten fordi du har en plass i ${programme}.`,
    settings: 'Velg hvilke e-poster du vil ha',
    stop: {
      act: 'Stopp e-post om det som venter på meg',
      'before-meeting': 'Stopp e-post om innkallinger',
      digest: 'Stopp det ukentlige sammendraget',
    },
  },
}
