// Words of the sheets in each language: headings of columns, the words that stand in cells, names of sheets and files. A sheet is read in with the words of
// any of the languages. Called by what writes sheets (server/exports) and what reads them (server/imports).

import type { CutStatus } from '../../shared/board/item.ts'
import type { Language } from '../../shared/language/languages.ts'

type Phase = 'assignment' | 'planning' | 'limited-rollout' | 'national-rollout'
type Ready = 'what' | 'who' | 'size' | 'benefit' | 'operation' | 'maintenance'

export interface SheetWords {
  /** Headings by key; those of benefits and of readiness are made. */
  readonly headings: Readonly<Record<string, string>>
  readonly benefit: (name: string) => string
  /** All three of an estimate told in one. */
  readonly estimate: string
  readonly ready: Readonly<Record<Ready, string>>
  readonly owner: string
  readonly due: string
  readonly lists: Readonly<Record<'queue' | 'cut', string>>
  readonly phases: Readonly<Record<Phase, string>>
  readonly yes: string
  readonly no: string
  readonly statuses: Readonly<Record<CutStatus, string>>
  readonly mayDecide: Readonly<Record<'programme-manager' | 'board' | 'programme-owner', string>>
  readonly reversible: Readonly<Record<'yes' | 'partly' | 'no', string>>
  readonly files: Readonly<Record<'queue' | 'cut' | 'frame' | 'book', string>>
  readonly frame: Readonly<
    Record<
      | 'sheet'
      | 'from'
      | 'kind'
      | 'p50'
      | 'p85'
      | 'priceYear'
      | 'document'
      | 'decision'
      | 'approved'
      | 'cut-list-deducted'
      | 'decided'
      | 'assumption'
      | 'value'
      | 'reading'
      | 'min-max'
      | 'p10-p90'
      | 'distribution'
      | 'triangular'
      | 'pert'
      | 'correlation'
      | 'trials'
      | 'illustrative',
      string
    >
  >
}

const nb: SheetWords = {
  headings: {
    id: 'Id',
    list: 'Liste',
    place: 'Plass',
    title: 'Behov',
    area: 'Område',
    kind: 'Slag',
    who: 'Utføres av',
    phase: 'Fase',
    'estimate.low': 'Lav, MNOK',
    'estimate.likely': 'Sannsynlig, MNOK',
    'estimate.high': 'Høy, MNOK',
    needs: 'Krever',
    orderReason: 'Grunn til plassen',
    drivers: 'Kostnadsdrivere',
    adoption: 'Ibruktaking',
    demand: 'Krever av mottakerne, månedsverk',
    preconditions: 'Forutsetninger',
    actorsReady: 'Klare aktører',
    realisedOn: 'Realisert',
    'cut.reason': 'Begrunnelse for kuttet',
    'cut.cost': 'Konsekvens for kostnad',
    'cut.benefit': 'Konsekvens for nytte',
    'cut.latestUsefulDate': 'Siste nyttige dato',
    'cut.status': 'Kuttets status',
    'cut.mayDecide': 'Kan vedtas av',
    'cut.reversible': 'Kan gjøres om',
    'cut.saving': 'Besparelse som er igjen',
    description: 'Beskrivelse (leses ikke inn)',
    taken: 'Uttak (ikke endre)',
  },
  benefit: (name) => `Nytte: ${name}`,
  estimate: 'Lav – sannsynlig – høy, MNOK',
  ready: {
    what: 'Klar: hva',
    who: 'Klar: hvem',
    size: 'Klar: størrelse',
    benefit: 'Klar: nytte',
    operation: 'Klar: drift',
    maintenance: 'Klar: forvaltning',
  },
  owner: 'ansvarlig',
  due: 'frist',
  lists: { queue: 'Behovskø', cut: 'Kuttliste' },
  phases: {
    assignment: 'Oppdrag',
    planning: 'Planlegging',
    'limited-rollout': 'Begrenset bredding',
    'national-rollout': 'Nasjonal bredding',
  },
  yes: 'Ja',
  no: 'Nei',
  statuses: { possible: 'Mulig', recommended: 'Anbefalt', decided: 'Vedtatt', reversed: 'Omgjort' },
  mayDecide: { 'programme-manager': 'Programleder', board: 'Programstyret', 'programme-owner': 'Programeier' },
  reversible: { yes: 'Ja', partly: 'Delvis', no: 'Nei' },
  files: { queue: 'behovskø', cut: 'kuttliste', frame: 'ramme', book: 'tavle' },
  frame: {
    sheet: 'Ramme',
    from: 'Fra',
    kind: 'Trinn',
    p50: 'Styringsramme P50, MNOK',
    p85: 'Kostnadsramme P85, MNOK',
    priceYear: 'Prisnivå',
    document: 'Dokument',
    decision: 'Vedtak',
    approved: 'Godkjent',
    'cut-list-deducted': 'Kuttlisten trukket fra',
    decided: 'Vedtatt av styret',
    assumption: 'Forutsetning',
    value: 'Verdi',
    reading: 'Lav og høy leses som',
    'min-max': 'ytterpunkter',
    'p10-p90': 'P10 og P90',
    distribution: 'Fordeling',
    triangular: 'trekant',
    pert: 'PERT',
    correlation: 'Samvariasjon',
    trials: 'Trekninger',
    illustrative: 'Eksempel',
  },
}

const nn: SheetWords = {
  ...nb,
  estimate: 'Låg – sannsynleg – høg, MNOK',
  headings: {
    ...nb.headings,
    who: 'Blir utført av',
    'estimate.likely': 'Sannsynleg, MNOK',
    'estimate.high': 'Høg, MNOK',
    needs: 'Krev',
    orderReason: 'Grunn til plassen',
    drivers: 'Kostnadsdrivarar',
    adoption: 'Ibruktaking',
    demand: 'Krev av mottakarane, månadsverk',
    preconditions: 'Føresetnader',
    actorsReady: 'Klare aktørar',
    'cut.reason': 'Grunngiving for kuttet',
    'cut.cost': 'Konsekvens for kostnad',
    'cut.latestUsefulDate': 'Siste nyttige dato',
    'cut.mayDecide': 'Kan vedtakast av',
    'cut.reversible': 'Kan gjerast om',
    'cut.saving': 'Innsparing som er att',
    description: 'Skildring (blir ikkje lesen inn)',
    taken: 'Uttak (ikkje endre)',
  },
  ready: {
    what: 'Klar: kva',
    who: 'Klar: kven',
    size: 'Klar: storleik',
    benefit: 'Klar: nytte',
    operation: 'Klar: drift',
    maintenance: 'Klar: forvaltning',
  },
  owner: 'ansvarleg',
  lists: { queue: 'Behovskø', cut: 'Kuttliste' },
  phases: {
    assignment: 'Oppdrag',
    planning: 'Planlegging',
    'limited-rollout': 'Avgrensa breidding',
    'national-rollout': 'Nasjonal breidding',
  },
  no: 'Nei',
  statuses: { possible: 'Mogleg', recommended: 'Tilrådd', decided: 'Vedteke', reversed: 'Gjort om' },
  mayDecide: { 'programme-manager': 'Programleiar', board: 'Programstyret', 'programme-owner': 'Programeigar' },
  reversible: { yes: 'Ja', partly: 'Delvis', no: 'Nei' },
  files: { queue: 'behovskø', cut: 'kuttliste', frame: 'ramme', book: 'tavle' },
  frame: {
    ...nb.frame,
    from: 'Frå',
    kind: 'Steg',
    p50: 'Styringsramme P50, MNOK',
    priceYear: 'Prisnivå',
    approved: 'Godkjend',
    'cut-list-deducted': 'Kuttlista trekt frå',
    decided: 'Vedteken av styret',
    assumption: 'Føresetnad',
    reading: 'Låg og høg blir lesne som',
    'min-max': 'ytterpunkt',
    'p10-p90': 'P10 og P90',
    distribution: 'Fordeling',
    trials: 'Trekningar',
    illustrative: 'Døme',
  },
}

const en: SheetWords = {
  headings: {
    id: 'Id',
    list: 'List',
    place: 'Place',
    title: 'Need',
    area: 'Area',
    kind: 'Kind',
    who: 'Carried out by',
    phase: 'Phase',
    'estimate.low': 'Low, MNOK',
    'estimate.likely': 'Likely, MNOK',
    'estimate.high': 'High, MNOK',
    needs: 'Needs',
    orderReason: 'Reason for its place',
    drivers: 'Cost drivers',
    adoption: 'Adoption',
    demand: 'Asked of receivers, person-months',
    preconditions: 'Preconditions',
    actorsReady: 'Actors ready',
    realisedOn: 'Realised',
    'cut.reason': 'Reason for the cut',
    'cut.cost': 'Consequence for cost',
    'cut.benefit': 'Consequence for benefit',
    'cut.latestUsefulDate': 'Latest useful date',
    'cut.status': 'Status of the cut',
    'cut.mayDecide': 'May be decided by',
    'cut.reversible': 'Can be undone',
    'cut.saving': 'Saving left',
    description: 'Description (not read in)',
    taken: 'Taken out (do not change)',
  },
  benefit: (name) => `Benefit: ${name}`,
  estimate: 'Low – likely – high, MNOK',
  ready: {
    what: 'Ready: what',
    who: 'Ready: who',
    size: 'Ready: size',
    benefit: 'Ready: benefit',
    operation: 'Ready: operation',
    maintenance: 'Ready: maintenance',
  },
  owner: 'owner',
  due: 'due',
  lists: { queue: 'Queue', cut: 'Cut list' },
  phases: {
    assignment: 'Assignment',
    planning: 'Planning',
    'limited-rollout': 'Limited rollout',
    'national-rollout': 'National rollout',
  },
  yes: 'Yes',
  no: 'No',
  statuses: { possible: 'Possible', recommended: 'Recommended', decided: 'Decided', reversed: 'Reversed' },
  mayDecide: { 'programme-manager': 'Programme manager', board: 'The board', 'programme-owner': 'Programme owner' },
  reversible: { yes: 'Yes', partly: 'Partly', no: 'No' },
  files: { queue: 'queue', cut: 'cut-list', frame: 'frame', book: 'board' },
  frame: {
    sheet: 'Frame',
    from: 'From',
    kind: 'Step',
    p50: 'Steering frame P50, MNOK',
    p85: 'Cost frame P85, MNOK',
    priceYear: 'Price level',
    document: 'Document',
    decision: 'Decision',
    approved: 'Approved',
    'cut-list-deducted': 'Cut list deducted',
    decided: 'Decided by the board',
    assumption: 'Assumption',
    value: 'Value',
    reading: 'Low and high are read as',
    'min-max': 'ends',
    'p10-p90': 'P10 and P90',
    distribution: 'Distribution',
    triangular: 'triangular',
    pert: 'PERT',
    correlation: 'Correlation',
    trials: 'Trials',
    illustrative: 'Example',
  },
}

const words: Readonly<Record<Language, SheetWords>> = { nb, nn, en }

export function sheetWords(language: Language): SheetWords {
  return words[language]
}

/** @returns a column's heading. `benefitName` tells a benefit's name. */
export function headingOf(
  key: string,
  { language, benefitName }: { readonly language: Language; readonly benefitName: (id: string) => string },
): string {
  const { headings, benefit, ready, owner, due } = words[language]
  if (key.startsWith('benefit.')) return benefit(benefitName(key.slice('benefit.'.length)))
  const [head, part, more] = key.split('.')
  if (head === 'ready' && part !== undefined) {
    const said = ready[part as Ready]
    return more === undefined ? said : `${said}, ${more === 'owner' ? owner : due}`
  }
  return headings[key] ?? key
}
