// Nynorsk for the mails.

import type { MailWords } from '../mail-words.ts'

const things = (count: number): string => (count === 1 ? 'Éin ting ventar på deg' : `${count} ting ventar på deg`)
const papers = (count: number): string => `${count} vedlegg`

export const mailNn: MailWords = {
  about: (programme, subject) => `${subject} (${programme})`,
  act: {
    subject: things,
    title: things,
    lead: (programme) => `Dette ventar på deg i ${programme}.`,
  },
  waiting: {
    title: 'Ventar på deg',
    all: 'Sjå alt som ventar på deg',
    session: (title) => `Styret sit no: ${title}`,
    call: (date) => `Sei om du kjem i møtet ${date}`,
    circulation: (date) => `Svar${date === null ? '' : ` innan ${date}`} på teksten som er på sirkulasjon`,
    scores: (items) => `Vurder nytta av ${items === 1 ? 'eitt behov' : `${items} behov`}`,
    wording: (date) => `Gi posisjonen din før møtet ${date}, som du ikkje kjem til`,
    minutes: (date) => `Les protokollen frå ${date}, han skal godkjennast`,
    promise: (text) => (text === null ? 'Ein lovnad du har gitt' : `Lovnaden din: ${text}`),
    question: (question) => `Svar på «${question}»`,
    review: (number) => `Vedtak ${number} skal vurderast på nytt`,
    agenda: (title) => (title === null ? 'Ei sak på saklista er di' : `Saka di: ${title}`),
    mention: (by, item) => `${by} nemner deg i ein kommentar${item === null ? '' : ` til ${item}`}`,
    answer: (by, item) => `${by} har svart i ein tråd du er med i${item === null ? '' : ` om ${item}`}`,
    papers: (title, count) => `${papers(count)} til ${title}`,
    due: (date) => `Frist ${date}`,
    wasDue: (date) => `Fristen var ${date}`,
    internal: 'Gjeld noko internt. Teksten står berre på tavla.',
  },
  call: {
    subject: (title, date) => `Innkalling til ${title} ${date}`,
    title: (title) => `Innkalling til ${title}`,
    lead: (when, place) => `${when}${place === '' ? '' : `, ${place}`}.`,
    agenda: 'Saksliste',
    noAgenda: 'Saklista er tom.',
    item: (number, title) => `${number}. ${title}`,
    minutes: (minutes) => `${minutes} min`,
    internalItems: (count) => (count === 1 ? 'Det er òg éi intern sak.' : `Det er òg ${count} interne saker.`),
    papers: (count) => `${papers(count)} å lese`,
    open: 'Opne innkallinga',
    changedSubject: (title) => `Ny tid eller ny stad for ${title}`,
    changedTitle: (title) => `${title} er flytta`,
    changedLead: (when, place) => `No gjeld: ${when}${place === '' ? '' : `, ${place}`}.`,
    withdrawnSubject: (title, date) => `${title} ${date} blir ikkje halde som innkalla`,
    withdrawnTitle: (title) => `Innkallinga til ${title} er trekt tilbake`,
    withdrawnLead: (date) => `Møtet ${date} er ikkje innkalla lenger. Du får ei ny innkalling når det er klart.`,
    cancelledTitle: (title) => `${title} er avlyst`,
    cancelledLead: (date) => `Møtet ${date} blir ikkje halde.`,
    reason: (reason) => `Grunn: ${reason}`,
  },
  digest: {
    subject: (date) => `Sidan ${date}`,
    title: 'Sidan sist',
    lead: (programme, date) => `Dette har skjedd i ${programme} sidan ${date}.`,
    nothingChanged: 'Ingenting er endra på tavla.',
    decided: 'Vedteke',
    decision: (number, wording) => `Vedtak ${number}: ${wording}`,
    exempt: (number) => `Vedtak ${number} er unnateke offentlegheit`,
    kinds: {
      removed: 'Fjerna',
      added: 'Nye behov',
      cut: 'Kutta',
      returned: 'Tilbake i køen',
      moved: 'Flytta',
      changed: 'Endra',
    },
    places: ({ kind, was, is }) => {
      if (kind === 'moved' && was !== null && is !== null) return `frå plass ${was} til ${is}`
      if (kind === 'cut' && was !== null) return `frå plass ${was} i køen`
      return (kind === 'added' || kind === 'returned') && is !== null ? `plass ${is}` : null
    },
    by: (name) => `av ${name}`,
    expired: 'Kutt som har gått ut',
    expiredOn: (date) => `siste nyttige dato var ${date}`,
    said: 'Kommentarar',
    saidCount: (count) => (count === 1 ? '1 ny' : `${count} nye`),
    saidOf: {
      programme: 'Heile programmet',
      gone: 'Noko som ikkje lenger står på tavla',
      decision: (number) => `Vedtak ${number}`,
    },
    more: (count) => `og ${count} til`,
    all: 'Sjå alt som er endra',
  },
  foot: {
    why: (programme) => `Du får denne e-posten fordi du har ein plass i ${programme}.`,
    settings: 'Vel kva e-postar du vil ha',
    stop: {
      act: 'Stopp e-post om det som ventar på meg',
      'before-meeting': 'Stopp e-post om innkallingar',
      digest: 'Stopp det vekentlege samandraget',
    },
  },
}
