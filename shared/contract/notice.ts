// Notice: tells the browsers of a room that something formal has changed, and nothing of what: ids alone, fetched through the reader's own
// rights. May be lost: whoever shows something fetches it anew now and then. Sent by the server's commands, heard by client/live,
// turned into the query to ask again by client/api/notice-keys.ts.

import { z } from 'zod'

/** What may have changed, by the query that reads it. `id` is the point's, or the programme's where it is one thing for all of it. */
export const noticeTopics = [
  'meeting',
  'deciding',
  'papers',
  'evidence',
  'programme',
  'points',
  'decisions',
  'circulations',
  'promises',
  'backlog',
  'untreated',
  'comments',
  'members',
  'inbox',
  'frame',
  'scores',
  'alternatives',
] as const
export const noticeSchema = z.object({
  topic: z.enum(noticeTopics),
  id: z.string().max(64),
})
export type Notice = Readonly<z.infer<typeof noticeSchema>>
