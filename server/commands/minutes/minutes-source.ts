// Minutes source: reads everything the minutes of a point are made of and puts names to the people in it: as they stand, for a draft, and as they are
// approved, for the edition that is kept. Called by minutes-to-show.ts and by the command that approves.

import type * as Y from 'yjs'
import type { RichNode } from '../../../shared/board/change.ts'
import { readAgenda, readMinutes, textOf } from '../../../shared/document/records.ts'
import { readRichText } from '../../../shared/document/rich-text.ts'
import { readRulings } from '../../../shared/document/rulings.ts'
import {
  type AgendaItemId,
  agendaItemIdSchema,
  internalRoom,
  minutesRoom,
  type PersonId,
  type PointId,
  type ProgrammeId,
  pointRoom,
  type RoomName,
} from '../../../shared/ids.ts'
import { agendaOf } from '../../../shared/point/agenda-item.ts'
import type { Meeting } from '../../../shared/point/meeting.ts'
import { newMeeting } from '../../../shared/point/meeting-life.ts'
import type { WholeMinutes } from '../../exports/whole-minutes.ts'
import type { Transaction } from '../../store/database.ts'
import { type MinutesRows, minutesRowsIn, peopleNamed, readMinutesRows } from '../../store/minutes-rows.ts'
import type { CommandContext } from '../context.ts'
import { roomDocument } from '../documents/room-document.ts'
import { seatsOf } from '../meeting/meeting-world.ts'

interface Asked {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
}

/** Minutes as they stand now. @returns null when the programme has no such point */
export function minutesNow(
  { database, now }: Pick<CommandContext, 'database' | 'now'>,
  o: Asked,
): Promise<WholeMinutes | null> {
  return readMinutesRows(database, {
    ...o,
    rooms: [pointRoom(o.pointId), internalRoom(o.pointId), minutesRoom(o.pointId)],
    make: (tx, rows) => whole(tx, { ...o, rows, meeting: rows.meeting, asOf: now() }),
  })
}

/**
 * Minutes as they are approved, inside the command that does it.
 * @param o.meeting as the command leaves it. @param o.rooms the point's three rooms, held
 * @throws Error when there is no such point
 */
export async function minutesApproved(
  tx: Transaction,
  o: Asked & { readonly meeting: Meeting; readonly rooms: MinutesRows['rooms']; readonly asOf: Date },
): Promise<WholeMinutes> {
  const rows = await minutesRowsIn(tx, o)
  if (rows === null) throw new Error(`${o.pointId} went away while its minutes were approved`)
  return whole(tx, { ...o, rows })
}

async function whole(
  tx: Transaction,
  o: Asked & { readonly rows: MinutesRows; readonly meeting: Meeting | null; readonly asOf: Date },
): Promise<WholeMinutes> {
  const { rows } = o
  const seated = seatsOf(rows.members)
  const meeting = o.meeting ?? newMeeting(seated)
  const seats = meeting.seats ?? seated.map(({ member }) => member)
  const { outcomes, statements } = inRoom(rows, minutesRoom(o.pointId), entriesOf) ?? nothing
  const named = [...seats, ...peopleIn(rows, meeting), ...statements.map(({ author }) => author)]
  return {
    programme: rows.programme,
    head: rows.head,
    meeting,
    seats,
    people: await peopleNamed(tx, [...new Set(named)]),
    agenda: inRoom(rows, pointRoom(o.pointId), readAgenda) ?? noAgenda,
    internalAgenda: inRoom(rows, internalRoom(o.pointId), readAgenda) ?? noAgenda,
    kept: new Map([...keptOn(rows, pointRoom(o.pointId), false), ...keptOn(rows, internalRoom(o.pointId), true)]),
    outcomes,
    statements,
    decisions: rows.decisions.map(({ decision, intact }) => ({ ...decision, intact })),
    // Before the point is called its papers are on nobody's table.
    papers: meeting.state === 'draft' ? [] : rows.papers,
    promises: rows.promises,
    asOf: o.asOf.toISOString(),
  }
}

type Kept = readonly [AgendaItemId, { readonly title: string; readonly internal: boolean }]

/** What the items of an agenda were called that belong to the minutes. */
function keptOn(rows: MinutesRows, room: RoomName, internal: boolean): readonly Kept[] {
  const kept = inRoom(rows, room, (doc) => readRulings(doc).kept) ?? new Map<string, string>()
  return [...kept].flatMap(([key, title]): readonly Kept[] => {
    const id = agendaItemIdSchema.safeParse(key)
    return id.success ? [[id.data, { title, internal }]] : []
  })
}

type Entries = Pick<WholeMinutes, 'outcomes' | 'statements'>
const nothing: Entries = { outcomes: new Map(), statements: [] }
const noAgenda = agendaOf(new Map())

/** @returns what is read in a room's document; null when there is no such room. */
function inRoom<Value>({ rooms }: MinutesRows, room: RoomName, read: (doc: Y.Doc) => Value): Value | null {
  const loaded = rooms.get(room)
  if (loaded === undefined) return null
  const doc = roomDocument(loaded)
  const value = read(doc)
  doc.destroy()
  return value
}

function entriesOf(doc: Y.Doc): Entries {
  const { entries, statements } = readMinutes(doc)
  const said = (id: string): readonly RichNode[] => {
    const text = textOf(doc, 'minutes', id)
    const nodes = text === null ? [] : readRichText(text)
    return nodes.some(saysSomething) ? nodes : []
  }
  const outcomes = [...entries.values()].flatMap((entry): [AgendaItemId, readonly RichNode[]][] => {
    const item = agendaItemIdSchema.safeParse(entry.id)
    return entry.kind === 'outcome' && item.success ? [[item.data, said(entry.id)]] : []
  })
  const recorded = [...statements.values()].flat()
  return {
    outcomes: new Map(outcomes),
    statements: recorded
      .map(({ id, agendaItem: item, by: author }) => ({ item, author, text: said(id) }))
      .filter(({ text }) => text.length > 0),
  }
}

/** An outcome that waits to be written is an empty paragraph. */
function saysSomething(node: RichNode): boolean {
  return 'text' in node ? node.text.trim() !== '' : node.children.some(saysSomething)
}

function peopleIn({ decisions, promises }: MinutesRows, meeting: Meeting): readonly PersonId[] {
  return [
    ...(Object.keys(meeting.attendance) as PersonId[]),
    ...Object.values(meeting.deputies),
    ...Object.values(meeting.recusals).flat(),
    ...decisions.flatMap(({ decision: { decidedBy, effect, positions, reservations } }) => [
      decidedBy,
      ...(effect.type === 'stream' ? [effect.owner] : []),
      ...positions.map(({ by }) => by),
      ...reservations.map(({ seat }) => seat),
    ]),
    ...promises.map(({ owner }) => owner),
  ]
}
