// Notice keys: which stored answer each topic of a notice is about, so that what has changed is asked for again. The queries of a topic begin their
// keys with it. Called by the queries of client/api and by client/live when a notice comes.

import type { Notice } from '../../shared/contract/notice.ts'

/**
 * @param notice its `id` is the point's for `meeting`, `deciding`, `papers`, `evidence` and `untreated`, the programme's for the others
 * @returns the beginning of every query key that may hold something else now
 */
export function noticeKey({ topic, id }: Notice): readonly string[] {
  if (topic === 'programme') return ['programmes', id]
  return topic === 'points' ? ['programmes', id, 'points'] : [topic, id]
}

/** What somebody may wait for by. Not what goes on in a meeting, where it is told often and stands before everybody; where it comes to something, another of these is told. */
const waitedFor: ReadonlySet<Notice['topic']> = new Set([
  'programme',
  'points',
  'decisions',
  'circulations',
  'promises',
  'comments',
  'evidence',
  'members',
  'scores',
])

/** @returns the keys of all that may hold something else now: what the notice names, and what waits for the reader where it is worked out from that. */
export function noticeKeys(notice: Notice): readonly (readonly string[])[] {
  const named = noticeKey(notice)
  return waitedFor.has(notice.topic) ? [named, ['inbox']] : [named]
}
