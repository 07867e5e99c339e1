// What a decision did, in words, for the minutes: a sentence for each effect, and one where it takes back an earlier decision. The same words as
// on the pages. Pure; called by minutes-blocks.ts.

import type { ToldEffect } from '../../shared/deciding/effect.ts'
import type { Language } from '../../shared/language/languages.ts'

interface EffectWords {
  readonly and: string
  /** Between thousands. */
  readonly group: string
  readonly decimal: string
  readonly reverses: string
  readonly none: string
  readonly scope: (items: string, count: number) => string
  readonly itemsIn: (items: string) => string
  readonly cut: (items: string) => string
  readonly frame: (p50: string, p85: string) => string
  readonly stream: (name: string, owner: string | null) => string
  readonly change: (title: string, items: string) => string
  readonly release: (items: string) => string
  readonly reopen: string
}

const words: Readonly<Record<Language, EffectWords>> = {
  nb: {
    and: 'og',
    group: '\u00a0',
    decimal: ',',
    reverses: 'Gjør om et tidligere vedtak.',
    none: 'Ingenting på tavlen endres.',
    scope: (items) => `${items} er omfanget frem til neste punkt og fryses i køen.`,
    itemsIn: (items) => `${items} settes sist i køen og fryses der.`,
    cut: (items) => `${items} flyttes til kuttlisten og fryses der.`,
    frame: (p50, p85) => `Rammen blir ${p50} (P50) og ${p85} (P85).`,
    stream: (name, owner) => (owner === null ? `${name} får mandat.` : `${owner} får ansvaret for ${name}.`),
    change: (title, items) => `«${title}» er godkjent.${items === '' ? '' : ` ${items} fryses.`}`,
    release: (items) => `${items} kan endres igjen.`,
    reopen: 'Protokollen åpnes igjen.',
  },
  nn: {
    and: 'og',
    group: '\u00a0',
    decimal: ',',
    reverses: 'Gjer om eit tidlegare vedtak.',
    none: 'Ingenting på tavla blir endra.',
    scope: (items, count) =>
      `${items} er omfanget fram til neste punkt og blir ${count === 1 ? 'frose' : 'frosne'} i køen.`,
    itemsIn: (items) => `${items} blir sett sist i køen og frose der.`,
    cut: (items) => `${items} blir flytt til kuttlista og frose der.`,
    frame: (p50, p85) => `Ramma blir ${p50} (P50) og ${p85} (P85).`,
    stream: (name, owner) => (owner === null ? `${name} får mandat.` : `${owner} får ansvaret for ${name}.`),
    change: (title, items) => `«${title}» er godkjent.${items === '' ? '' : ` ${items} blir frose.`}`,
    release: (items) => `${items} kan endrast att.`,
    reopen: 'Protokollen blir opna att.',
  },
  en: {
    and: 'and',
    group: ',',
    decimal: '.',
    reverses: 'Reverses an earlier decision.',
    none: 'Nothing on the board changes.',
    scope: (items, count) =>
      count === 1
        ? `${items} is the scope until the next point and is frozen in the queue.`
        : `${items} are the scope until the next point and are frozen in the queue.`,
    itemsIn: (items) => `Put last in the queue and frozen there: ${items}.`,
    cut: (items) => `Moved to the cut list and frozen there: ${items}.`,
    frame: (p50, p85) => `The frame becomes ${p50} (P50) and ${p85} (P85).`,
    stream: (name, owner) => (owner === null ? `${name} gets a mandate.` : `${owner} becomes responsible for ${name}.`),
    change: (title, items) => `“${title}” is approved.${items === '' ? '' : ` Frozen: ${items}.`}`,
    release: (items) => `Can be changed again: ${items}.`,
    reopen: 'The minutes are opened again.',
  },
}

export interface DoneEffect {
  readonly told: ToldEffect
  /** Name of who owns a stream from then on; null for other effects, and where the name was not kept. */
  readonly owner: string | null
  /** Whether it takes back an earlier decision. */
  readonly reverses: boolean
}

/** @returns what a decision did, in one or two sentences */
export function effectInWords(effect: DoneEffect, language: Language): string {
  const say = words[language]
  const back = effect.reverses ? [say.reverses] : []
  const does = effect.reverses && effect.told.type === 'none' ? [] : [doesInWords(effect, say)]
  return [...back, ...does].join(' ')
}

function doesInWords({ told, owner }: DoneEffect, say: EffectWords): string {
  switch (told.type) {
    case 'none':
      return say.none
    case 'scope':
      return say.scope(listed(told.items, say), told.items.length)
    case 'items-in':
      return say.itemsIn(listed(told.items, say))
    case 'cut':
      return say.cut(listed(told.items, say))
    case 'frame':
      return say.frame(mnok(told.p50, say), mnok(told.p85, say))
    case 'stream':
      return say.stream(told.name, owner)
    case 'change':
      return say.change(told.title, listed(told.items, say))
    case 'release':
      return say.release(listed(told.items, say))
    case 'reopen':
      return say.reopen
  }
}

function listed(items: readonly string[], { and }: EffectWords): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1) ?? ''}`
}

function mnok(value: number, { decimal, group }: EffectWords): string {
  const [whole = '0', fraction = ''] = String(value).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group)
  return `${grouped}${fraction === '' ? '' : `${decimal}${fraction}`}\u00a0MNOK`
}
