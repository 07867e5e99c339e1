// Inbox view: what waits for one person on a programme, gathered from what stands through what she may read, and kept nowhere. What is the same for
// everybody is read once for those who ask at once. Called by server/http and by server/mail when a mail is written.

import type { InboxBody } from '../../../shared/contract/inbox.ts'
import type { PersonId, PointId, ProgrammeId } from '../../../shared/ids.ts'
import { orderPoints } from '../../../shared/point/point-order.ts'
import { attendanceOf } from '../../../shared/point/who-is-there.ts'
import { commentReads } from '../../../shared/rules/comment-readers.ts'
import { may } from '../../../shared/rules/permissions.ts'
import { norwegianDate } from '../../domain/calendar-date.ts'
import { maySeePaper } from '../../domain/paper-rights.ts'
import { spokenTo } from '../../domain/spoken-to.ts'
import { waitsFor } from '../../domain/waits-for.ts'
import { peopleIn, threadsWhere } from '../../store/comments.ts'
import type { EvidenceStore } from '../../store/evidence.ts'
import { seenUntil } from '../../store/looks.ts'
import type { PaperStore } from '../../store/papers.ts'
import type { StoredSeat } from '../../store/people.ts'
import { readTogether } from '../../store/read-together.ts'
import type { CommandContext } from '../context.ts'
import { circulationsReading } from '../deciding/circulations-view.ts'
import { decidingReading, type Reader } from '../deciding/deciding-view.ts'
import type { DocumentOf } from '../documents/kept-documents.ts'
import { seatsOf } from '../meeting/meeting-world.ts'
import { minutesStanding } from '../minutes/minutes-standing.ts'
import { pointBodies } from '../points/point-bodies.ts'
import { register } from '../register/register.ts'
import { scoresAwaited } from '../scores/scores-view.ts'
import { ownAgendaItems } from './own-agenda-items.ts'

export interface InboxContext extends CommandContext {
  readonly evidence: Pick<EvidenceStore, 'list'>
  readonly papers: Pick<PaperStore, 'list'>
  readonly documentOf: DocumentOf
}

export type ReadInbox = (programmeId: ProgrammeId, reader: Reader) => Promise<InboxBody>

/** Threads that are looked through; whoever is spoken to in more of them has other worries. */
const mostThreads = 200

/** @returns what reads the inbox of one person, whose role on the programme is known */
export function inboxReading(context: InboxContext): ReadInbox {
  const circulations = circulationsReading(context, decidingReading(context))
  const standing = readTogether((programmeId: ProgrammeId) => programmeStanding(context, programmeId))
  return async (programmeId, reader) => {
    const now = context.now()
    const internal = may(reader.role, 'internal.read')
    const takesPart = may(reader.role, 'meeting.speak')
    const owns = may(reader.role, 'decision.own')
    const [stands, between, scores, decided, said, seen] = await Promise.all([
      standing(programmeId),
      takesPart ? circulations(programmeId, reader) : null,
      may(reader.role, 'score.give') ? scoresAwaited(context, { programmeId, person: reader.person }) : [],
      owns ? register(context, { programmeId, reader, filter: {} }) : null,
      may(reader.role, 'comment.read') ? saidTo(context, { programmeId, reader }) : [],
      seenUntil(context.database.db, { personId: reader.person, programmeId }),
    ])
    const { next, called, members, promises, evidence, minutes } = stands
    const name = members.find(({ person }) => person.id === reader.person)?.person.name ?? ''
    const papers = called?.papers.filter((paper) => maySeePaper(paper, { ...reader, isPublished: true })).length ?? 0
    const isAsked = takesPart && called !== null && owesAnswer(called, members, reader.person)
    const isNew = called?.at != null && (seen === null || called.at > seen.toISOString())
    const entries = waitsFor({
      me: reader.person,
      owns,
      sits: takesPart && next?.state === 'in-session' ? next : null,
      called: isAsked ? { point: called.point, papers, at: called.at } : null,
      circulations: between?.circulations ?? [],
      wordings: between?.wordings ?? [],
      scores,
      minutes: takesPart ? minutes : [],
      promises: takesPart ? promises.filter((promise) => internal || !promise.internal) : [],
      evidence: takesPart ? evidence : [],
      nextPoint: next?.id ?? null,
      register: decided?.decisions ?? [],
      agenda:
        takesPart && called !== null ? await ownAgendaItems(context, { point: called.point, name, internal }) : [],
      said,
      papers:
        called !== null && called.at !== null && isNew && papers > 0 && !isAsked
          ? [{ point: called.point, papers, at: called.at }]
          : [],
      today: norwegianDate(now),
      now: now.toISOString(),
    })
    return { at: now.toISOString(), entries: [...entries] }
  }
}

type Called = NonNullable<Awaited<ReturnType<typeof programmeStanding>>['called']>

/** What stands on a programme, whoever asks. */
async function programmeStanding(context: InboxContext, programmeId: ProgrammeId) {
  const { points, meetings, people, promises } = context
  const [rows, states, members, promised] = await Promise.all([
    points.list(programmeId),
    meetings.states(programmeId),
    people.listMembers(programmeId),
    promises.list({ programmeId, internal: true }),
  ])
  const { upcoming } = orderPoints(pointBodies(rows, states), norwegianDate(context.now()))
  const next = upcoming[0] ?? null
  const point = upcoming.find(({ state }) => state === 'called') ?? null
  const [evidence, meeting, papers, minutes] = await Promise.all([
    next === null ? null : context.evidence.list(next.id),
    point === null ? null : meetings.find(point.id),
    point === null ? null : context.papers.list({ programmeId, pointId: point.id }),
    point === null ? null : minutesStanding(context, { programmeId, pointId: point.id }),
  ])
  return {
    next,
    called:
      point === null
        ? null
        : {
            point,
            meeting: meeting?.meeting ?? null,
            at: meeting?.meeting.calledAt ?? null,
            papers: papers?.papers ?? [],
          },
    members,
    promises: promised,
    evidence: [...(evidence?.values() ?? [])],
    minutes: (minutes?.approves ?? [])
      .filter((each) => each.point.state === 'adjourned')
      .flatMap((each): { pointId: PointId; of: string; on: string }[] =>
        point === null ? [] : [{ pointId: each.point.id, of: each.point.date, on: point.head.date }],
      ),
  }
}

/** @returns whether she has a seat of the board and has not said whether she comes */
function owesAnswer({ meeting }: Called, members: readonly StoredSeat[], person: PersonId): boolean {
  const hasSeat = seatsOf(members).some(({ member }) => member === person)
  return hasSeat && meeting !== null && attendanceOf(meeting, person).answer === null
}

async function saidTo({ database }: InboxContext, o: { readonly programmeId: ProgrammeId; readonly reader: Reader }) {
  const { programmeId, reader } = o
  const reads = commentReads(reader.role)
  const where = { programmeId, reads, at: null, filter: 'hers', reader: reader.person } as const
  const threads = await threadsWhere(database.db, where, mostThreads)
  const names = new Map((await peopleIn(database.db, threads)).map(({ id, name }) => [id, name]))
  return spokenTo({ threads, me: reader.person, nameOf: (person) => names.get(person) ?? person })
}
