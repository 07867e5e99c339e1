// Minutes over HTTP: who gets which edition and when, what the files are called and may do, that nothing kept from the public is in any of them,
// and that what was approved stands, whatever happens to what it was made of.

import { eq } from 'drizzle-orm'
import { strFromU8, unzipSync } from 'fflate'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { peopleStore } from '../../../server/store/people.ts'
import { papers } from '../../../server/store/tables/papers.ts'
import { people as personRows } from '../../../server/store/tables/people.ts'
import { promises } from '../../../server/store/tables/promises.ts'
import { minutesBodySchema } from '../../../shared/contract/minutes.ts'
import { toldMinutesSchema } from '../../../shared/contract/told-minutes.ts'
import { decisionSchema } from '../../../shared/deciding/decision.ts'
import { paperIdSchema, promiseIdSchema } from '../../../shared/ids.ts'
import { seededAt } from '../../doubles/http-app.ts'
import {
  codeOf,
  type DecidingBoard,
  openDecidingBoard,
  people,
  personOf,
  programmeId,
  type Who,
} from './deciding-board.ts'

let board: DecidingBoard
const endings = ['html', 'docx', 'pdf'] as const
type Ending = (typeof endings)[number]
const canary = 'KANARIFUGL'
const rowId = (last: number): string => `00000000-0000-4000-8000-00000000000${last}`

beforeAll(async () => {
  board = await openDecidingBoard()
  const { app, item, point: pointId } = board
  const by = { addedBy: personOf('moteleder'), addedAt: seededAt, removedAt: null }
  const paper = {
    programmeId,
    pointId,
    agendaItem: item,
    mediaType: 'application/pdf',
    sizeBytes: 1,
    sha256: '0'.repeat(64),
  }
  const promise = {
    programmeId,
    pointId,
    agendaItem: item,
    owner: personOf('nhn'),
    due: '2027-01-15',
    state: 'open' as const,
  }
  await app.database.db.insert(papers).values([
    { ...paper, ...by, id: paperIdSchema.parse(rowId(1)), internal: false, access: 'public', name: 'Åpent notat.pdf' },
    { ...paper, ...by, id: paperIdSchema.parse(rowId(2)), internal: false, access: 'board', name: `${canary}.pdf` },
  ])
  const made = { closing: '', madeBy: personOf('moteleder'), madeAt: seededAt, revision: 1 }
  await app.database.db.insert(promises).values([
    { ...promise, ...made, id: promiseIdSchema.parse(rowId(3)), internal: false, text: 'Legge frem driftskostnaden' },
    { ...promise, ...made, id: promiseIdSchema.parse(rowId(4)), internal: true, text: `${canary} løfte` },
  ])
})
afterAll(() => board.close())

const get = (who: Who, ending: Ending, query: string): Promise<Response> =>
  board.ask(who, 'GET', `/points/${board.point}/minutes.${ending}?${query}`)

/** What stands in a file, whatever its form: every part of a Word file, every page of a PDF. */
async function saidIn(answer: Response, ending: Ending): Promise<string> {
  const bytes = new Uint8Array(await answer.arrayBuffer())
  if (ending === 'html') return strFromU8(bytes)
  if (ending === 'docx')
    return Object.values(unzipSync(bytes))
      .map((part) => strFromU8(part))
      .join('\n')
  const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true })
  return text
}

/** Who is answered what: page, Word and PDF, of the board's edition and the public one. */
async function answered(): Promise<string> {
  const lines: string[] = []
  for (const who of Object.keys(people) as Who[]) {
    const statuses: string[] = []
    for (const ending of endings) {
      for (const audience of ['board', 'public']) {
        statuses.push(`${(await get(who, ending, `audience=${audience}`)).status}`)
      }
    }
    lines.push(`${who.padEnd(16)} ${statuses.join('  ')}`)
  }
  return `\n${lines.join('\n')}\n`
}

describe('minutes that are not approved', () => {
  it('[MIN6] are a draft for those who may read internal things, and there is no public edition for anybody', async () => {
    expect(await answered()).toMatchInlineSnapshot(`
      "
      programeier      200  404  200  404  200  404
      nhn              200  404  200  404  200  404
      helse-nord       200  404  200  404  200  404
      ks               200  404  200  404  200  404
      vara-ks          200  404  200  404  200  404
      programleder     200  404  200  404  200  404
      programkontor    200  404  200  404  200  404
      moteleder        200  404  200  404  200  404
      strom-dd         200  404  200  404  200  404
      koforvalter      200  404  200  404  200  404
      kommentar        403  404  403  404  403  404
      departementet    403  404  403  404  403  404
      "
    `)
    const refused = await get('departementet', 'html', 'audience=public')
    expect(await refused.json()).toEqual({
      error: {
        code: 'MINUTES_NOT_APPROVED',
        message: 'Protokollen er ikke godkjent ennå. Den offentlige utgaven kommer når styret har godkjent den.',
        requestId: expect.any(String),
      },
    })
  })

  it('[MIN6] are told to nobody else on the page either', async () => {
    const told = (audience: string) =>
      codeOf(board.ask('departementet', 'GET', `/points/${board.point}/minutes/told?audience=${audience}`))
    expect([await told('board'), await told('public')]).toEqual([
      [403, 'FORBIDDEN'],
      [404, 'MINUTES_NOT_APPROVED'],
    ])
  })

  it('[MIN6] who has no place on the board, a point of another one, and an unknown edition get nothing', async () => {
    const { app, point } = board
    const stranger = await app.signIn('pll-programeier')
    const path = `/api/programmes/digital-samhandling/points/${point}/minutes.pdf?audience=public`
    const elsewhere = `/api/programmes/pasientens-legemiddelliste/points/${point}/minutes.pdf?audience=public`
    expect([
      await codeOf(app.ask({ path })),
      await codeOf(app.ask({ path, cookie: stranger })),
      await codeOf(app.ask({ path: elsewhere, cookie: stranger })),
      await codeOf(get('nhn', 'pdf', 'audience=alle')),
      await codeOf(get('nhn', 'pdf', '')),
      await codeOf(get('nhn', 'pdf', 'audience=public&edition=1')),
      await codeOf(get('nhn', 'pdf', 'audience=board&edition=0')),
    ]).toEqual([
      [401, 'NOT_SIGNED_IN'],
      [404, 'NOT_FOUND'],
      [404, 'NOT_FOUND'],
      [400, 'INVALID'],
      [400, 'INVALID'],
      [404, 'NOT_FOUND'],
      [400, 'INVALID'],
    ])
  })

  it('[MIN1] say so, and on which day the meeting was held, whatever day it was planned for', async () => {
    const page = await saidIn(await get('nhn', 'html', 'audience=board'), 'html')
    for (const words of ['Utkast, ikke godkjent', 'Protokoll, 23. november 2026', '23. november 2026 10:00']) {
      expect(page).toContain(words)
    }
    expect(page).not.toContain('10. desember 2026')
  })

  it('[MIN1] a decision stands there word for word, with how it came about and who had reservations', async () => {
    const round = await board.round({ text: 'Styret vedtar at KI-4 står på plass 13.', against: 'nhn' })
    const body = board.asked(round, { path: 'owner', grounds: 'Nytten veier tyngst.' })
    const decided = await board.ask('programeier', 'POST', `/points/${board.point}/decisions`, body)
    const { number, hash } = decisionSchema.parse(await decided.json())
    const page = await saidIn(await get('nhn', 'html', 'audience=board'), 'html')
    for (const words of [
      `Vedtak ${number}`,
      'Styret vedtar at KI-4 står på plass 13.',
      'Nytten veier tyngst.',
      'For dyrt',
      hash,
    ]) {
      expect(page).toContain(words)
    }
  })

  it('[MIN12] the page on which they are written says of an item what the document says', async () => {
    const answer = await board.ask('nhn', 'GET', `/points/${board.point}/minutes/told?audience=board&language=nb`)
    const told = toldMinutesSchema.parse(await answer.json())
    const page = await saidIn(await get('nhn', 'html', 'audience=board&language=nb'), 'html')
    const texts = JSON.stringify(told).match(/(?<="(?:text|value|heading|by)":")[^"]+/g) ?? []
    expect(texts.filter((text) => !page.includes(text))).toEqual([])
    for (const words of ['For dyrt', 'Nytten veier tyngst.', '23. november 2026 10:00']) {
      expect(JSON.stringify(told)).toContain(words)
    }
  })

  it('[MIN1] the minutes come in the language that is asked for, else in the reader’s', async () => {
    expect(await saidIn(await get('nhn', 'html', 'audience=board&language=en'), 'html')).toContain(
      '<html lang="en-GB">',
    )
    expect(await saidIn(await get('nhn', 'html', 'audience=board&language=nn'), 'html')).toContain('Til stades')
    expect(await saidIn(await get('nhn', 'html', 'audience=board'), 'html')).toContain('<html lang="nb-NO">')
  })
})

describe('what the files may do', () => {
  it('[MIN4] the page may nothing but wear its own style, is kept by no cache, and every file has a safe name', async () => {
    const toldOf = async (ending: Ending, names: readonly string[]) => {
      const { headers } = await get('nhn', ending, 'audience=board')
      return names.map((name) => headers.get(name))
    }
    for (const ending of endings) {
      expect(await toldOf(ending, ['content-security-policy', 'cache-control', 'x-content-type-options'])).toEqual([
        "default-src 'none'; style-src 'sha256-y9LTbNCvEuMDzAySpl6g9q3a1+0usARypJuec1T7LZw='; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        'private, no-store',
        'nosniff',
      ])
    }
    const name = (ending: Ending): string =>
      `filename="Protokoll, 23. november 2026 Vinterpunktet.${ending}"; filename*=UTF-8''Protokoll%2C%2023.%20november%202026%20Vinterpunktet.${ending}`
    const kind = ['content-type', 'content-disposition']
    expect(await toldOf('html', kind)).toEqual(['text/html; charset=utf-8', `inline; ${name('html')}`])
    expect(await toldOf('docx', kind)).toEqual([
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      `attachment; ${name('docx')}`,
    ])
    expect(await toldOf('pdf', kind)).toEqual(['application/pdf', `attachment; ${name('pdf')}`])
  })
})

describe('minutes that are approved', () => {
  /** The bytes of every form, of the edition that holds unless another is named. */
  const files = (edition = ''): Promise<readonly string[]> =>
    Promise.all(
      endings.flatMap((ending) =>
        ['board', 'public'].map(async (audience) => {
          const answer = await get('nhn', ending, `audience=${audience}${edition}`)
          return Buffer.from(await answer.arrayBuffer()).toString('base64')
        }),
      ),
    )
  beforeAll(async () => {
    await board.meeting('moteleder', { type: 'adjourn' })
    await board.approve()
  })

  it('[MIN6] the board’s edition is for those who may read internal things, the public one for everybody on the board', async () => {
    expect(await answered()).toMatchInlineSnapshot(`
      "
      programeier      200  200  200  200  200  200
      nhn              200  200  200  200  200  200
      helse-nord       200  200  200  200  200  200
      ks               200  200  200  200  200  200
      vara-ks          200  200  200  200  200  200
      programleder     200  200  200  200  200  200
      programkontor    200  200  200  200  200  200
      moteleder        200  200  200  200  200  200
      strom-dd         200  200  200  200  200  200
      koforvalter      200  200  200  200  200  200
      kommentar        403  200  403  200  403  200
      departementet    403  200  403  200  403  200
      "
    `)
  })

  it('[MIN2][MIN6] the page of the public edition is for the same readers, and holds nothing that is kept from the public', async () => {
    const told = (who: Who, audience: string) =>
      board.ask(who, 'GET', `/points/${board.point}/minutes/told?audience=${audience}`)
    const whole = JSON.stringify(await (await told('nhn', 'board')).json())
    const open = JSON.stringify(await (await told('departementet', 'public')).json())
    expect([whole.includes(canary), open.includes(canary), open.includes('unntatt fra denne utgaven')]).toEqual([
      true,
      false,
      true,
    ])
    expect(await codeOf(told('departementet', 'board'))).toEqual([403, 'FORBIDDEN'])
  })

  it.each(endings)('[MIN2] nothing that is kept from the public is in the public edition (%s)', async (ending) => {
    const whole = await saidIn(await get('nhn', ending, 'audience=board'), ending)
    const told = await saidIn(await get('departementet', ending, 'audience=public'), ending)
    expect([whole.includes(canary), told.includes(canary)]).toEqual([true, false])
    for (const text of [whole, told]) {
      for (const word of ['Åpent notat.pdf', 'Legge frem driftskostnaden', 'Godkjent i møte']) {
        expect(text).toContain(word)
      }
    }
    expect(told).toContain('unntatt fra denne utgaven')
  })

  it('[MIN3] (T-134) taken out again, later, by somebody else and by another board, are the same bytes', async () => {
    const { changeRole } = peopleStore(board.app.database)
    const away = { personId: personOf('helse-nord'), programmeId }
    for (const ending of endings) {
      const first = await (await get('nhn', ending, 'audience=public')).arrayBuffer()
      board.app.passHours(1)
      await changeRole({ ...away, role: null })
      const again = await (await get('departementet', ending, 'audience=public')).arrayBuffer()
      expect(Buffer.compare(Buffer.from(first), Buffer.from(again))).toBe(0)
      await changeRole({ ...away, role: 'board-member' })
    }
  })

  it('[MIN7] stand whatever is changed of what they were made of, in a language nobody took them out in before too', async () => {
    const { db } = board.app.database
    const before = await files()
    await db
      .update(promises)
      .set({ text: 'Noe ganske annet', due: '2031-01-01' })
      .where(eq(promises.programmeId, programmeId))
    await db.update(personRows).set({ name: 'Et Annet Navn', organisation: 'En annen etat' })
    await db.update(papers).set({ name: 'Et annet notat.pdf' }).where(eq(papers.programmeId, programmeId))
    expect(await files()).toEqual(before)
    const page = await saidIn(await get('nhn', 'html', 'audience=board&language=nn'), 'html')
    expect(page).toContain('Legge frem driftskostnaden')
    expect(page).toContain('Ola Nordmann')
    expect(page).not.toMatch(/annet|annen etat/i)
  })

  it('[MIN7] that are opened again and approved anew are another edition, beside the first as it was', async () => {
    const editions = async () =>
      minutesBodySchema.parse(await (await board.ask('departementet', 'GET', `/points/${board.point}/minutes`)).json())
    const before = await files()
    const [first] = (await editions()).editions
    await board.meeting('programeier', { type: 'reopen', reason: 'Sak 3 er ført feil' })
    const draft = await saidIn(await get('nhn', 'html', 'audience=board'), 'html')
    const told = await saidIn(await get('departementet', 'html', 'audience=public'), 'html')
    expect([draft, told].map((page) => page.includes('Utkast, ikke godkjent'))).toEqual([true, false])
    board.app.passHours(1)
    await board.approve()
    expect((await editions()).editions).toEqual([
      first,
      { number: 2, approvedAt: new Date(Date.parse(first?.approvedAt ?? '') + 4 * 3_600_000).toISOString() },
    ])
    expect(await files('&edition=1')).toEqual(before)
    expect(await saidIn(await get('nhn', 'html', 'audience=board'), 'html')).toContain('Et Annet Navn')
  })
})
