// Threads as a machine: whoever does whatever in any order, only the author changes her words, and nothing of what is deleted is left.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  newComment,
  reactions,
  stepThread,
  type Thread,
  type ThreadStep,
  threadSchema,
} from '../../../shared/comment/thread.ts'
import { commentIdSchema, itemIdSchema, type PersonId, personIdSchema } from '../../../shared/ids.ts'

const idOf = (n: number) => commentIdSchema.parse(`00000000-0000-4000-8000-00000000000${n}`)
const people = ['kari', 'ola', 'siv'].map((id) => personIdSchema.parse(id))
const [kari, ola] = people as [PersonId, PersonId]
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 29, 9, minute)).toISOString()
const begun = (): Thread => ({
  id: idOf(0),
  anchor: { kind: 'item', item: itemIdSchema.parse('DD-1') },
  internal: false,
  section: 'all',
  resolved: null,
  comments: [newComment({ id: idOf(0), author: kari, text: 'ord-0', writtenAt: at(0) })],
})
const stepped = (thread: Thread, step: ThreadStep, by: PersonId, mayResolve = false): Thread => {
  const next = stepThread(thread, step, { by, at: at(5), mayResolve })
  if (!next.ok) throw new Error(next.refusal.code)
  return next.value
}
const codeOf = (thread: Thread, step: ThreadStep, by: PersonId, mayResolve = false): string | null => {
  const next = stepThread(thread, step, { by, at: at(5), mayResolve })
  return next.ok ? null : next.refusal.code
}

describe('a thread', () => {
  it('[CMT3] is edited and deleted by its author alone, with a trace of both', () => {
    const thread = stepped(begun(), { type: 'answer', id: idOf(1), text: 'ord-1' }, ola)
    const edit = { type: 'edit', comment: idOf(1), text: 'Nytt', revision: 1 } as const
    expect([
      codeOf(thread, edit, kari, true),
      codeOf(thread, { type: 'delete', comment: idOf(1) }, kari, true),
    ]).toEqual(['NOT_AUTHOR', 'NOT_AUTHOR'])
    const edited = stepped(thread, edit, ola)
    expect(edited.comments[1]).toMatchObject({ text: 'Nytt', editedAt: at(5), revision: 2 })
    expect(codeOf(edited, { ...edit, text: 'Fra en annen fane' }, ola)).toBe('STALE')
    const liked = stepped(edited, { type: 'react', comment: idOf(1), reaction: 'agree', on: true }, kari)
    const gone = stepped(liked, { type: 'delete', comment: idOf(1) }, ola)
    expect(gone.comments[1]).toMatchObject({ author: ola, text: '', reactions: {}, deletedAt: at(5) })
    expect(codeOf(gone, { ...edit, revision: 3 }, ola)).toBe('COMMENT_DELETED')
    expect(codeOf(gone, { type: 'react', comment: idOf(1), reaction: 'seen', on: true }, kari)).toBe('COMMENT_DELETED')
  })

  it('[CMT5] is resolved by who may or who began it, and an answer opens it again', () => {
    const thread = begun()
    expect(codeOf(thread, { type: 'resolve' }, ola)).toBe('FORBIDDEN')
    expect(stepped(thread, { type: 'resolve' }, ola, true).resolved).toEqual({ by: ola, at: at(5) })
    const resolved = stepped(thread, { type: 'resolve' }, kari)
    expect(stepped(resolved, { type: 'answer', id: idOf(1), text: 'Ikke helt' }, ola).resolved).toBeNull()
    expect(stepped(resolved, { type: 'reopen' }, kari).resolved).toBeNull()
  })

  it('[CMT5] a step that finds it as it would make it is the very same thread', () => {
    const thread = stepped(begun(), { type: 'react', comment: idOf(0), reaction: 'thanks', on: true }, ola)
    const same: readonly (readonly [ThreadStep, PersonId])[] = [
      [{ type: 'reopen' }, kari],
      [{ type: 'react', comment: idOf(0), reaction: 'thanks', on: true }, ola],
      [{ type: 'react', comment: idOf(0), reaction: 'seen', on: false }, ola],
      [{ type: 'edit', comment: idOf(0), text: 'ord-0', revision: 9 }, kari],
    ]
    for (const [step, by] of same) expect(stepped(thread, step, by)).toBe(thread)
  })

  const id = fc.integer({ min: 0, max: 5 }).map(idOf)
  const step: fc.Arbitrary<ThreadStep> = fc.oneof(
    fc.record({ type: fc.constant('answer' as const), id, text: fc.constant('') }),
    fc.record({
      type: fc.constant('edit' as const),
      comment: id,
      text: fc.constant(''),
      revision: fc.integer({ min: 1, max: 4 }),
    }),
    fc.record({ type: fc.constant('delete' as const), comment: id }),
    fc.record({ type: fc.constantFrom('resolve' as const, 'reopen' as const) }),
    fc.record({
      type: fc.constant('react' as const),
      comment: id,
      reaction: fc.constantFrom(...reactions),
      on: fc.boolean(),
    }),
  )

  it('[CMT3] whoever does whatever: words change by their author alone, and of a deleted comment nothing is left', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(step, fc.constantFrom(...people), fc.boolean()), { maxLength: 60 }), (steps) => {
        let thread = begun()
        const everSaid = new Map<string, string[]>([[idOf(0), ['ord-0']]])
        steps.forEach(([asked, by, mayResolve], n) => {
          // Every text is one that is said once.
          const now = 'text' in asked ? { ...asked, text: `ord-${n + 1}` } : asked
          const next = stepThread(thread, now, { by, at: at(n + 1), mayResolve })
          if (!next.ok) return
          for (const comment of next.value.comments) {
            const was = thread.comments.find((each) => each.id === comment.id)
            if (was === undefined) {
              expect([comment.author, now.type]).toEqual([by, 'answer'])
              everSaid.set(comment.id, [comment.text])
            } else if (was.text !== comment.text || was.deletedAt !== comment.deletedAt) {
              expect([was.author, was.deletedAt]).toEqual([by, null])
              expect(comment.revision).toBe(was.revision + 1)
              expect(comment.deletedAt ?? comment.editedAt).toBe(at(n + 1))
              everSaid.get(comment.id)?.push(comment.text)
            }
          }
          if (now.type === 'answer') expect(next.value.resolved).toBeNull()
          thread = next.value
        })
        const read = JSON.stringify(threadSchema.parse(thread))
        for (const { id: told, deletedAt, text, reactions: given } of thread.comments) {
          const gone = (everSaid.get(told) ?? []).filter((each) => each !== '' && (deletedAt !== null || each !== text))
          for (const words of gone) expect(read).not.toContain(`"${words}"`)
          if (deletedAt !== null) expect([text, given]).toEqual(['', {}])
        }
      }),
    )
  })
})
