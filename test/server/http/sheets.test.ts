// Sheets over HTTP: the board taken out by whoever reads it, and a file read in as it was seen, in one update of who did it, while others go on editing.

import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roomDocument } from '../../../server/commands/documents/room-document.ts'
import { csvSheet } from '../../../server/exports/csv-sheet.ts'
import { readTables } from '../../../server/imports/read-tables.ts'
import { peopleStore } from '../../../server/store/people.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import type { Board } from '../../../shared/board/snapshot.ts'
import { errorBodySchema } from '../../../shared/contract/http.ts'
import { type SheetPreview, sheetAppliedSchema, sheetPreviewSchema } from '../../../shared/contract/sheets.ts'
import { readBoard } from '../../../shared/document/records.ts'
import { boardRoom, type ItemId, personIdSchema, programmeIdSchema } from '../../../shared/ids.ts'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { beforeTheLock } from './before-the-lock.ts'
import { editBoardAt } from './edit-board-at.ts'
import { type NamedRoute, rightsTable } from './rights-table.ts'

const programmeId = programmeIdSchema.parse('digital-samhandling')
const room = boardRoom(programmeId)
const base = `/api/programmes/${programmeId}/sheets`
const kari = personIdSchema.parse('kari-nordmann')

let app: HttpAppDouble
let office: string
beforeAll(async () => {
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
  office = await app.signIn('ds-programkontor')
})
afterAll(() => app.close())

const bytesOf = async (answer: Response): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await answer.arrayBuffer())
const out = async (file: string, cookie = office) => bytesOf(await app.ask({ path: `${base}/${file}`, cookie }))
const board = async (): Promise<Board> => {
  const loaded = await updateLog(app.database).load(room)
  if (loaded === null) throw new Error('no board')
  return readBoard(roomDocument(loaded))
}
const titleOf = async (id: string) => (await board()).items.get(id as ItemId)?.title
const post = (path: string, raw: Uint8Array<ArrayBuffer>, asked: Record<string, string> = {}) =>
  app.ask({ method: 'POST', path: `${path}?${new URLSearchParams({ name: 'kø.csv', ...asked })}`, raw, cookie: office })
const codeOf = async (answer: Response): Promise<string> => errorBodySchema.parse(await answer.json()).error.code
const preview = async (raw: Uint8Array<ArrayBuffer>, asked?: Record<string, string>): Promise<SheetPreview> => {
  const answer = await post(`${base}/preview`, raw, asked)
  if (answer.status !== 200) throw new Error(await answer.text())
  return sheetPreviewSchema.parse(await answer.json())
}
const csv = (rows: readonly (readonly (string | number)[])[]): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(csvSheet(rows, 'nb'))
const edit = (item: string, title: string) =>
  editBoardAt(app, {
    actor: kari,
    at: '2026-11-23T09:30:00Z',
    does: { type: 'set-field', item: item as ItemId, set: { field: 'title', value: title } },
  })

/** The sheet of the queue with some cells written over, by id and heading. */
async function queueSheet(
  over: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const tables = await readTables(await out('queue.csv'))
  if (!tables.ok) throw new Error('unreadable')
  const [headings = [], ...rows] = tables.value[0]?.rows ?? []
  const written = rows.map((row) =>
    row.map((cell, at) => over[String(row[0])]?.[String(headings[at])] ?? (cell === null ? '' : String(cell))),
  )
  return csv([headings.map(String), ...written])
}

describe('the board as a file', () => {
  it('[SHT1] comes out as a workbook and as text, and read in again changes nothing', async () => {
    for (const file of ['board.xlsx', 'queue.csv', 'cut-list.csv']) {
      const seen = await preview(await out(file))
      expect({ file, rows: seen.rows, refused: seen.refused, knowsBase: seen.knowsBase }).toEqual({
        file,
        rows: [],
        refused: [],
        knowsBase: true,
      })
      expect(seen.same).toBe(file === 'board.xlsx' ? 25 : file === 'queue.csv' ? 21 : 4)
    }
    expect(
      await codeOf(
        await post(base, await out('queue.csv'), { digest: (await preview(await out('queue.csv'))).digest }),
      ),
    ).toBe('SHEET_NOTHING')
  })

  it('[SHT2] says in its head what it is and is shown by no browser as a page', async () => {
    const answer = await app.ask({ path: `${base}/queue.csv`, cookie: office })
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toContain('attachment')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    const frame = new TextDecoder().decode(await out('frame.csv'))
    expect(frame).toContain('Styringsramme P50')
    expect(frame).toContain('520')
  })
})

describe('a file read in', () => {
  it('[SHT9] is shown first and writes nothing; then what was shown is written, once, as its reader’s', async () => {
    const sheet = await queueSheet({ 'DD-3': { Behov: 'Samarbeidsområder avklart', Plass: '1' } })
    const before = await board()
    const seen = await preview(sheet)
    expect(await board()).toEqual(before)
    expect(seen.rows).toEqual([
      {
        sheet: '',
        row: 6,
        item: 'DD-3',
        title: 'Samarbeidsområder avklart',
        kind: 'changed',
        list: null,
        moved: { from: 5, to: 1 },
        cells: [
          {
            key: 'title',
            heading: 'Behov',
            from: before.items.get('DD-3' as ItemId)?.title,
            to: 'Samarbeidsområder avklart',
            conflict: false,
          },
        ],
      },
    ])
    const applied = await post(base, sheet, { digest: seen.digest })
    expect(sheetAppliedSchema.parse(await applied.json())).toEqual({ added: 0, changed: 1, moved: 1, leftOut: 0 })
    expect((await board()).queue[0]).toBe('DD-3')
    expect(app.appended.at(-1)).toBe(room)
    const { rows } = await app.database.db.execute(
      sql`select actor, role from room_updates where room = ${room} order by position desc limit 1`,
    )
    expect(rows).toEqual([{ actor: 'nina-elvmann', role: 'programme-office' }])
    const told = await app.ask({ path: `/api/programmes/${programmeId}/audit?act=sheet.imported`, cookie: office })
    expect(await told.json()).toMatchObject({
      rows: [{ act: 'sheet.imported', actor: 'nina-elvmann', subject: { rows: 1 } }],
    })
  })

  it('[SHT6] keeps what others write meanwhile, asks where both have, and writes nothing of what nobody saw', async () => {
    const sheet = await queueSheet({ 'DD-4': { Behov: 'Fra arket' }, 'DD-5': { Behov: 'Også fra arket' } })
    await edit('DD-6', 'Karis ord')
    const seen = await preview(sheet)
    expect(seen.rows.map(({ item, cells }) => [item, cells.map(({ conflict }) => conflict)])).toEqual([
      ['DD-4', [false]],
      ['DD-5', [false]],
    ])
    await edit('DD-5', 'Karis andre ord')
    expect(await codeOf(await post(base, sheet, { digest: seen.digest }))).toBe('SHEET_CHANGED')
    expect(await titleOf('DD-4')).not.toBe('Fra arket')
    const again = await preview(sheet)
    expect(again.rows.map(({ item, cells }) => [item, cells.map(({ from, conflict }) => [from, conflict])])).toEqual([
      ['DD-4', [[await titleOf('DD-4'), false]]],
      ['DD-5', [['Karis andre ord', true]]],
    ])
    expect((await post(base, sheet, { digest: again.digest })).status).toBe(200)
    expect(await Promise.all(['DD-4', 'DD-5', 'DD-6'].map(titleOf))).toEqual([
      'Fra arket',
      'Karis andre ord',
      'Karis ord',
    ])
    const third = await preview(sheet)
    expect((await post(base, sheet, { digest: third.digest, take: 'DD-5 title' })).status).toBe(200)
    expect(await titleOf('DD-5')).toBe('Også fra arket')
  })

  it('[SHT4] with rows that cannot be taken is read in only where that is confirmed', async () => {
    const sheet = csv([
      ['Id', 'Behov', 'Lav, MNOK'],
      ['DD-7', 'Syvende', 12],
      ['DD-8', 'Åttende', 'tolv'],
    ])
    const seen = await preview(sheet)
    expect(seen.refused).toEqual([
      {
        sheet: '',
        row: 3,
        item: 'DD-8',
        heading: 'Lav, MNOK',
        message: '«tolv» kan ikke leses som et tall. Skriv for eksempel 1234,5 uten skilletegn for tusen.',
      },
    ])
    expect(await codeOf(await post(base, sheet, { digest: seen.digest }))).toBe('SHEET_LEAVES_OUT')
    const answer = await post(base, sheet, { digest: seen.digest, leaveOut: 'true' })
    expect(sheetAppliedSchema.parse(await answer.json())).toEqual({ added: 0, changed: 1, moved: 0, leftOut: 1 })
    expect(await titleOf('DD-7')).toBe('Syvende')
  })

  it('[SHT8] is read by the columns the person chooses', async () => {
    const sheet = csv([
      ['Nr.', 'Hva det heter'],
      ['DD-9', 'Niende'],
    ])
    const unread = await preview(sheet)
    expect({ trouble: unread.trouble, rows: unread.rows, columns: unread.columns }).toEqual({
      trouble: 'Ingen kolonne sier hvilket behov raden gjelder. Velg kolonnen med id.',
      rows: [],
      columns: [
        { index: 0, heading: 'Nr.', key: null, sample: 'DD-9' },
        { index: 1, heading: 'Hva det heter', key: null, sample: 'Niende' },
      ],
    })
    expect(await codeOf(await post(base, sheet, { digest: unread.digest }))).toBe('SHEET_NO_ID')
    const seen = await preview(sheet, { columns: JSON.stringify({ 0: 'id', 1: 'title' }) })
    expect(seen.rows.map(({ item, title }) => [item, title])).toEqual([['DD-9', 'Niende']])
  })

  it('[SHT9] is laid anew on a board that moved on just before it was written', async () => {
    const sheet = await queueSheet({ 'DD-5': { Behov: 'Fra arket i siste liten' } })
    const { digest } = await preview(sheet)
    const elsewhere = beforeTheLock(app.database.pool, () => edit('DD-6', 'Skrevet i siste liten'))
    expect((await post(base, sheet, { digest })).status).toBe(200)
    expect([elsewhere.times, await titleOf('DD-5'), await titleOf('DD-6')]).toEqual([
      1,
      'Fra arket i siste liten',
      'Skrevet i siste liten',
    ])
    const again = await queueSheet({ 'DD-5': { Behov: 'Enda en gang' } })
    const seen = await preview(again)
    const same = beforeTheLock(app.database.pool, () => edit('DD-5', 'En annens'))
    expect([await codeOf(await post(base, again, { digest: seen.digest })), same.times]).toEqual(['SHEET_CHANGED', 1])
    expect(await titleOf('DD-5')).toBe('En annens')
  })

  it('[RGT1] whoever may read in no more when it is written, reads nothing in', async () => {
    const { changeRole } = peopleStore(app.database)
    const sheet = await queueSheet({ 'DD-4': { Behov: 'Lest inn for sent' } })
    const { digest } = await preview(sheet)
    const reader = personIdSchema.parse('nina-elvmann')
    const withdrawn = beforeTheLock(app.database.pool, async () => {
      await changeRole({ personId: reader, programmeId, role: 'observer' })
    })
    const refused = await post(base, sheet, { digest })
    expect([withdrawn.times, refused.status, await codeOf(refused)]).toEqual([1, 403, 'FORBIDDEN'])
    expect(await titleOf('DD-4')).not.toBe('Lest inn for sent')
    await changeRole({ personId: reader, programmeId, role: 'programme-office' })
  })

  it('[SHT7] over its cap is refused before it is read', async () => {
    expect(await codeOf(await post(`${base}/preview`, new Uint8Array(5 * 1_048_576 + 1)))).toBe('SHEET_TOO_LARGE')
  })

  it('[RGT1] every role on every address of sheets', async () => {
    // Refused for its size where it would be read: rights come first.
    const raw = new Uint8Array(5 * 1_048_576 + 1)
    const routes: readonly NamedRoute[] = [
      ['workbook', { path: `${base}/board.xlsx` }],
      ['queue', { path: `${base}/queue.csv` }],
      ['cut list', { path: `${base}/cut-list.csv` }],
      ['frame', { path: `${base}/frame.csv` }],
      ['preview', { method: 'POST', path: `${base}/preview?name=a.csv`, raw }],
      ['read in', { method: 'POST', path: `${base}?name=a.csv&digest=${'0'.repeat(64)}`, raw }],
    ]
    expect(await rightsTable(app, routes)).toMatchInlineSnapshot(`
      "
      role               workbook | queue | cut list | frame | preview | read in
      programme-owner    200 200 200 200 413 413
      board-member       200 200 200 200 403 403
      deputy             200 200 200 200 403 403
      programme-manager  200 200 200 200 413 413
      programme-office   200 200 200 200 413 413
      stream-owner       200 200 200 200 403 403
      queue-steward      200 200 200 200 413 413
      facilitator        200 200 200 200 403 403
      commenter          200 200 200 200 403 403
      observer           200 200 200 200 403 403
      of another board   404 404 404 404 404 404
      nobody             401 401 401 401 401 401
      "
    `)
  })
})
