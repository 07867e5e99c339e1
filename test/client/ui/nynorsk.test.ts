// Nynorsk is a language of its own: nothing left in English, no distinctly bokmål word, and counted texts that follow its own rules.

import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { asLanguage } from '../../../client/language/language.ts'
import { resources } from '../../../client/language/resources.ts'
import { startWords, words } from '../../../client/language/words.ts'
import { builtInProgrammes } from '../../../server/seeding/built-in-programmes.ts'
import { languageOf } from '../../../shared/language/languages.ts'
import { localName } from '../../../shared/language/local-name.ts'
import { refusalText } from '../../../shared/language/refusals.ts'
import type { LocalName } from '../../../shared/local-name.ts'
import { refusalCodes } from '../../../shared/outcome.ts'

beforeAll(() => startWords('nn'))
afterAll(async () => {
  vi.unstubAllGlobals()
  await words.changeLanguage('nb')
})

/** As in Chromium, where `nn` falls back to the machine's own language. */
class WithoutNynorsk extends Intl.NumberFormat {
  constructor(tag: string, options?: Intl.NumberFormatOptions) {
    super(tag === 'nn' ? 'en-US' : tag, options)
  }
}

const bokmalWords =
  'ikke noe noen hva hvem hvor hvorfor fra frem ennå bare ble blitt være fortsatt endringer endringen lagret lagres flyttet flytter fjernet fjernes kreves krever åpen tavlen kuttlisten sakslisten avhengighet avhengigheter mangler åpne åpen nå jeg skrevet gjøre gjør navn eier leder beslutning mulig mulige uten lav høy vises flere mer rekkefølge sannsynlig lenke maskinen serveren adressen sammen velg'
const notNynorsk = new RegExp(`(?<!\\p{L})(${bokmalWords.replaceAll(' ', '|')})(?!\\p{L})`, 'iu')

it('leaves nothing in English but names, keys and figures', () => {
  const english = new Map(textsOf(resources.en))
  const same = textsOf(resources.nn).filter(([key, text]) => /\p{L}/u.test(bare(text)) && english.get(key) === text)
  expect(same.map(([key, text]) => `${key}: ${text}`)).toEqual([
    'shell.brand: Veivalg',
    'shell.documentTitle: {{page}} – Veivalg',
    'shell.languages.nb: Norsk bokmål',
    'shell.languages.nn: Norsk nynorsk',
    'shell.languages.en: English',
    'shell.keys.enter: Enter',
    'shell.keys.esc: Esc',
    'shell.keys.tab: Tab',
    'shell.keys.ctrl: Ctrl',
    'shell.keys.alt: Alt',
    'queue.columns.id: Id',
    'capacity.heat.over: +{{over}} over',
    'changes.groupings.person: Person',
    'circulation.for: for {{name}}',
    'circulation.states.open: Open',
    'cutList.status.label: Status',
    'frame.forecast.over: {{mnok}} over',
    'frame.trial.value: {{mnok}} MNOK',
    'frame.assume.distributions.pert: PERT',
    'frame.assume.rowId: Id',
    'opinion.compare.p50: P50, {{unit}}',
    'opinion.compare.p85: P85, {{unit}}',
    'points.agenda.minutes: {{count}} min',
    // «Set» is an imperative in both.
    'points.item.useMine: Set {{value}}',
    // «over» and «pause», as «for» and «open» above, are Norwegian words too.
    'meeting.agenda.over: {{count}} min over',
    'meeting.agenda.minutes: {{count}} min',
    'meeting.agenda.pause: Pause',
    'meeting.timer.over: over {{minutes}}',
    'meeting.position.for: for {{name}}',
    'meeting.speakers.over: {{time}} over',
    'meeting.speakers.limits.60: 1 min',
    'meeting.speakers.limits.120: 2 min',
    'meeting.speakers.limits.180: 3 min',
    'meeting.speakers.limits.300: 5 min',
    'minutes.forms.docx: Word',
    'minutes.forms.pdf: PDF',
    'scores.isOpen: open',
  ])
  expect(refusalCodes.filter((code) => refusalText({ code }, 'nn') === refusalText({ code }, 'en'))).toEqual([])
})

it('has the keys of bokmål, each with its own holes to fill', () => {
  const holes = (texts: object) => textsOf(texts).map(([key, text]) => [key, (text.match(/\{\{.*?\}\}/g) ?? []).sort()])
  expect(holes(resources.nn)).toEqual(holes(resources.nb))
})

it('uses no distinctly bokmål word', () => {
  const told = [
    ...textsOf(resources.nn),
    ...refusalCodes.map((code): [string, string] => [code, refusalText({ code }, 'nn')]),
  ]
  expect(told.filter(([, text]) => notNynorsk.test(bare(text))).map(([key, text]) => `${key}: ${text}`)).toEqual([])
})

it('counts one and many', () => {
  expect([1, 2, 1234].map((count) => words.t('save:refused.long', { count }))).toEqual([
    '1 endring vart ikkje lagra.',
    '2 endringar vart ikkje lagra.',
    '1234 endringar vart ikkje lagra.',
  ])
})

it('spaces the thousands also in a browser that knows no nynorsk figures', () => {
  vi.stubGlobal('Intl', { PluralRules: Intl.PluralRules, NumberFormat: WithoutNynorsk })
  expect(words.t('queue:count', { count: 1234 })).toBe('1\u00a0234 behov i vedteken rekkjefølgje.')
})

it('is known by its tag, here and on the server', () => {
  expect(['nn', 'nn-NO', 'NN', 'no', 'nb-NO', 'en-GB', 'nnx', null].map(asLanguage)).toEqual([
    'nn',
    'nn',
    'nn',
    'nb',
    'nb',
    'en',
    'nb',
    'nb',
  ])
  expect(
    ['nn', 'nn-NO,nn;q=0.9,nb;q=0.8', 'no,nn', 'de, nn;q=0.5, en;q=0.4', 'en,nn', undefined].map(languageOf),
  ).toEqual(['nn', 'nn', 'nb', 'nn', 'en', 'nb'])
})

it('names the things of a programme in nynorsk where they have such a name, else in bokmål', () => {
  const name = { nb: 'Hjemmeoppfølging', nn: 'Heimeoppfølging', en: 'Home follow-up' }
  const named = (given: LocalName) => (['nb', 'nn', 'en'] as const).map((language) => localName(given, language))
  expect(named(name)).toEqual(['Hjemmeoppfølging', 'Heimeoppfølging', 'Home follow-up'])
  expect(named({ nb: 'Kjernejournal', en: 'Summary care record' })[1]).toBe('Kjernejournal')
})

it('has a name in nynorsk for everything of the programmes that come with it', () => {
  const names = builtInProgrammes().flatMap(({ name, structure: { areas, benefits, needKinds, questions } }) => [
    name,
    ...[...areas, ...benefits, ...needKinds].map((each) => each.name),
    ...questions.map(({ question }) => question),
  ])
  const notYet = names.filter(({ nn }) => nn === undefined || notNynorsk.test(nn))
  expect(notYet).toEqual([])
})

function textsOf(texts: object, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : textsOf(value as object, `${path}${key}.`),
  )
}

function bare(text: string): string {
  return text.replace(/\{\{.*?\}\}/g, '')
}
