// English for the frame: the S-curve wherever it stands, and the page of the frame.

export const frameEn = {
  curve: {
    name: 'The steering frame of {{p50}} holds with a probability of {{now50}}. The cost frame of {{p85}} holds with {{now85}}.',
    nameBefore:
      'The steering frame of {{p50}} holds with a probability of {{now50}}, before {{was50}}. The cost frame of {{p85}} holds with {{now85}}, before {{was85}}.',
    unit: 'Probability in per cent, MNOK',
    unitOf: 'Probability in per cent, MNOK at {{year}} prices',
    showTable: 'Show as a table',
    hideTable: 'Hide the table',
    table: 'Probability that a total cost holds',
    cost: 'Total cost',
    probability: 'Holds with',
    before: 'before',
    after: 'after',
    p50: 'steering frame',
    p85: 'cost frame',
  },
}
