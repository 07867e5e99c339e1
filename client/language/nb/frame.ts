// Bokmål for the frame: the S-curve wherever it stands, and the page of the frame.

export const frameNb = {
  curve: {
    name: 'Styringsrammen {{p50}} holdes med {{now50}} sannsynlighet. Kostnadsrammen {{p85}} holdes med {{now85}}.',
    nameBefore:
      'Styringsrammen {{p50}} holdes med {{now50}} sannsynlighet, før {{was50}}. Kostnadsrammen {{p85}} holdes med {{now85}}, før {{was85}}.',
    unit: 'Sannsynlighet i prosent, MNOK',
    unitOf: 'Sannsynlighet i prosent, MNOK i {{year}}-kroner',
    showTable: 'Vis som tabell',
    hideTable: 'Skjul tabellen',
    table: 'Sannsynlighet for at en samlet kostnad holder',
    cost: 'Samlet kostnad',
    probability: 'Holder med',
    before: 'før',
    after: 'etter',
    p50: 'styringsrammen',
    p85: 'kostnadsrammen',
  },
}
