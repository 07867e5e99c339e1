// The letter before a meeting: that the board is called, with agenda and papers as they now are; that it is held at another time or place than it was
// called to; or that it is not held. What was withdrawn before anybody was told is told to nobody. Called by compose-mail.ts.

import { readAgenda } from '../../shared/document/records.ts'
import { internalRoom, type PointId, pointIdSchema, pointRoom } from '../../shared/ids.ts'
import { dateIn } from '../../shared/language/date-in.ts'
import type { PointHead } from '../../shared/point/head.ts'
import { may } from '../../shared/rules/permissions.ts'
import { maySeePaper } from '../domain/paper-rights.ts'
import { type ClaimedMail, wasTold } from '../store/mail-outbox.ts'
import { findMeeting } from '../store/meetings.ts'
import { type Letter, type LetterSection, row } from './letter.ts'
import { type MailScene, programmeName, waitingRow } from './mail-scene.ts'

type Told = Pick<ClaimedMail, 'causes' | 'programmeId' | 'personId'>

/** @returns null when there is nothing to tell any more */
export async function callLetter(scene: MailScene, mail: Told): Promise<Letter | null> {
  const { context } = scene
  const pointId = pointIdSchema.parse(mail.causes[0]?.about.point)
  const found = await findMeeting(context.database.db, pointId)
  const meeting = found?.stored?.meeting ?? null
  if (found === null || found.programmeId !== scene.programmeId || meeting === null) return null
  const calledAt = meeting.state === 'called' ? meeting.calledAt : null
  const isDue = (what: string): boolean => mail.causes.some(({ about }) => about.what === what)
  const toldOf = (call: string): Promise<boolean> => {
    const { programmeId, personId } = mail
    return wasTold(context.database.db, {
      programmeId,
      personId,
      kind: 'before-meeting',
      key: `called:${pointId}:${call}`,
    })
  }
  if (calledAt !== null) {
    if (await toldOf(calledAt)) return isDue('changed') ? changed(scene, found.head, pointId) : null
    return isDue('called') ? called(scene, found.head, pointId) : null
  }
  if (meeting.state !== 'draft' && meeting.state !== 'cancelled') return null
  // The last part of its key is the call it took back.
  const [call] = mail.causes
    .filter(({ about }) => about.what === 'withdrawn')
    .map(({ key }) => key.split(`:${pointId}:`)[1])
  if (call === undefined || !(await toldOf(call))) return null
  return withdrawn(scene, {
    head: found.head,
    pointId,
    cancelled: meeting.state === 'cancelled',
    reason: meeting.reason,
  })
}

async function called(scene: MailScene, head: PointHead, pointId: PointId): Promise<Letter> {
  const { words, language, places, inbox } = scene
  const ofPoint = inbox.entries.filter(
    (entry) => 'pointId' in entry && entry.pointId === pointId && entry.kind !== 'papers',
  )
  const waiting: LetterSection = {
    title: words.waiting.title,
    rows: ofPoint.map((entry) => waitingRow(scene, entry)),
    after: null,
  }
  return {
    subject: words.about(programmeName(scene), words.call.subject(head.title, dateIn(language, head.date))),
    title: words.call.title(head.title),
    lead: [words.call.lead(...whenAndWhere(scene, head)), ...(await papersOf(scene, pointId))],
    sections: [...(waiting.rows.length === 0 ? [] : [waiting]), await agendaOf(scene, pointId)],
    open: { text: words.call.open, href: places.point(pointId) },
  }
}

function changed(scene: MailScene, head: PointHead, pointId: PointId): Letter {
  const { words, places } = scene
  return {
    subject: words.about(programmeName(scene), words.call.changedSubject(head.title)),
    title: words.call.changedTitle(head.title),
    lead: [words.call.changedLead(...whenAndWhere(scene, head))],
    sections: [],
    open: { text: words.call.open, href: places.point(pointId) },
  }
}

function withdrawn(
  scene: MailScene,
  o: {
    readonly head: PointHead
    readonly pointId: PointId
    readonly cancelled: boolean
    readonly reason: string | null
  },
): Letter {
  const { words, language, places } = scene
  const { head, cancelled, reason } = o
  const date = dateIn(language, head.date)
  const { call } = words
  return {
    subject: words.about(programmeName(scene), call.withdrawnSubject(head.title, date)),
    title: cancelled ? call.cancelledTitle(head.title) : call.withdrawnTitle(head.title),
    lead: [
      cancelled ? call.cancelledLead(date) : call.withdrawnLead(date),
      ...(cancelled && reason !== null && reason !== '' ? [call.reason(reason)] : []),
    ],
    sections: [],
    open: { text: call.open, href: places.point(o.pointId) },
  }
}

function whenAndWhere({ language }: MailScene, head: PointHead): [when: string, place: string] {
  const at =
    language === 'en'
      ? `${dateIn(language, head.date)} at ${head.startsAt}`
      : `${dateIn(language, head.date)} kl. ${head.startsAt}`
  return [at, head.place]
}

async function papersOf({ context, programmeId, reader, words }: MailScene, pointId: PointId): Promise<string[]> {
  const papers = (await context.papers.list({ programmeId, pointId }))?.papers ?? []
  const seen = papers.filter((paper) => maySeePaper(paper, { ...reader, isPublished: true })).length
  return seen === 0 ? [] : [`${words.call.papers(seen)}.`]
}

/** Titles of the open agenda; of the internal one how many there are, to those who may read them. */
async function agendaOf({ context, reader, words }: MailScene, pointId: PointId): Promise<LetterSection> {
  const open = await context.documentOf(pointRoom(pointId))
  const items = open === null ? [] : inOrder(readAgenda(open.doc))
  const inner = may(reader.role, 'internal.read') ? await context.documentOf(internalRoom(pointId)) : null
  const internal = inner === null ? 0 : readAgenda(inner.doc).order.length
  const rows = items.map(({ title, minutes, owner }, index) => {
    const notes = [minutes > 0 ? words.call.minutes(minutes) : null, owner === '' ? null : owner]
    return row({
      text: words.call.item(index + 1, title),
      note: notes.filter((note) => note !== null).join(', ') || null,
    })
  })
  const after = internal > 0 ? words.call.internalItems(internal) : rows.length === 0 ? words.call.noAgenda : null
  return { title: words.call.agenda, rows, after }
}

function inOrder({ items, order }: ReturnType<typeof readAgenda>) {
  return order.flatMap((id) => items.get(id) ?? [])
}
