// Bokmål for the shared components of client/ui.

export const uiNb = {
  close: 'Lukk',
  cancel: 'Avbryt',
  save: 'Lagre',
  undo: 'Angre',
  redo: 'Gjør om',
  copy: 'Kopier',
  copied: 'Kopiert',
  tryAgain: 'Prøv igjen',
  more: 'Mer',
  all: 'alle',
  clearSearch: 'Tøm søket',
  none: 'ingen',
  people: { group: 'Til stede: {{count}}', more: '{{count}} til', away: '{{name}}, borte', you: '{{name}} (deg)' },
  range: 'Anslag: lavt {{low}}, sannsynlig {{likely}}, høyt {{high}} {{unit}}',
  marks: { value: '{{value}} av 5', none: '0, ingen nytte', group: '{{label}}, merker fra 0 til 5' },
  date: {
    notADate: 'Datoen finnes ikke. Skriv dag, måned og år.',
    pattern: 'dd.mm.åååå',
    calendar: 'Åpne kalenderen',
  },
  loading: 'Laster',
  error: {
    title: 'Dette kom ikke frem.',
    offline: 'Maskinen når ikke Veivalg. Sjekk nettet og prøv igjen.',
  },
  today: 'i dag',
  yesterday: 'i går',
}
