// Projector view: what the room sees, worked out for whoever has the link: plain values, nothing internal, no position before it is revealed, no
// person but who has the floor and whose seat cannot be told by its organisation. Called by server/http/meeting/projector.ts.

import type { ProjectorShows, ProjectorView } from '../../../shared/contract/projector.ts'
import { toldEffect } from '../../../shared/deciding/effect.ts'
import { type PositionKind, positionKinds } from '../../../shared/deciding/position.ts'
import { readAgenda } from '../../../shared/document/records.ts'
import { type AgendaItemId, agendaItemIdSchema, type PersonId, pointRoom } from '../../../shared/ids.ts'
import type { Agenda } from '../../../shared/point/agenda-item.ts'
import type { Meeting, Shown } from '../../../shared/point/meeting.ts'
import { publicMeeting } from '../../../shared/point/public-meeting.ts'
import { answeredOf, seatsInRound } from '../../../shared/point/seats-in-round.ts'
import { may } from '../../../shared/rules/permissions.ts'
import { counting } from '../../domain/rounds.ts'
import type { StoredSeat } from '../../store/people.ts'
import {
  decisionOn,
  lastRoundOf,
  newestWording,
  openRoundOf,
  type ProjectedOpenRound,
  type ProjectedWording,
  projectedDecision,
  projectedRound,
  projectedWording,
} from '../../store/projected-rows.ts'
import type { ProjectorLink } from '../../store/projector-links.ts'
import type { CommandContext } from '../context.ts'
import type { KeptDocument } from '../documents/kept-documents.ts'
import { untouched } from '../meeting/act-on-meeting.ts'
import { seatsOf } from '../meeting/meeting-world.ts'
import { isOfBoard, type ProjectedBoard } from './projected-board.ts'

export interface ProjectorReads {
  readonly context: Pick<CommandContext, 'database' | 'meetings' | 'people' | 'points' | 'programmes'>
  readonly documentOf: (room: ReturnType<typeof pointRoom>) => Promise<KeptDocument | null>
  readonly board: ProjectedBoard
}

/** @returns the view but for the time it is told at; null when the point does not stand, or whoever made the link may lead no more. */
export async function projectorView(
  { context, documentOf, board }: ProjectorReads,
  { pointId, createdBy }: ProjectorLink,
): Promise<Omit<ProjectorView, 'serverTime'> | null> {
  const point = await context.points.get(pointId)
  const programme = point && (await context.programmes.get(point.programmeId))
  if (point === null || programme === null) return null
  const members = await context.people.listMembers(point.programmeId)
  const maker = members.find(({ person }) => person.id === createdBy)
  if (!may(maker?.role ?? null, 'meeting.run')) return null
  const stored = (await context.meetings.find(pointId)) ?? untouched(pointId, seatsOf(members))
  const meeting = publicMeeting(stored.meeting)
  const kept = await documentOf(pointRoom(pointId))
  const agenda: Agenda = kept === null ? { items: new Map(), order: [] } : readAgenda(kept.doc)
  const current = meeting.current?.item ?? null
  const item = current === null ? undefined : agenda.items.get(current)
  const { db } = context.database
  const { programmeId, head } = point
  return {
    programme: programme.name,
    currency: programme.structure.currency,
    priceYear: programme.structure.priceYear,
    title: head.title,
    state: meeting.state,
    item: item === undefined ? null : { number: numberOf(agenda, item.id), kind: item.kind, title: item.title },
    timer: meeting.timer,
    speaking: nameOf(members, meeting.speakers.speaking?.person),
    answered: current === null ? null : sumOf(await openRoundOf(db, { pointId, item: current })),
    shows: await shows(),
  }

  /** The sum the room's pages show. */
  function sumOf(round: ProjectedOpenRound | null): ProjectorView['answered'] {
    if (round === null) return null
    const answers = counting(round.answers, round, meeting)
    const seatsOfAnswers = (beforehand: boolean) =>
      answers.flatMap((answer) => (answer.beforehand === beforehand ? [answer.seat] : []))
    const open = { ...round, state: 'open', answered: seatsOfAnswers(false), beforehand: seatsOfAnswers(true) } as const
    return answeredOf(seatsInRound(open, { meeting, seats: seatsOf(members) }))
  }

  /** What the room sees; where the projector may not show that, or it is gone, the item that is up, and else the agenda. */
  async function shows(): Promise<ProjectorShows> {
    if (meeting.state !== 'in-session') return nothing
    const shown = meeting.shown === null ? null : await showsAsked(meeting.shown)
    return shown ?? (current === null ? null : await showsItem(current)) ?? agendaShown()
  }

  async function showsAsked({ page, record: id }: Shown): Promise<ProjectorShows | null> {
    if (isOfBoard(page)) {
      return board.shown({ programmeId, page, record: id, about: item?.linked ?? [] })
    }
    switch (page) {
      case 'agenda':
        return agendaShown()
      case 'agenda-item':
        return showsItem(agendaItemIdSchema.safeParse(id).data)
      case 'wording': {
        const wording = await projectedWording(db, { pointId, id })
        if (wording === null) return null
        return withAbout(
          wording.agendaItem,
          (await newestWording(db, { pointId, item: wording.agendaItem })) ?? wording,
        )
      }
      case 'round': {
        const made = await decisionOn(db, { pointId, id })
        if (made !== null) return showsAsked({ page: 'decision', record: made })
        const round = await projectedRound(db, { pointId, id })
        if (round === null) return null
        const { agendaItem, version, number, wording, revealed } = round
        const newest = revealed === null ? null : await newestWording(db, { pointId, item: agendaItem })
        if (newest !== null && newest.version > version) return withAbout(agendaItem, newest)
        return { type: 'round', number, wording, revealed: byKind(members, revealed) }
      }
      case 'decision': {
        const decision = await projectedDecision(db, { pointId, id })
        if (decision === null) return null
        const { number, wording, effect, reverses } = decision
        return { type: 'decision', number, wording, effect: toldEffect(effect), reverses: reverses !== null }
      }
    }
  }

  /** An item as far as it has come: what was decided, else what is asked, else what would be decided. */
  async function showsItem(id: AgendaItemId | undefined): Promise<ProjectorShows | null> {
    const shownItem = id === undefined ? undefined : agenda.items.get(id)
    if (shownItem === undefined) return null
    const round = await lastRoundOf(db, { pointId, item: shownItem.id })
    const come = round === null ? null : await showsAsked({ page: 'round', record: round })
    if (come !== null) return come
    const wording = await newestWording(db, { pointId, item: shownItem.id })
    return withAbout(shownItem.id, wording)
  }

  async function withAbout(id: AgendaItemId, wording: ProjectedWording | null): Promise<ProjectorShows> {
    const of = agenda.items.get(id)
    const about = await board.rows(programmeId, of?.linked ?? [])
    return { type: 'wording', title: of?.title ?? head.title, ...textOf(wording), about }
  }

  function agendaShown(): ProjectorShows {
    return kept === null ? nothing : { type: 'agenda', rows: agendaRows(agenda, meeting) }
  }
}

const nothing: ProjectorShows = { type: 'nothing' }

function textOf(wording: { readonly version: number; readonly text: string } | null) {
  return { version: wording?.version ?? null, text: wording?.text ?? '' }
}

function numberOf(agenda: Agenda, id: AgendaItemId): number {
  return agenda.order.indexOf(id) + 1
}

function agendaRows(agenda: Agenda, meeting: Meeting): Extract<ProjectorShows, { type: 'agenda' }>['rows'] {
  return agenda.order.flatMap((id) => {
    const item = agenda.items.get(id)
    if (item === undefined) return []
    const { title, minutes } = item
    const covered = Object.hasOwn(meeting.covered, id)
    return [{ number: numberOf(agenda, id), title, minutes, covered, current: meeting.current?.item === id }]
  })
}

function nameOf(members: readonly StoredSeat[], person: PersonId | undefined): string | null {
  return members.find((member) => member.person.id === person)?.person.name ?? null
}

/** Seats by what they said, each by its organisation, and by its name where the organisation has several, in the order of the positions. */
function byKind(
  members: readonly StoredSeat[],
  revealed: readonly { readonly seat: PersonId; readonly position: PositionKind }[] | null,
): { position: PositionKind; seats: string[] }[] | null {
  if (revealed === null) return null
  const seated = new Set([...seatsOf(members).map(({ member }) => member), ...revealed.map(({ seat }) => seat)])
  const board = members.flatMap(({ person }) => (seated.has(person.id) ? [person] : []))
  const seatName = (seat: PersonId): string => {
    const person = board.find(({ id }) => id === seat)
    if (person === undefined) return '–'
    const shares = board.some(({ id, organisation }) => id !== seat && organisation === person.organisation)
    return shares ? `${person.organisation} (${person.name})` : person.organisation
  }
  return positionKinds.flatMap((position) => {
    const seats = revealed.filter((each) => each.position === position).map(({ seat }) => seatName(seat))
    return seats.length === 0 ? [] : [{ position, seats }]
  })
}
