// Nynorsk for the second opinion.

import type { opinionNb } from '../nb/opinion.ts'
import type { Translation } from '../translation.ts'

export const opinionNn: Translation<typeof opinionNb> = {
  title: 'Andre vurdering',
  sub: 'Det utvalet av køen som gir mest venta nytte innanfor rammene, ved sida av det styret har over linja for kostnadsramma. Ho gir råd og flyttar ingenting.',
  loading: 'Hentar vurderinga',
  failed: 'Vurderinga kunne ikkje hentast.',
  workOut: 'Rekn ut',
  again: 'Rekn ut på nytt',
  working: 'Reknar ut. Det tek nokre sekund.',
  notWorked: 'Vurderinga vart ikkje rekna ut.',
  none: {
    lead: 'Ingen har bede om ei vurdering enno.',
    body: 'Ho blir rekna ut av køen, anslaga, ramma og kapasiteten hos mottakarane slik dei står no.',
  },
  stale: 'Køen, tala eller ramma er endra sidan dette vart rekna ut.',
  at: 'Rekna ut {{moment}}.',
  trial: 'Ramma er ei som blir prøvd ut: {{p50}} og {{p85}} {{unit}}.',
  lead: {
    more: 'Framlegget gir {{points}} poeng meir venta nytte enn utvalet til styret: {{proposed}} mot {{own}}.',
    less: 'Framlegget gir {{points}} poeng mindre venta nytte enn utvalet til styret, {{proposed}} mot {{own}}, men held begge rammene og kapasiteten hos mottakarane.',
    same: 'Framlegget og utvalet til styret gir like mykje venta nytte: {{own}} poeng.',
    overFrame: 'Det som er halde inne, kostar åleine meir enn ramma. Ingenting kunne veljast i tillegg.',
  },
  proof: {
    simulated: 'Bevist: ingen andre lovlege utval gir meir innanfor rammene.',
    likeness:
      'Bevist best blant alle utval som etter ei enkel tilnærming kostar inntil {{margin}} meir enn rammene. Dei beste er prøvde mot simuleringa.',
    likenessExact: 'Bevist best etter ei enkel tilnærming av kostnaden. Framlegget er prøvd mot simuleringa.',
    none: 'Ikkje bevist best: det kan finnast inntil {{gap}} meir nytte.',
  },
  compare: {
    title: 'Side om side',
    caption: 'Framlegget og utvalet til styret: kostnad, sannsyn, nytte og belastning',
    what: 'Kva',
    proposed: 'Framlegget',
    own: 'Utvalet til styret',
    difference: 'Skilnad',
    items: 'Behov',
    p50: 'P50, {{unit}}',
    p85: 'P85, {{unit}}',
    holdsP50: 'Held styringsramma {{frame}}',
    holdsP85: 'Held kostnadsramma {{frame}}',
    benefit: 'Venta nytte, poeng',
    points: '{{points}}\u00a0%-poeng',
    overloads: 'Stader med for lite kapasitet',
    none: 'ingen',
  },
  lists: {
    onlyProposed: 'Berre i framlegget',
    onlyOwn: 'Berre i utvalet til styret',
    both: 'I begge',
    nobody: 'Ingen.',
    figures: '{{cost}} {{unit}} sannsynleg, {{points}} poeng',
  },
  benefit: {
    title: 'Skilnad i venta nytte',
    caption: 'Venta nytte i poeng, per gevinst og per mottakar',
    byBenefit: 'Per gevinst',
    byReceiver: 'Per mottakar',
    noReceiver: 'Utan nemnd mottakar',
  },
  held: {
    title: 'Haldne inne',
    sub: 'Desse er med same kva dei kostar.',
    realised: 'er realisert',
    frozen: 'er fastsett ved vedtak',
    scope: 'er i det vedtekne omfanget',
    needed: 'blir kravd av eit som er halde inne',
  },
  leftOut: {
    title: 'Haldne utanfor',
    sub: 'Desse kunne ikkje veljast.',
    'no-estimate': 'manglar anslag',
    'no-marks': 'manglar nyttemerke',
    'needs-cut': 'treng {{needs}}, som står på kuttlista',
    'needs-left-out': 'treng {{needs}}, som er halde utanfor',
  },
}
