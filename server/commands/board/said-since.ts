// Said since: what others have said on a programme after a moment, each with what it is about and its first words, as far as the reader may read
// comments. Called by changes-since.ts.

import { asWritten } from '../../../shared/comment/mention.ts'
import type { SaidSince } from '../../../shared/contract/changes.ts'
import type { ProgrammeId } from '../../../shared/ids.ts'
import { commentReads } from '../../../shared/rules/comment-readers.ts'
import { may } from '../../../shared/rules/permissions.ts'
import type { BoardMoment } from '../../domain/item-changes.ts'
import { namesOf } from '../../store/people.ts'
import { pointMoments } from '../../store/point-moments.ts'
import { type CommentSince, commentsSince } from '../../store/programme-comments.ts'
import type { CommandContext } from '../context.ts'
import type { Reader } from '../deciding/deciding-view.ts'
import { register } from '../register/register.ts'

const mostCharacters = 240

/** @returns those that name the reader first, then the newest first */
export async function saidSince(
  context: Pick<CommandContext, 'database' | 'people' | 'points' | 'log' | 'now'>,
  o: {
    readonly programmeId: ProgrammeId
    readonly reader: Reader
    readonly since: Date
    readonly until: Date
    readonly board: BoardMoment
  },
): Promise<readonly SaidSince[]> {
  const { programmeId, reader, since, until } = o
  if (!may(reader.role, 'comment.read')) return []
  const reads = commentReads(reader.role)
  const { db } = context.database
  const said = await commentsSince(db, { programmeId, reads, reader: reader.person, since, until })
  if (said.length === 0) return []
  const [points, decided, members, spoken] = await Promise.all([
    pointMoments(db, programmeId),
    register(context, { programmeId, reader, filter: {} }),
    context.people.listMembers(programmeId),
    namesOf(
      db,
      said.flatMap(({ mentions }) => mentions),
    ),
  ])
  // Of members too, since how much of a name is written depends on who else has it.
  const people = [
    ...new Map([...spoken, ...members.map(({ person }) => person)].map((each) => [each.id, each])).values(),
  ]
  const titleOf = ({ anchor }: CommentSince): string | null => {
    switch (anchor.kind) {
      case 'item':
      case 'field':
        return o.board.board.items.get(anchor.item)?.title ?? null
      case 'agenda':
        return points.find(({ id }) => id === anchor.point)?.title ?? null
      case 'decision': {
        const found = decided.decisions.find(({ decision }) => decision.id === anchor.decision)
        return found === undefined ? null : String(found.decision.number)
      }
      case 'programme':
        return null
    }
  }
  const told = said.map((one): SaidSince => {
    const { thread, comment, anchor, author, at, text, resolved } = one
    const item = 'item' in anchor ? o.board.board.items.get(anchor.item) : undefined
    const words = asWritten(text, people)
    return {
      thread,
      comment,
      anchor,
      title: titleOf(one),
      list: item?.position.list ?? null,
      internal: one.internal,
      section: one.section,
      resolved,
      by: author,
      at: at.toISOString(),
      text: words.length > mostCharacters ? `${words.slice(0, mostCharacters).trimEnd()}…` : words,
      namesReader: one.mentions.includes(reader.person),
    }
  })
  return [...told.filter(({ namesReader }) => namesReader), ...told.filter(({ namesReader }) => !namesReader)]
}
