// Gathers the minutes book of one point from what stands: rows and documents come in as plain values, and only what the edition's readers
// may see goes on. Pure, so that what the public edition holds is proven without a server. Called by server/http/minutes/minutes.ts.

import type { RichNode } from '../../shared/board/change.ts'
import type { ShownDecision } from '../../shared/contract/deciding.ts'
import type { Paper } from '../../shared/contract/papers.ts'
import type { BoardPromise } from '../../shared/contract/promises.ts'
import { toldEffect } from '../../shared/deciding/effect.ts'
import type { AgendaItemId, PersonId } from '../../shared/ids.ts'
import type { Language } from '../../shared/language/languages.ts'
import type { Agenda, AgendaItem } from '../../shared/point/agenda-item.ts'
import type { PointHead } from '../../shared/point/head.ts'
import type { Meeting } from '../../shared/point/meeting.ts'
import { ownEntry } from '../../shared/point/own-entry.ts'
import { attendanceOf, recusalReason } from '../../shared/point/who-is-there.ts'
import {
  inFull,
  type MinutesBook,
  type MinutesDecision,
  type MinutesItem,
  type MinutesSeat,
  type NamedPerson,
} from './minutes-book.ts'

export interface RecordedStatement {
  readonly item: AgendaItemId
  readonly author: PersonId
  readonly text: readonly RichNode[]
}

export interface MinutesSource {
  readonly language: Language
  readonly audience: MinutesBook['audience']
  readonly programme: string
  readonly head: PointHead
  readonly meeting: Meeting
  /** Members with a voting seat, in the board's order. */
  readonly seats: readonly PersonId[]
  readonly people: ReadonlyMap<PersonId, NamedPerson>
  readonly agenda: Agenda
  /** What observers may not see; dealt with after the rest. */
  readonly internalAgenda: Agenda
  /** What items were called when they came to belong to the minutes, and on which agenda they stood. */
  readonly kept: ReadonlyMap<AgendaItemId, { readonly title: string; readonly internal: boolean }>
  readonly outcomes: ReadonlyMap<AgendaItemId, readonly RichNode[]>
  /** In the order they are read. */
  readonly statements: readonly RecordedStatement[]
  /** Of this point, by number. */
  readonly decisions: readonly ShownDecision[]
  readonly papers: readonly Pick<Paper, 'agendaItem' | 'internal' | 'access' | 'name'>[]
  readonly promises: readonly Pick<BoardPromise, 'text' | 'owner' | 'due' | 'internal' | 'madeAt'>[]
  readonly asOf: string
}

export function gatherMinutes(source: MinutesSource): MinutesBook {
  const { language, audience, programme, head, meeting, asOf } = source
  const seats = source.seats.map((member) => seatOf(source, member))
  return {
    language,
    audience,
    programme,
    head,
    meeting,
    seats: seats.map(({ seat }) => seat),
    others: othersThere(source, new Set(seats.flatMap(({ sitters }) => sitters))),
    items: itemsOf(source),
    otherDecisions: decisionsElsewhere(source),
    promises: promisesOf(source),
    asOf,
  }
}

function seatOf(
  source: MinutesSource,
  member: PersonId,
): { readonly seat: MinutesSeat; readonly sitters: readonly PersonId[] } {
  const { meeting } = source
  const deputy = ownEntry(meeting.deputies, member)
  const { answer, stays: own } = attendanceOf(meeting, member)
  const stoodIn = deputy === undefined ? [] : outside(attendanceOf(meeting, deputy).stays, own)
  const sat = [
    { person: member, stays: own },
    ...(deputy === undefined ? [] : [{ person: deputy, stays: stoodIn }]),
  ].filter(({ stays }) => stays.length > 0)
  const seat = {
    ...named(source, member),
    gaveNotice: answer === 'does-not-come' || answer === 'deputy-comes',
    sat: sat.map(({ person, stays }) => ({ who: named(source, person), stays })),
  }
  return { seat, sitters: sat.map(({ person }) => person) }
}

type Stays = MinutesSeat['sat'][number]['stays']
const sinceThen = '9999'

/** @returns what of these stays falls outside the others: a deputy sits while the member is away. */
function outside(stays: Stays, others: Stays): Stays {
  return others.reduce<Stays>(
    (left, other) =>
      left.flatMap((stay) => {
        const end = stay.to ?? sinceThen
        const otherEnd = other.to ?? sinceThen
        if (other.from >= end || otherEnd <= stay.from) return [stay]
        return [
          ...(stay.from < other.from ? [{ ...stay, to: other.from }] : []),
          ...(otherEnd < end ? [{ ...stay, from: otherEnd }] : []),
        ]
      }),
    stays,
  )
}

function othersThere(source: MinutesSource, sitters: ReadonlySet<PersonId>): readonly NamedPerson[] {
  return (Object.keys(source.meeting.attendance) as PersonId[])
    .filter((person) => !sitters.has(person) && attendanceOf(source.meeting, person).stays.length > 0)
    .map((person) => named(source, person))
    .sort((a, b) => a.name.localeCompare(b.name, 'nb'))
}

function itemsOf(source: MinutesSource): readonly MinutesItem[] {
  const gone = goneItems(source)
  // One id on both agendas has one outcome for both.
  const open = listed(source.agenda).filter(
    ({ id }) => source.audience === 'board' || !source.internalAgenda.items.has(id),
  )
  const shown = [...open, ...gone.filter(({ internal }) => !internal)].map((item, at) => itemOf(source, item, at + 1))
  const inner = [...listed(source.internalAgenda), ...gone.filter(({ internal }) => internal)]
  if (source.audience === 'board') {
    return [...shown, ...inner.map((item, at) => itemOf(source, item, shown.length + at + 1))]
  }
  const isKept = inner.some(({ id }) => isDealtWith(source, id)) || source.decisions.some(({ internal }) => internal)
  return isKept ? [...shown, { gap: true }] : shown
}

/** Before that, those who may not see an internal item are not told that there is one. */
function isDealtWith({ meeting, outcomes, statements, decisions }: MinutesSource, id: AgendaItemId): boolean {
  return (
    ownEntry(meeting.covered, id) !== undefined ||
    (outcomes.get(id) ?? []).length > 0 ||
    statements.some(({ item }) => item === id) ||
    decisions.some(({ agendaItem }) => agendaItem === id)
  )
}

type Gathered = Pick<MinutesItem & { readonly gap: false }, 'kind' | 'title'> & { readonly id: AgendaItemId }

/** What has an outcome, a statement or a decision and stands on no agenda any more. Where nobody knows on which it stood, it is kept from the public. */
function goneItems(source: MinutesSource): readonly (Gathered & { readonly internal: boolean })[] {
  const { agenda, internalAgenda, outcomes, statements, decisions, kept } = source
  const treated = new Set([
    ...[...outcomes].flatMap(([id, text]) => (text.length > 0 ? [id] : [])),
    ...statements.map(({ item }) => item),
    ...decisions.flatMap(({ agendaItem }) => agendaItem ?? []),
  ])
  return [...treated]
    .filter((id) => !agenda.items.has(id) && !internalAgenda.items.has(id))
    .map((id) => {
      const was = kept.get(id)
      const decided = decisions.find(({ agendaItem }) => agendaItem === id)
      const internal = was?.internal ?? decided?.internal ?? true
      return { id, kind: null, title: was?.title ?? decided?.agendaTitle ?? null, internal }
    })
}

function listed({ order, items }: Agenda): readonly AgendaItem[] {
  return order.flatMap((id) => items.get(id) ?? [])
}

function itemOf(source: MinutesSource, { id, kind, title }: Gathered, number: number): MinutesItem {
  const { meeting, outcomes, statements, decisions } = source
  const papers = source.papers.filter(({ agendaItem }) => agendaItem === id)
  const told = papers.filter((paper) => source.audience === 'board' || (paper.access === 'public' && !paper.internal))
  return {
    gap: false,
    id,
    number,
    kind,
    title,
    startedAt: ownEntry(meeting.covered, id)?.startedAt ?? null,
    recused: (ownEntry(meeting.recusals, id) ?? []).map((person) => {
      const reason = recusalReason(meeting, id, person)
      return reason === '' ? named(source, person).name : `${named(source, person).name} (${reason})`
    }),
    outcome: outcomes.get(id) ?? [],
    statements: statements
      .filter(({ item }) => item === id)
      .map(({ author, text }) => ({ by: named(source, author), text })),
    decisions: decisions
      .filter((decision) => decision.agendaItem === id && isTold(source, decision))
      .map((decision) => decisionOf(source, decision)),
    papers: told.map(({ name }) => name),
    papersKept: papers.some((paper) => !paper.internal && !told.includes(paper)),
  }
}

function decisionsElsewhere(source: MinutesSource): readonly MinutesDecision[] {
  return source.decisions
    .filter(({ agendaItem }) => agendaItem === null)
    .filter((decision) => isTold(source, decision))
    .map((decision) => decisionOf(source, decision))
}

function isTold({ audience }: MinutesSource, { internal }: { readonly internal: boolean }): boolean {
  return audience === 'board' || !internal
}

function decisionOf(source: MinutesSource, decision: ShownDecision): MinutesDecision {
  const { number, wording, path, grounds, effect, decidedBy, reviewOn, hash, intact } = decision
  return {
    number,
    wording,
    path,
    grounds,
    effect: {
      told: toldEffect(effect),
      owner: effect.type === 'stream' ? (source.people.get(effect.owner)?.name ?? null) : null,
      reverses: decision.reverses !== null,
    },
    decidedBy: named(source, decidedBy).name,
    reservations: decision.reservations.map(({ seat, text }) => {
      const { by = seat } = decision.positions.find((position) => position.seat === seat) ?? {}
      return { name: inFull(named(source, by)), text }
    }),
    dissents: decision.positions.flatMap(({ by, position, reason }) =>
      position === 'cannot' || position === 'needs-more'
        ? [{ name: inFull(named(source, by)), position, text: reason }]
        : [],
    ),
    stood: stoodThen(source, decision),
    reviewOn,
    hash,
    intact,
  }
}

function stoodThen(source: MinutesSource, { quorum, standing }: ShownDecision): MinutesDecision['stood'] {
  if (quorum === undefined || standing === undefined) return null
  const { met, seats, recused } = standing
  return { needed: quorum, met, seats, recused: recused.map((person) => inFull(named(source, person))) }
}

/** What is promised once the minutes are approved is in the next ones. */
function promisesOf(source: MinutesSource): MinutesBook['promises'] {
  const { approvedAt } = source.meeting
  return source.promises
    .filter((promise) => isTold(source, promise) && (approvedAt === null || promise.madeAt <= approvedAt))
    .map(({ text, owner, due }) => ({ text, owner: named(source, owner).name, due }))
}

function named({ people }: Pick<MinutesSource, 'people'>, person: PersonId): NamedPerson {
  return people.get(person) ?? { name: person, organisation: '' }
}
