// Nynorsk for the frame: the S-curve wherever it stands, and the page of the frame.

export const frameNn = {
  curve: {
    name: 'Styringsramma {{p50}} held med {{now50}} sannsyn. Kostnadsramma {{p85}} held med {{now85}}.',
    nameBefore:
      'Styringsramma {{p50}} held med {{now50}} sannsyn, før {{was50}}. Kostnadsramma {{p85}} held med {{now85}}, før {{was85}}.',
    unit: 'Sannsyn i prosent, MNOK',
    unitOf: 'Sannsyn i prosent, MNOK i {{year}}-kroner',
    showTable: 'Vis som tabell',
    hideTable: 'Skjul tabellen',
    table: 'Sannsyn for at ein samla kostnad held',
    cost: 'Samla kostnad',
    probability: 'Held med',
    before: 'før',
    after: 'etter',
    p50: 'styringsramma',
    p85: 'kostnadsramma',
  },
}
