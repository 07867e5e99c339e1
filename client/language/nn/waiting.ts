// Nynorsk for what waits for the reader: the list of it, the line where she lands, and the figure on the menu.

import type { waitingNb } from '../nb/waiting.ts'
import type { Translation } from '../translation.ts'

export const waitingNn: Translation<typeof waitingNb> = {
  title: 'Ventar på deg',
  count_one: '{{count}} ting ventar på deg',
  count_other: '{{count}} ting ventar på deg',
  more_one: 'og {{count}} til',
  more_other: 'og {{count}} til',
  due: 'Frist {{date}}',
  wasDue: 'Fristen var {{date}}',
  meets: 'Møte {{date}}',
  session: 'Styret sit no: {{title}}',
  call: 'Sei om du kjem i møtet {{date}}',
  papers_one: '{{count}} vedlegg å lese',
  papers_other: '{{count}} vedlegg å lese',
  circulation: 'Svar innan {{date}} på teksten som er på sirkulasjon',
  scores_one: 'Vurder nytta av eitt behov',
  scores_other: 'Vurder nytta av {{count}} behov',
  wording: 'Gi posisjonen din før møtet {{date}}, som du ikkje kjem til',
  minutes: 'Les protokollen frå {{date}}, han skal godkjennast',
  promise: 'Lovnaden din: {{text}}',
  question: 'Svar på «{{question}}»',
  review: 'Vedtak {{number}} skal vurderast på nytt',
  agenda: 'Førebu saka di: {{title}}',
  mention: '{{by}} nemner deg i ein kommentar',
  mentionOf: '{{by}} nemner deg i ein kommentar til {{item}}',
  answer: '{{by}} har svart i ein tråd du er med i',
  answerOf: '{{by}} har svart i ein tråd du er med i om {{item}}',
  papersOf: 'Les vedlegga til {{title}}',
  markRead: 'Merk som lesen',
  markReadOf: 'Merk kommentaren frå {{by}} som lesen. Han får «Lese» frå deg.',
  notMarked: 'Kommentaren vart ikkje merkt.',
  since: 'Kom {{when}}',
}
