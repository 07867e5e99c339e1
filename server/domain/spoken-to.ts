// Spoken to: which comments of open threads wait for one person: those that name her, and answers of others in threads she takes part in, until she has
// answered or reacted after them. Reacting is how she says that she has read what asks for no answer. Pure. Called by server/commands/inbox.

import type { Anchor } from '../../shared/comment/anchor.ts'
import { mentionsIn, piecesOf } from '../../shared/comment/mention.ts'
import type { Comment, Thread } from '../../shared/comment/thread.ts'
import type { CommentId, PersonId } from '../../shared/ids.ts'

export interface SpokenTo {
  readonly kind: 'mention' | 'answer'
  readonly id: CommentId
  readonly thread: CommentId
  readonly anchor: Anchor
  readonly by: string
  readonly text: string
  readonly since: string
  /** Said for some alone: its words go no further than the page, into no mail. */
  readonly internal: boolean
}

/** UTF-16 units of a comment that are told. */
const firstWords = 200

/**
 * @param o.threads as they are told to her
 * @param o.nameOf the name of somebody; her id where she is unknown
 * @returns of each thread every comment that names her, and of answers the last alone; oldest first
 */
export function spokenTo(o: {
  readonly threads: readonly Thread[]
  readonly me: PersonId
  readonly nameOf: (person: PersonId) => string
}): readonly SpokenTo[] {
  const { me, nameOf } = o
  const found = o.threads.flatMap((thread): SpokenTo[] => {
    if (thread.resolved !== null) return []
    const standing = thread.comments.filter(({ deletedAt }) => deletedAt === null)
    const unanswered = standing.slice(standing.findLastIndex(({ author }) => author === me) + 1)
    const unread = unanswered.filter((comment) => !hasReacted(comment, me))
    const named = unread.filter(({ text }) => mentionsIn(text).includes(me))
    const takesPart = standing.some(({ author, text }) => author === me || mentionsIn(text).includes(me))
    // What came before the last that she has reacted to is read.
    const last = unanswered.at(-1)
    const isNews = takesPart && last !== undefined && unread.includes(last) && !named.includes(last)
    const told = (kind: SpokenTo['kind'], { id, author, text, writtenAt }: Comment): SpokenTo => ({
      kind,
      id,
      thread: thread.id,
      anchor: thread.anchor,
      by: nameOf(author),
      text: shortened(text, nameOf),
      since: writtenAt,
      internal: thread.internal || thread.section !== 'all',
    })
    return [
      ...named.map((comment) => told('mention', comment)),
      ...(isNews && last.id !== thread.id ? [told('answer', last)] : []),
    ]
  })
  return found.toSorted((a, b) => (a.since < b.since ? -1 : 1))
}

function hasReacted({ reactions }: Comment, me: PersonId): boolean {
  return Object.values(reactions).some((people) => people.includes(me))
}

function shortened(text: string, nameOf: (person: PersonId) => string): string {
  const plain = piecesOf(text)
    .map((piece) => ('text' in piece ? piece.text : `@${nameOf(piece.person)}`))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
  return plain.length <= firstWords
    ? plain
    : `${plain
        .slice(0, firstWords - 1)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()}…`
}
