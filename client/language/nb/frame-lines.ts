// Bokmål for the two lines of the frame, wherever they are drawn.

export const frameLinesNb = {
  name: { p50: 'Styringsramme P50', p85: 'Kostnadsramme P85' },
  above_one: '{{count, number}} behov over linjen',
  above_other: '{{count, number}} behov over linjen',
  left: '{{left}} {{unit}} ledig',
  drag: 'Dra for å prøve en ramme',
  handle: 'Prøv {{name}}',
  stop: 'Slutt å prøve',
  stopped: 'Rammen som gjelder, vises igjen.',
  triedBy: '{{name}} prøver',
  inForce: 'gjelder',
  trial: '{{name}} prøver en annen ramme: {{frames}}. Ingenting er vedtatt.',
  trialBegun: '{{name}} prøver en ramme. Ingenting er vedtatt.',
  trialOf: {
    p50: 'styringsrammen på {{tried}}, mens {{inForce}} gjelder',
    p85: 'kostnadsrammen på {{tried}}, mens {{inForce}} gjelder',
  },
  zone: { in: 'innenfor rammen', between: 'mellom linjene', out: 'utenfor rammen' },
  trouble: {
    simulation: 'Linjene kan ikke regnes ut på denne enheten nå. Last siden på nytt for å prøve igjen.',
    'price-year': 'Linjene kan ikke tegnes: prisindeksen mangler et år som rammen trenger.',
  },
}
