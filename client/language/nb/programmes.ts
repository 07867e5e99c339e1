// Bokmål for the page with the person's programmes.

export const programmesNb = {
  title: 'Programmer',
  intro_one: 'Du har plass i {{count}} program.',
  intro_other: 'Du har plass i {{count}} programmer.',
  nextPoint: 'Neste punkt',
  noPoint: 'Ikke berammet',
  queueCount_one: '{{count}} behov i køen',
  queueCount_other: '{{count}} behov i køen',
  cutCount_one: '{{count}} kutt på listen',
  cutCount_other: '{{count}} kutt på listen',
  empty: {
    lead: 'Her kommer programmene når plassen din hører til et.',
    body: 'Du sitter som {{name}}. Velg en annen plass for å se en tavle.',
    action: 'Velg en annen plass',
  },
  loading: 'Laster programmene',
  failed: 'Programmene kom ikke frem.',
}
