// Whole minutes: everything the minutes of one point are made of, in no language and for no audience: what both editions are cut from, and
// what is kept when they are approved. Here also its plain form, which is hashed and read back. Pure. Called by server/http and
// server/store/minutes-editions.ts.

import type { AgendaItemId } from '../../shared/ids.ts'
import type { Language } from '../../shared/language/languages.ts'
import { localName } from '../../shared/language/local-name.ts'
import type { LocalName } from '../../shared/local-name.ts'
import { type Agenda, type AgendaItem, agendaOf } from '../../shared/point/agenda-item.ts'
import type { MinutesSource } from './gather-minutes.ts'

export interface WholeMinutes extends Omit<MinutesSource, 'language' | 'audience' | 'programme'> {
  readonly programme: LocalName
}

/** @returns what one edition, in one language, is gathered from. */
export function sourceOf(
  { programme, ...whole }: WholeMinutes,
  o: { readonly language: Language; readonly audience: MinutesSource['audience'] },
): MinutesSource {
  return { ...whole, ...o, programme: localName(programme, o.language) }
}

/** As plain JSON: maps as lists of pairs, agendas as their items in order. */
export type PlainMinutes = ReturnType<typeof plainMinutes>

export function plainMinutes(whole: WholeMinutes) {
  return {
    ...whole,
    people: [...whole.people].map(([id, { name, organisation }]) => [id, { name, organisation }] as const),
    agenda: listed(whole.agenda),
    internalAgenda: listed(whole.internalAgenda),
    kept: [...whole.kept],
    outcomes: [...whole.outcomes],
  }
}

/** The inverse of {@link plainMinutes}. */
export function wholeMinutes(plain: PlainMinutes): WholeMinutes {
  return {
    ...plain,
    people: new Map(plain.people),
    agenda: agendaFrom(plain.agenda),
    internalAgenda: agendaFrom(plain.internalAgenda),
    kept: new Map(plain.kept),
    outcomes: new Map(plain.outcomes),
  }
}

function listed({ order, items }: Agenda): readonly AgendaItem[] {
  return order.flatMap((id) => items.get(id) ?? [])
}

function agendaFrom(items: readonly AgendaItem[]): Agenda {
  return agendaOf(new Map(items.map((item): [AgendaItemId, AgendaItem] => [item.id, item])))
}
