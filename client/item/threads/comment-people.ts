// The people of comments: who may be named in one, and by what name those who have written, reacted or resolved are shown. Called by the section and
// the page of comments.

import { createContext, useContext, useMemo } from 'react'
import { type Mentionable, mentionsIn } from '../../../shared/comment/mention.ts'
import { type CommentSection, commentSections } from '../../../shared/comment/section.ts'
import type { Thread } from '../../../shared/comment/thread.ts'
import type { CommentsBody } from '../../../shared/contract/comments.ts'
import type { PersonId, ProgrammeId } from '../../../shared/ids.ts'
import { readsThread } from '../../../shared/rules/comment-readers.ts'
import { useProgramme } from '../../api/programme-queries.ts'
import type { Person } from '../../ui/person.ts'

/** For whom a thread is. */
export type ThreadAudience = Pick<Thread, 'internal' | 'section'>

export interface CommentPeople {
  readonly programmeId: ProgrammeId
  readonly me: PersonId
  readonly mayWrite: boolean
  /** Threads others began too. */
  readonly mayResolve: boolean
  readonly personOf: (id: PersonId) => Person
  /** Who else may read a thread, and so be named in it. */
  readonly mentionable: (of: ThreadAudience) => readonly Mentionable[]
  /** Those, and whom a text names already. */
  readonly mentionableIn: (of: ThreadAudience, text: string) => readonly Mentionable[]
  /** Sections she may begin a thread in. */
  readonly sections: readonly CommentSection[]
}

export const CommentPeopleContext = createContext<CommentPeople | null>(null)

/** @returns the people around the comments drawn here. @throws outside a section of comments: that is a fault in the code. */
export function useCommentPeople(): CommentPeople {
  const people = useContext(CommentPeopleContext)
  if (people === null) throw new Error('useCommentPeople is called outside a section of comments')
  return people
}

/** @returns the same object until the members, the people named or the rights are others */
export function useCommentPeopleOf(o: {
  readonly programmeId: ProgrammeId
  readonly me: PersonId
  readonly permissions: readonly string[]
  readonly named: CommentsBody['people']
}): CommentPeople {
  const { programmeId, me, permissions, named } = o
  const members = useProgramme(programmeId).data?.members
  return useMemo(() => {
    const readers = (of: ThreadAudience) =>
      (members ?? []).filter(({ role, person }) => person.id !== me && readsThread(role, of))
    const mentionable = (of: ThreadAudience) => byName(readers(of).map(({ person }) => person))
    const known = new Map<PersonId, Mentionable>([
      ...(members ?? []).map(({ person }) => [person.id, person] as const),
      ...named.map((person) => [person.id, person] as const),
    ])
    return {
      programmeId,
      me,
      mayWrite: permissions.includes('comment.write'),
      mayResolve: permissions.includes('comment.resolve'),
      personOf: (id) => ({ ...(known.get(id) ?? { id, name: id, organisation: '' }), colour: 0 }),
      mentionable,
      sections: commentSections.filter((section) => section === 'all' || permissions.includes(`comment.${section}`)),
      mentionableIn: (of, text) => {
        const may = mentionable(of)
        const others = mentionsIn(text).flatMap((id) => known.get(id) ?? [])
        return [...may, ...others.filter(({ id }) => may.every((each) => each.id !== id))]
      },
    }
  }, [programmeId, me, permissions, named, members])
}

/** A person with two seats is one. */
function byName(people: readonly Mentionable[]): readonly Mentionable[] {
  const each = new Map(people.map((person) => [person.id, person]))
  return [...each.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'nb'))
}
