// Papers over HTTP: what is taken in and what is refused, by content and by name; who sees what; and how it goes out again.

import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { contentDisposition } from '../../../server/http/content-disposition.ts'
import { decisions } from '../../../server/store/tables/deciding.ts'
import { type Paper, paperSchema, papersBodySchema } from '../../../shared/contract/papers.ts'
import type { Decision } from '../../../shared/deciding/decision.ts'
import {
  agendaItemIdSchema,
  decisionIdSchema,
  pointIdSchema,
  pointRoom,
  programmeIdSchema,
  requestKeySchema,
} from '../../../shared/ids.ts'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { putPointIn } from '../../doubles/point-state.ts'
import { fileOf } from '../../generators/files.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { beforeTheLock } from './before-the-lock.ts'
import { editAgenda } from './edit-agenda.ts'

let app: HttpAppDouble
let cookies: Record<'office' | 'member' | 'stream' | 'observer', string>
beforeAll(async () => {
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
  cookies = {
    office: await app.signIn('ds-programkontor'),
    member: await app.signIn('ds-helse-nord'),
    stream: await app.signIn('ds-strom-dd'),
    observer: await app.signIn('ds-revisjon'),
  }
})
afterAll(() => app.close())
beforeEach(() => putPointIn(app.database, { point: 'ds-punkt-1', state: 'called' }))

const programme = '/api/programmes/digital-samhandling'
const point = `${programme}/points/ds-punkt-1`
type Who = keyof typeof cookies

interface Sent {
  readonly name: string
  readonly bytes: Uint8Array
  readonly who?: Who
  readonly access?: string
  readonly agendaItem?: string
  readonly internal?: string
  readonly point?: string
}
function send({ name, bytes, who = 'office', point: where = point, ...over }: Sent): Promise<Response> {
  const asked = { agendaItem: 'sak-01', internal: 'false', access: 'public', name, ...over }
  return app.ask({
    method: 'POST',
    path: `${where}/papers?${new URLSearchParams(asked)}`,
    cookie: cookies[who],
    raw: Uint8Array.from(bytes),
    headers: { 'content-type': 'application/octet-stream' },
  })
}
async function add(sent: Sent): Promise<Paper> {
  const answer = await send(sent)
  expect([sent.name, answer.status]).toEqual([sent.name, 201])
  return paperSchema.parse(await answer.json())
}
const get = (id: string, who: Who): Promise<Response> =>
  app.ask({ path: `${programme}/papers/${id}`, cookie: cookies[who] })
async function listed(who: Who): Promise<readonly string[]> {
  const answer = await app.ask({ path: `${point}/papers`, cookie: cookies[who] })
  return papersBodySchema.parse(await answer.json()).papers.map(({ id }) => id)
}
const codeOf = async (answer: Response): Promise<[number, string]> => [
  answer.status,
  ((await answer.json()) as { error: { code: string } }).error.code,
]
const text = (content: string): Uint8Array => new TextEncoder().encode(content)
const latin = (content: string): Uint8Array => Uint8Array.from(content, (letter) => letter.charCodeAt(0))

describe('papers', () => {
  it('[PAP1] documents, sheets, presentations, pictures and plain text are taken in under the kind they are', async () => {
    const kinds: readonly (readonly [name: string, bytes: Uint8Array, mediaType: string])[] = [
      ['notat.pdf', fileOf.pdf(), 'application/pdf'],
      ['Sak 4.DOCX', fileOf.docx(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
      ['tall.xlsx', fileOf.xlsx(), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
      ['lysark.pptx', fileOf.pptx(), 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
      ['tekst.odt', fileOf.odt(), 'application/vnd.oasis.opendocument.text'],
      ['bilde.png', fileOf.png(), 'image/png'],
      ['bilde.jpg', fileOf.jpeg(), 'image/jpeg'],
      ['ærlig – notat.txt', text('Blåbærsyltetøy\r\n\tog mer'), 'text/plain'],
      ['gammelt.csv', latin('Navn;Beløp\nSør;12'), 'text/csv'],
      ['lest.md', text('# Overskrift\n\n1 < 2'), 'text/markdown'],
      ['BMW.txt', text('BM er også ord'), 'text/plain'],
    ]
    for (const [name, bytes, mediaType] of kinds) {
      expect(await add({ name, bytes })).toMatchObject({ name, mediaType, sizeBytes: bytes.byteLength })
    }
  })

  it('[PAP1] (T-086) programs, scripts, pages, archives and what is not what its name says are refused, and nothing is kept', async () => {
    const before = await listed('office')
    const refused: readonly (readonly [name: string, bytes: Uint8Array])[] = [
      ['virus.exe', fileOf.exe()],
      ['virus.pdf', fileOf.exe()],
      ['virus.txt', fileOf.exe()],
      ['program.pdf', fileOf.elf()],
      ['skript.sh', text('#!/bin/sh\nrm -rf /')],
      ['skript.txt', text('#!/bin/sh\nrm -rf /')],
      ['skript.js', text('alert(1)')],
      ['skript.ps1', text('Get-Item')],
      ['side.html', text('<!doctype html><script>alert(1)</script>')],
      ['side.txt', text('\ufeff  <!DOCTYPE html><p>')],
      ['side.md', text('hei <script>alert(1)</script>')],
      ['side.png', text('<html><script>alert(1)</script></html>')],
      ['tegning.svg', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
      ['tegning.txt', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
      ['tegning.png', text('<?xml version="1.0"?><svg onload="alert(1)"/>')],
      ['arkiv.zip', fileOf.zip()],
      ['arkiv.docx', fileOf.zip()],
      ['makro.docm', fileOf.docm()],
      ['makro.docx', fileOf.docm()],
      ['tekst.docx', fileOf.xlsx()],
      ['bilde.png', fileOf.jpeg()],
      ['tekst.pdf', text('bare tekst')],
      ['uten ending', fileOf.pdf()],
      ['binært.txt', Uint8Array.of(0x61, 0x00, 0x62)],
      ['styretegn.csv', text('a\u001bb')],
    ]
    for (const [name, bytes] of refused) {
      expect([name, ...(await codeOf(await send({ name, bytes })))]).toEqual([name, 415, 'PAPER_TYPE'])
    }
    expect(await listed('office')).toEqual(before)
  })

  it('[PAP1] (T-086) an archive that unpacks to a thousand times its size is not unpacked', async () => {
    const answer = await send({ name: 'bombe.docx', bytes: fileOf.bomb() })
    expect(await codeOf(answer)).toEqual([415, 'PAPER_TYPE'])
  })

  it('[PAP1] whatever is sent is answered, with a paper or a refusal', async () => {
    const starts = [fileOf.pdf(), fileOf.docx(), fileOf.png(), fileOf.zip(), new Uint8Array()]
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...starts),
        fc.uint8Array({ maxLength: 200 }),
        fc.nat(400),
        fc.constantFrom('pdf', 'docx', 'png', 'txt', 'odt'),
        async (start, noise, cut, ending) => {
          const bytes = Buffer.concat([start.subarray(0, cut), noise])
          const { status } = await send({ name: `a.${ending}`, bytes })
          expect([201, 400, 415]).toContain(status)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('[PAP1] an empty paper is refused', async () => {
    for (const name of ['tom.pdf', 'tom.txt']) {
      expect(await codeOf(await send({ name, bytes: new Uint8Array() }))).toEqual([400, 'PAPER_EMPTY'])
    }
  })

  it('[PAP1] a paper over the cap is refused with the cap, and one under it is taken in though it is larger than any other body', async () => {
    const mb = 1_048_576
    const most = fileOf.pdf(mb)
    expect(await add({ name: 'akkurat.pdf', bytes: most })).toMatchObject({ sizeBytes: mb })
    const answer = await send({ name: 'for stor.pdf', bytes: fileOf.pdf(mb + 1) })
    const { error } = (await answer.json()) as { error: { message: string } }
    expect([answer.status, error.message]).toEqual([413, 'Filen er for stor. Den kan være 1 MB.'])
  })

  it('[PAP1] a stream is cut off where it goes over the cap, whatever length it claims', async () => {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 65_536
        controller.enqueue(new Uint8Array(65_536))
      },
    })
    const asked = new URLSearchParams({ agendaItem: 'sak-01', internal: 'false', access: 'public', name: 'a.pdf' })
    const answer = await app.ask({
      method: 'POST',
      path: `${point}/papers?${asked}`,
      cookie: cookies.office,
      raw: endless,
      headers: { 'content-type': 'application/octet-stream' },
    })
    expect(await codeOf(answer)).toEqual([413, 'PAPER_TOO_LARGE'])
    expect(sent).toBeLessThan(2 * 1_048_576)
  })

  it('[PAP1] (T-086) a name with a folder, control characters or a turned reading direction is refused', async () => {
    const names = [
      '../x.pdf',
      '..\\x.pdf',
      'a/b.pdf',
      'C:\\a.pdf',
      '..',
      '.skjult.pdf',
      'a..pdf',
      'linje\nskift.pdf',
      'null\u0000.pdf',
      'escape\u001b.pdf',
      'snudd\u202efdp.exe',
      'isolert\u2067a.pdf',
      'ikke synlig\ufeff.pdf',
      ' blank foran.pdf',
      'punktum bak.pdf.',
      '',
      `${'a'.repeat(197)}.pdf`,
    ]
    for (const name of names) {
      expect([name, ...(await codeOf(await send({ name, bytes: fileOf.pdf() })))]).toEqual([name, 400, 'PAPER_NAME'])
    }
    expect((await add({ name: `${'a'.repeat(196)}.pdf`, bytes: fileOf.pdf() })).name).toHaveLength(200)
  })

  it('[PAP1] a paper lies on an item that stands on the agenda it is said to', async () => {
    for (const over of [{ agendaItem: 'finnes-ikke' }, { internal: 'true' }]) {
      expect(await codeOf(await send({ name: 'a.pdf', bytes: fileOf.pdf(), ...over }))).toEqual([400, 'UNKNOWN_ITEM'])
    }
    for (const where of ['finnes-ikke', 'pll-punkt-1']) {
      const answer = await send({ name: 'a.pdf', bytes: fileOf.pdf(), point: `${programme}/points/${where}` })
      expect(await codeOf(answer)).toEqual([404, 'NOT_FOUND'])
    }
    expect(await codeOf(await send({ name: 'a.pdf', bytes: fileOf.pdf(), access: 'alle' }))).toEqual([400, 'INVALID'])
  })

  it('[PAP1] nothing is laid on an item that is taken off the agenda while the file is on its way', async () => {
    const before = await listed('office')
    const agendaItem = agendaItemIdSchema.parse('sak-03')
    const taken = beforeTheLock(app.database.pool, () =>
      editAgenda(app, pointRoom(pointIdSchema.parse('ds-punkt-1')), { type: 'remove-agenda-item', agendaItem }),
    )
    const answer = await send({ name: 'sent.pdf', bytes: fileOf.pdf(), agendaItem })
    expect([await codeOf(answer), taken.times, await listed('office')]).toEqual([[400, 'UNKNOWN_ITEM'], 1, before])
  })

  it('[PAP2] (T-086, T-141) goes out as an attachment under its name, in a sandbox, never sniffed and kept by no cache', async () => {
    // Begins as a picture and ends as a page.
    const bytes = Buffer.concat([fileOf.png(), text('<script>alert(1)</script>')])
    const { id } = await add({ name: 'ærlig «bilde» 1.png', bytes })
    const answer = await get(id, 'member')
    const header = (name: string): string | null => answer.headers.get(name)
    expect({
      status: answer.status,
      type: header('content-type'),
      disposition: header('content-disposition'),
      sniff: header('x-content-type-options'),
      cache: header('cache-control'),
      policy: header('content-security-policy'),
      same: header('cross-origin-resource-policy'),
      equal: Buffer.compare(Buffer.from(await answer.arrayBuffer()), bytes),
    }).toEqual({
      status: 200,
      type: 'image/png',
      disposition: `attachment; filename="aerlig _bilde_ 1.png"; filename*=UTF-8''%C3%A6rlig%20%C2%ABbilde%C2%BB%201.png`,
      sniff: 'nosniff',
      cache: 'private, no-store',
      policy: "sandbox; default-src 'none'; frame-ancestors 'none'",
      same: 'same-origin',
      equal: 0,
    })
  })

  it('[PAP2] no name breaks out of its header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
        const header = contentDisposition('attachment', name)
        const [, ascii, whole] =
          /^attachment; filename="([\x20-\x7e]*)"; filename\*=UTF-8''([\w!#$&+.^`|~%-]*)$/.exec(header) ?? []
        expect([ascii?.includes('"') ?? true, whole]).toEqual([false, expect.any(String)])
        expect(decodeURIComponent(whole ?? '')).toBe(name)
      }),
    )
  })

  it('[PAP3] before the point is called a paper is seen by those who prepare it and by whoever added it', async () => {
    await putPointIn(app.database, { point: 'ds-punkt-1', state: 'draft' })
    const theirs = await add({ name: 'fra strømmen.pdf', bytes: fileOf.pdf(), who: 'stream' })
    const ours = await add({ name: 'fra kontoret.pdf', bytes: fileOf.pdf(), who: 'office' })
    const seen = async (who: Who): Promise<readonly [boolean, boolean, number, number]> => {
      const ids = await listed(who)
      return [
        ids.includes(theirs.id),
        ids.includes(ours.id),
        (await get(theirs.id, who)).status,
        (await get(ours.id, who)).status,
      ]
    }
    expect({ office: await seen('office'), stream: await seen('stream'), observer: await seen('observer') }).toEqual({
      office: [true, true, 200, 200],
      stream: [true, false, 200, 404],
      observer: [false, false, 404, 404],
    })
    await putPointIn(app.database, { point: 'ds-punkt-1', state: 'called' })
    expect({ stream: await seen('stream'), observer: await seen('observer') }).toEqual({
      stream: [true, true, 200, 200],
      observer: [true, true, 200, 200],
    })
    await putPointIn(app.database, { point: 'ds-punkt-1', state: 'draft' })
    expect(await seen('observer')).toEqual([false, false, 404, 404])
  })

  it('[PAP3] (T-141) a paper for the board is absent for observers, without a trace', async () => {
    const { id } = await add({ name: 'for styret.pdf', bytes: fileOf.pdf(), access: 'board' })
    expect([(await listed('member')).includes(id), (await get(id, 'member')).status]).toEqual([true, 200])
    const answer = await app.ask({ path: `${point}/papers`, cookie: cookies.observer })
    expect(await answer.text()).not.toContain(id)
    expect(await codeOf(await get(id, 'observer'))).toEqual([404, 'NOT_FOUND'])
  })

  it("[PAP3] (T-141) one board's paper is not found through another", async () => {
    const { id } = await add({ name: 'vår.pdf', bytes: fileOf.pdf() })
    const path = `/api/programmes/pasientens-legemiddelliste/papers/${id}`
    expect((await app.ask({ path, cookie: cookies.office })).status).toBe(404)
  })

  it('[PAP5] is taken away by whoever added it or prepares the agenda, and by nobody else', async () => {
    const remove = (id: string, who: Who): Promise<Response> =>
      app.ask({ method: 'DELETE', path: `${programme}/papers/${id}`, cookie: cookies[who] })
    const ours = await add({ name: 'vår.pdf', bytes: fileOf.pdf() })
    const theirs = await add({ name: 'deres.pdf', bytes: fileOf.pdf(), who: 'stream' })
    expect(await codeOf(await remove(ours.id, 'stream'))).toEqual([403, 'FORBIDDEN'])
    expect((await remove(theirs.id, 'stream')).status).toBe(204)
    expect((await remove(ours.id, 'office')).status).toBe(204)
    expect(await codeOf(await remove(ours.id, 'office'))).toEqual([404, 'NOT_FOUND'])
    expect((await get(ours.id, 'office')).status).toBe(404)
    const topics = app.notices.slice(-2).map(({ room, notice }) => `${room} ${notice.topic} ${notice.id}`)
    expect(topics).toEqual(['point/ds-punkt-1 papers ds-punkt-1', 'point/ds-punkt-1 papers ds-punkt-1'])
  })

  it('[PAP5] nothing is laid on or taken from an item that is decided', async () => {
    const paper = await add({ name: 'grunnlag.pdf', bytes: fileOf.pdf(), agendaItem: 'sak-02' })
    await app.database.db.insert(decisions).values({
      id: decisionIdSchema.parse('00000000-0000-4000-8000-000000000007'),
      programmeId: programmeIdSchema.parse('digital-samhandling'),
      number: 7,
      pointId: pointIdSchema.parse('ds-punkt-1'),
      requestKey: requestKeySchema.parse('00000000-0000-4000-8000-000000000008'),
      requestHash: '',
      body: '{}',
      decision: { agendaItem: 'sak-02', internal: false } as Decision,
      hash: '',
      decidedAt: new Date(),
    })
    const removed = await app.ask({ method: 'DELETE', path: `${programme}/papers/${paper.id}`, cookie: cookies.office })
    const added = await send({ name: 'sent.pdf', bytes: fileOf.pdf(), agendaItem: 'sak-02' })
    const { error } = (await removed.json()) as { error: { code: string; message: string } }
    expect([removed.status, error.message]).toEqual([
      409,
      'Saken er avgjort i vedtak 7. Lag en ny sak, eller la styret omgjøre vedtaket.',
    ])
    expect(await codeOf(added)).toEqual([409, 'DECIDED_ALREADY'])
  })

  it('[PAP6] a read is told in the log by ids alone', async () => {
    const { id } = await add({ name: 'hemmelig navn.pdf', bytes: fileOf.pdf() })
    app.lines.length = 0
    await get(id, 'member')
    expect(app.lines.filter(({ message }) => message === 'a paper was read')).toEqual([
      { message: 'a paper was read', requestId: expect.any(String), paper: id, person: expect.any(String) },
    ])
    expect(JSON.stringify(app.lines)).not.toContain('hemmelig')
  })

  it('[PAP1] of many files sent at once by one person some are asked to wait, and the others come through', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => send({ name: `${index}.pdf`, bytes: fileOf.pdf(200_000) })),
    )
    const statuses = new Set(answers.map(({ status }) => status))
    expect([...statuses].filter((status) => status !== 201 && status !== 429)).toEqual([])
    expect(statuses.has(201)).toBe(true)
    expect((await send({ name: 'etter.pdf', bytes: fileOf.pdf() })).status).toBe(201)
  })
})
