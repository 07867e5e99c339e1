// Hint text: hints as the text that goes between nodes, and back. Promises that nothing is believed that is not of the form, that a hint of a
// kind this build does not know is passed over while the others of its message are heard (nodes of two builds run side by side), and that
// no message is longer than its channel takes. No hint has room for an update: only what stands in the log is ever applied (T-079).
// Called by channel-bus.

import { z } from 'zod'
import { noticeSchema } from '../../shared/contract/notice.ts'
import { clientIdSchema, parseRoom, programmeIdSchema, type RoomName } from '../../shared/ids.ts'
import { type Hint, noticeKinds } from './bus.ts'

const version = 1
const maxHints = 5_000
const maxEntries = 2_000

const roomSchema = z
  .string()
  .max(128)
  .transform((name, context): RoomName => {
    const room = parseRoom(name)
    if (room !== null) return room.name
    context.addIssue({ code: 'custom' })
    return z.NEVER
  })
const placeSchema = { room: roomSchema, generation: z.int().min(1), head: z.int().min(0) }
const hintSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('grew'), ...placeSchema }),
  z.strictObject({ kind: z.literal('access'), programmeId: programmeIdSchema }),
  z.strictObject({ kind: z.literal('session-ended'), sessionId: z.string().min(1).max(128) }),
  z.strictObject({ kind: z.literal('digest'), ...placeSchema, hash: z.string().min(1).max(128) }),
  z.strictObject({
    kind: z.literal('presence'),
    room: roomSchema,
    entries: z
      .array(z.strictObject({ clientId: clientIdSchema, clock: z.int().min(0), state: z.string().max(16_384) }))
      .max(maxEntries),
  }),
  z.strictObject({ kind: z.enum(Object.values(noticeKinds)), room: roomSchema, ...noticeSchema.shape }),
])
const messageSchema = z.object({
  v: z.literal(version),
  from: z.string().min(8).max(64),
  hints: z.array(z.unknown()).max(maxHints),
})

/** What a message said. `garbled` counts the hints of it that were not of any form known here. */
export interface HeardMessage {
  readonly from: string
  readonly hints: readonly Hint[]
  readonly garbled: number
}

/** @returns what every message of this node begins with: it need not be read to know whose it is. */
export function hintHead(from: string): string {
  return `{"v":${version},"from":${JSON.stringify(from)},"hints":[`
}

/** @returns what the text says, or null when it is no message of ours at all; never throws. */
export function readHintText(text: string): HeardMessage | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  const message = messageSchema.safeParse(value)
  if (!message.success) return null
  const read = message.data.hints.map((each) => hintSchema.safeParse(each))
  const hints = read.flatMap((each) => (each.success ? [each.data] : []))
  return { from: message.data.from, hints, garbled: read.length - hints.length }
}

/** @returns as few texts as hold the hints, none longer than `maxBytes`, and how many hints were too long for any. */
export function hintTexts(o: { readonly from: string; readonly hints: readonly Hint[]; readonly maxBytes: number }): {
  readonly texts: readonly string[]
  readonly tooLong: number
} {
  const head = hintHead(o.from)
  const roomBytes = o.maxBytes - Buffer.byteLength(head) - 2
  const texts: string[] = []
  let tooLong = 0
  let parts: string[] = []
  let bytes = 0
  const flush = (): void => {
    if (parts.length > 0) texts.push(`${head}${parts.join(',')}]}`)
    parts = []
    bytes = 0
  }
  for (const part of o.hints.flatMap(small).map((hint) => JSON.stringify(hint))) {
    const partBytes = Buffer.byteLength(part) + 1
    if (partBytes > roomBytes) {
      tooLong += 1
      continue
    }
    if (bytes + partBytes > roomBytes || parts.length === maxHints) flush()
    parts.push(part)
    bytes += partBytes
  }
  flush()
  return { texts, tooLong }
}

/** Presence of many is one hint for each when it is long, so that it can be split. */
function small(hint: Hint): readonly Hint[] {
  if (hint.kind !== 'presence' || hint.entries.length < 2) return [hint]
  return hint.entries.map((entry) => ({ ...hint, entries: [entry] }))
}
