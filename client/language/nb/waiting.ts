// Bokmål for what waits for the reader: the list of it, the line where she lands, and the figure in the menu.

export const waitingNb = {
  title: 'Venter på deg',
  count_one: '{{count}} ting venter på deg',
  count_other: '{{count}} ting venter på deg',
  more_one: 'og {{count}} til',
  more_other: 'og {{count}} til',
  due: 'Frist {{date}}',
  wasDue: 'Frist var {{date}}',
  meets: 'Møte {{date}}',
  session: 'Styret sitter nå: {{title}}',
  call: 'Si om du kommer i møtet {{date}}',
  papers_one: '{{count}} vedlegg å lese',
  papers_other: '{{count}} vedlegg å lese',
  circulation: 'Svar innen {{date}} på teksten som er på sirkulasjon',
  wording: 'Gi posisjonen din før møtet {{date}}, som du ikke kommer til',
  minutes: 'Les protokollen fra {{date}}, den skal godkjennes',
  promise: 'Løftet ditt: {{text}}',
  question: 'Svar på «{{question}}»',
  review: 'Vedtak {{number}} skal vurderes på nytt',
}
