// What a page of minutes reads beside the rooms: where the meeting stands, the point's decisions, what the minutes say when they are taken out, and
// the names of people. Called by minutes-page.tsx.

import type { ShownDecision } from '../../shared/contract/deciding.ts'
import type { ToldMinutes } from '../../shared/contract/told-minutes.ts'
import type { AgendaItemId } from '../../shared/ids.ts'
import type { Agenda, AgendaItem } from '../../shared/point/agenda-item.ts'
import type { Meeting } from '../../shared/point/meeting.ts'
import type { Minutes } from '../../shared/point/minutes-entry.ts'
import { useDeciding } from '../api/deciding-queries.ts'
import { useMeeting } from '../api/meeting-queries.ts'
import { useToldMinutes } from '../api/minutes-queries.ts'
import { useProgramme } from '../api/programme-queries.ts'
import { usePromises } from '../api/promises-queries.ts'
import { useLanguage } from '../language/use-language.ts'
import type { AtPoint } from './use-point-command.ts'

/** An agenda item and its number in the minutes; internal ones come last. */
export interface MinutesRow {
  readonly item: Pick<AgendaItem, 'id'> & {
    /** Null: it is on no agenda any more. */
    readonly kind: AgendaItem['kind'] | null
    /** Null: nobody kept it. */
    readonly title: string | null
  }
  readonly number: number
  readonly internal: boolean
}

export interface MinutesOf {
  /** null while it is on its way. */
  readonly meeting: Meeting | null
  readonly decisions: readonly ShownDecision[]
  readonly named: (person: string) => { readonly name: string; readonly organisation: string }
}

export function useMinutesOf({ programmeId, pointId }: AtPoint): MinutesOf {
  const meeting = useMeeting(programmeId, pointId).data?.meeting ?? null
  const decisions = useDeciding({ programmeId, pointId }).data?.decisions ?? []
  const members = useProgramme(programmeId).data?.members ?? []
  return {
    meeting,
    decisions,
    named: (id) => members.find(({ person }) => person.id === id)?.person ?? { name: id, organisation: '' },
  }
}

/** What the minutes say to the board: the draft as it stands, or what was approved. */
export function useToldToBoard(at: AtPoint, { meeting, decisions }: MinutesOf) {
  const language = useLanguage()
  const promises = usePromises(at.programmeId).data?.promises.length ?? 0
  const isDraft = meeting?.state !== 'approved'
  const asked = { audience: 'board', language, with: [decisions.length, promises] } as const
  return useToldMinutes(at, { ...asked, isDraft, enabled: meeting !== null })
}

/** An agenda as it stands, and what its items were called that belong to the minutes. */
export interface KeptAgenda {
  readonly agenda: Agenda
  readonly kept: ReadonlyMap<string, string>
}

/** What a page of minutes lists: both agendas, and what has an outcome, a statement or a decision and is on neither any more. */
export function minutesRows(o: {
  readonly open: KeptAgenda
  readonly inner: KeptAgenda
  readonly statements: Minutes['statements']
  readonly decisions: MinutesOf['decisions']
  /** What the minutes say to the board; null while it is on its way. */
  readonly told: Pick<ToldMinutes, 'items'> | null
}): readonly MinutesRow[] {
  const { open, inner, decisions } = o
  const told = o.told?.items.flatMap((item) => (item.gap ? [] : [item.id])) ?? []
  const decided = decisions.flatMap(({ agendaItem }) => agendaItem ?? [])
  // In the order of the files as far as they are known, so that the numbers are theirs.
  const treated = new Set([...told, ...o.statements.keys(), ...decided])
  const gone = [...treated].filter((id) => !open.agenda.items.has(id) && !inner.agenda.items.has(id))
  const titleOf = (id: AgendaItemId): string | null =>
    open.kept.get(id) ??
    inner.kept.get(id) ??
    decisions.find(({ agendaItem }) => agendaItem === id)?.agendaTitle ??
    null
  const isOpen = (id: AgendaItemId): boolean =>
    open.kept.has(id) || (!inner.kept.has(id) && decisions.some((each) => each.agendaItem === id && !each.internal))
  const lost = (ids: readonly AgendaItemId[]) => ids.map((id) => ({ id, kind: null, title: titleOf(id) }))
  const shown = [...listed(open.agenda), ...lost(gone.filter(isOpen))]
  const internal = [...listed(inner.agenda), ...lost(gone.filter((id) => !isOpen(id)))]
  return [...shown, ...internal].map((item, at) => ({ item, number: at + 1, internal: at >= shown.length }))
}

function listed({ order, items }: Agenda): readonly AgendaItem[] {
  return order.flatMap((id) => items.get(id) ?? [])
}
