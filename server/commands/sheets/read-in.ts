// Read in: a file against the board: first what it would change, then, when the person has seen that and says yes, all of it in one transaction as her own
// update. What was seen is what is written: a board that would be changed otherwise by now is asked about again (SHEET_CHANGED). Others go on editing
// meanwhile. Called by server/http/programmes/sheets.ts.

import type { z } from 'zod'
import type {
  applySheetSchema,
  previewSheetSchema,
  SheetPreview,
  sheetAppliedSchema,
} from '../../../shared/contract/sheets.ts'
import { boardRoom, type PersonId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language/languages.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import type { Role } from '../../../shared/role.ts'
import { may } from '../../../shared/rules/permissions.ts'
import { placeTaken } from '../../domain/taken-mark.ts'
import { audit } from '../../store/audit-log.ts'
import { commitRuling } from '../../store/commit-ruling.ts'
import type { LoadedRoom } from '../../store/log-row.ts'
import { logAt } from '../../store/log-since.ts'
import { rolesOn } from '../../store/people.ts'
import type { StoredProgramme } from '../../store/programmes.ts'
import type { CommandContext } from '../context.ts'
import { samePlace } from '../documents/same-place.ts'
import { frameBody } from '../frame/frame-body.ts'
import type { SheetWritten, ToLayOn } from './lay-sheet.ts'
import { type SheetThread, withSheetThread } from './sheet-in-thread.ts'

type Context = Pick<CommandContext, 'database' | 'log' | 'now'>

export interface SheetAsked {
  readonly programme: StoredProgramme
  readonly person: PersonId
  readonly role: Role
  readonly language: Language
  readonly bytes: Uint8Array
  readonly asked: z.infer<typeof previewSheetSchema>
}

/** @returns what the file would change; nothing is written and nothing kept */
export function previewSheet(context: Context, sheet: SheetAsked): Promise<Outcome<SheetPreview>> {
  return withSheetThread(async (thread) => {
    const file = await readFile(context, { thread, sheet })
    if (!file.ok) return file
    const told = await thread.ask({ type: 'preview', ...toLayOn(file.value, sheet) })
    return told.ok ? done(told.value.preview) : told
  })
}

/** @returns what came of it, once it is committed; the caller tells the board's room */
export function applySheet(
  context: Context,
  sheet: SheetAsked & { readonly asked: z.infer<typeof applySheetSchema> },
): Promise<Outcome<z.infer<typeof sheetAppliedSchema>>> {
  const { programme, person, asked } = sheet
  const name = boardRoom(programme.id)
  const take = (asked.take ?? '').split('\n').filter((each) => each !== '')
  const agreed = { digest: asked.digest, leaveOut: asked.leaveOut === 'true', take }
  return withSheetThread(async (thread) => {
    const file = await readFile(context, { thread, sheet })
    if (!file.ok) return file
    const write = async (on: ToLayOn): Promise<Outcome<SheetWritten>> => {
      const told = await thread.ask({ type: 'write', ...on, ...agreed })
      return told.ok ? done(told.value.written) : told
    }
    // Worked out before anything is locked, and again only where somebody has come in between.
    const ahead = await write(toLayOn(file.value, sheet))
    return commitRuling(context.database, {
      programmeId: programme.id,
      rooms: [name],
      run: async (tx, loaded) => {
        const room = loaded.get(name)
        if (room === undefined) throw new Error(`${name} was asked for`)
        // The file took its time: what she may now is what counts.
        const role = (await rolesOn(tx, { programmeId: programme.id, personIds: [person] })).get(person) ?? null
        if (role === null || !may(role, 'sheet.import'))
          return refuse('FORBIDDEN', { params: { permission: 'sheet.import' } })
        const isAsItWas = role === sheet.role && samePlace(room, file.value.room)
        const written = isAsItWas ? ahead : await write(toLayOn({ ...file.value, room }, { ...sheet, role }))
        if (!written.ok) return written
        const { payload, rows, value } = written.value
        const subject = { file: asked.name.slice(0, 120), rows }
        await audit(tx, { at: context.now(), programmeId: programme.id, actor: person, act: 'sheet.imported', subject })
        return done({ value, updates: [{ room: name, payload, by: { person, role } }], raisesEpoch: false })
      },
    })
  })
}

/** The board a file is laid on, and what it was taken out of. */
interface FileOnBoard {
  readonly room: LoadedRoom
  readonly leading: ToLayOn['leading']
}

/** Has a file read in its thread. @returns what it is laid on, or what is wrong with it */
async function readFile(
  context: Context,
  { thread, sheet }: { readonly thread: SheetThread; readonly sheet: SheetAsked },
): Promise<Outcome<FileOnBoard>> {
  const { programme, bytes, asked } = sheet
  const { structure } = programme
  const { steering } = await frameBody(context, programme)
  const chosen = asked.columns ?? {}
  const read = await thread.ask({ type: 'read', bytes, structure, steering, sheet: asked.sheet ?? 0, chosen })
  if (!read.ok) return read
  const room = await context.log.load(boardRoom(programme.id))
  if (room === null) return refuse('NOT_FOUND')
  return done({ room, leading: await leadingTo(context, room, read.value.marks) })
}

function leadingTo(
  { database }: Pick<Context, 'database'>,
  room: LoadedRoom,
  [mark, ...others]: readonly string[],
): Promise<ToLayOn['leading']> {
  const place = mark === undefined || others.length > 0 ? null : placeTaken(mark, room.lineage)
  return place === null ? Promise.resolve(null) : logAt(database, { room: room.room, place })
}

function toLayOn({ room, leading }: FileOnBoard, { person, role, language }: SheetAsked): ToLayOn {
  const { snapshot, rows } = room
  return { room: { snapshot, rows }, leading, reader: { personId: person, role, language } }
}
