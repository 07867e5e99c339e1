// What people do to comments: beginning a thread, and every step of one. Each is one transaction under the programme's lock, refused whole. A comment has
// the id its author gave it: the same sent again is answered as what stands, and written once. Called by server/http/comments.

import { mentionsIn } from '../../../shared/comment/mention.ts'
import type { CommentSection } from '../../../shared/comment/section.ts'
import { newComment, stepThread, type Thread, type ThreadStep } from '../../../shared/comment/thread.ts'
import type { BeginThread, ThreadBody } from '../../../shared/contract/comments.ts'
import { canonicalJson } from '../../../shared/deciding/canonical-json.ts'
import type { CommentId, PersonId, ProgrammeId } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import type { Role } from '../../../shared/role.ts'
import { commentReads, readsThread } from '../../../shared/rules/comment-readers.ts'
import { may } from '../../../shared/rules/permissions.ts'
import { sha256 } from '../../domain/decision-seal.ts'
import { findThread, peopleIn, writeThread, writtenComment, writtenSince } from '../../store/comments.ts'
import type { Transaction } from '../../store/database.ts'
import { inProgramme } from '../../store/in-programme.ts'
import { logInCommand } from '../../store/log-in-command.ts'
import { dueMail } from '../../store/mail-outbox.ts'
import { rolesOn } from '../../store/people.ts'
import type { CommandContext } from '../context.ts'
import type { DocumentOf } from '../documents/kept-documents.ts'
import { anchorPlace } from './anchor-place.ts'

/** Comments a person writes in a minute; a server that writes for her is held up, and nobody who types. */
const perMinute = 20
const minuteMs = 60_000

export interface Commenter {
  readonly programmeId: ProgrammeId
  readonly person: PersonId
  readonly role: Role
}

type Needs = Pick<CommandContext, 'database' | 'now'>

/** @returns the new thread; COMMENT_NOWHERE when what it is about does not stand for her, MENTION_UNFIT, TOO_MANY_REQUESTS, KEY_REUSED */
export function beginThread(
  context: Needs & { readonly documentOf: DocumentOf },
  o: Commenter & { readonly body: BeginThread },
): Promise<Outcome<ThreadBody>> {
  const { programmeId, person, role, body } = o
  const { id, anchor, text, section } = body
  // Of a section that is for all nothing is said: so it was hashed before there were others.
  const asked = section === 'all' ? { programmeId, anchor, text } : { programmeId, anchor, text, section }
  const requestHash = sha256(canonicalJson(asked))
  return inProgramme(context.database, programmeId, async (tx) => {
    const before = await sentBefore(tx, { ...o, id, requestHash })
    if (before !== null) return before
    const log = logInCommand(tx, context.database)
    const reads = { tx, documentOf: (room: Parameters<DocumentOf>[0]) => context.documentOf(room, log) }
    const place = await anchorPlace(reads, { programmeId, anchor })
    const internal = place === 'internal'
    if (place === null || (internal && !may(role, 'internal.read'))) return refuse('COMMENT_NOWHERE')
    if (!readsThread(role, { internal, section }))
      return refuse('FORBIDDEN', { params: { permission: `comment.${section}` } })
    const fit = await fitToWrite(context, tx, { ...o, text, internal, section, named: [] })
    if (!fit.ok) return fit
    const at = context.now()
    const first = newComment({ id, author: person, text, writtenAt: at.toISOString() })
    const thread: Thread = { id, anchor, internal, section, resolved: null, comments: [first] }
    await writeThread(tx, { programmeId, before: null, after: thread, at, requestHash })
    await mentionMail(tx, { ...o, thread: id, comment: id, named: mentionsIn(text), at })
    return done({ thread, people: await peopleIn(tx, [thread]) })
  })
}

/** @returns the thread as it then is, or what {@link stepThread} refuses, and for what is written what {@link beginThread} does */
export function changeThread(
  context: Needs,
  o: Commenter & { readonly thread: CommentId; readonly step: ThreadStep },
): Promise<Outcome<ThreadBody>> {
  const { programmeId, person, role, step } = o
  const requestHash =
    step.type === 'answer' ? sha256(canonicalJson({ programmeId, thread: o.thread, text: step.text })) : ''
  return inProgramme(context.database, programmeId, async (tx) => {
    if (step.type === 'answer') {
      const sent = await sentBefore(tx, { ...o, id: step.id, requestHash })
      if (sent !== null) return sent
    }
    const before = await findThread(tx, { programmeId, id: o.thread, reads: commentReads(role) })
    if (before === null) return refuse('NOT_FOUND')
    const at = context.now()
    const mayResolve = may(role, 'comment.resolve')
    const after = stepThread(before, step, { by: person, at: at.toISOString(), mayResolve })
    if (!after.ok) return after
    if (after.value !== before) {
      const { internal, section } = before
      if (step.type === 'answer' || step.type === 'edit') {
        const named = mentionsIn(before.comments.find(({ id }) => 'comment' in step && id === step.comment)?.text ?? '')
        const fit = await fitToWrite(context, tx, {
          ...o,
          text: step.text,
          internal,
          section,
          named,
          edits: step.type === 'edit',
        })
        if (!fit.ok) return fit
      }
      await writeThread(tx, { programmeId, before, after: after.value, at, requestHash })
      const comment = step.type === 'answer' ? step.id : step.type === 'edit' ? step.comment : null
      if (comment !== null && 'text' in step) {
        await mentionMail(tx, { ...o, comment, named: mentionsIn(step.text), at })
      }
    }
    return done({ thread: after.value, people: await peopleIn(tx, [after.value]) })
  })
}

/** Due to those a comment names, once for each of them however often it is edited. */
async function mentionMail(
  tx: Transaction,
  o: Commenter & {
    readonly thread: CommentId
    readonly comment: CommentId
    readonly named: readonly PersonId[]
    readonly at: Date
  },
): Promise<void> {
  const { programmeId, person, thread, comment, named, at } = o
  await dueMail(tx, {
    programmeId,
    kind: 'act',
    key: `mention:${comment}`,
    about: { what: 'mention', id: comment, thread },
    dueAt: at,
    people: named.filter((id) => id !== person),
  })
}

/** @returns what the same sending led to, as it now stands; null when nothing with its id was written */
async function sentBefore(
  tx: Transaction,
  o: Commenter & { readonly id: CommentId; readonly requestHash: string },
): Promise<Outcome<ThreadBody> | null> {
  const known = await writtenComment(tx, o.id)
  if (known === null) return null
  // Of a deleted one is not known what it said.
  const isSame = known.author === o.person && (known.deletedAt !== null || known.requestHash === o.requestHash)
  if (!isSame) return refuse('KEY_REUSED', { record: o.id })
  const reads = commentReads(o.role)
  const thread = await findThread(tx, { programmeId: o.programmeId, id: known.threadId, reads })
  return thread === null ? refuse('NOT_FOUND') : done({ thread, people: await peopleIn(tx, [thread]) })
}

/**
 * @param o.named whom the comment names already: one who has lost her place since is no reason to refuse a correction
 * @returns MENTION_UNFIT for somebody who may not read it, TOO_MANY_REQUESTS for who has written too much in a minute
 */
async function fitToWrite(
  { now }: Pick<Needs, 'now'>,
  tx: Transaction,
  o: Commenter & {
    readonly text: string
    readonly internal: boolean
    readonly section: CommentSection
    readonly named: readonly PersonId[]
    readonly edits?: boolean
  },
): Promise<Outcome<null>> {
  const mentioned = mentionsIn(o.text).filter((id) => !o.named.includes(id))
  if (mentioned.length > 0) {
    const roles = await rolesOn(tx, { programmeId: o.programmeId, personIds: mentioned })
    if (!mentioned.every((id) => readsThread(roles.get(id) ?? null, o)))
      return refuse('MENTION_UNFIT', { field: 'text' })
  }
  if (o.edits === true) return done(null)
  const written = await writtenSince(tx, { by: o.person, since: new Date(now().getTime() - minuteMs) })
  return written >= perMinute ? refuse('TOO_MANY_REQUESTS') : done(null)
}
