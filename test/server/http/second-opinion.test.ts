// The second opinion over HTTP: worked out beside the event loop from the board as it is, read by whoever may read the board, and never written anywhere.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DocumentOf } from '../../../server/commands/documents/kept-documents.ts'
import { roomDocument } from '../../../server/commands/documents/room-document.ts'
import { secondOpinions } from '../../../server/commands/frame/second-opinion.ts'
import type { OpinionFigures } from '../../../server/commands/frame/work-out-opinion.ts'
import { updateLog } from '../../../server/store/update-log.ts'
import { type SecondOpinionBody, secondOpinionBodySchema } from '../../../shared/contract/second-opinion.ts'
import { readBoard } from '../../../shared/document/records.ts'
import { boardRoom, personIdSchema, programmeIdSchema } from '../../../shared/ids.ts'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { id } from '../../shared/a-board.ts'
import { codeOf } from './deciding-board.ts'
import { editBoardAt } from './edit-board-at.ts'

const programmeId = programmeIdSchema.parse('digital-samhandling')
const path = `/api/programmes/${programmeId}/second-opinion`
const kari = personIdSchema.parse('kari-nordmann')

let app: HttpAppDouble
let observer: string
beforeAll(async () => {
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
  observer = await app.signIn('ds-revisjon')
})
afterAll(() => app.close())

const asked = async (method: 'GET' | 'POST'): Promise<SecondOpinionBody> =>
  secondOpinionBodySchema.parse(await (await app.ask({ method, path, cookie: observer })).json())
const edit = (does: Parameters<typeof editBoardAt>[1]['does']) =>
  editBoardAt(app, { actor: kari, at: '2026-11-05T09:00:00Z', does })
const positions = async (): Promise<number | undefined> =>
  (await updateLog(app.database).load(boardRoom(programmeId)))?.head

const boardDocument: DocumentOf = async () => {
  const loaded = await updateLog(app.database).load(boardRoom(programmeId))
  return loaded === null ? null : { doc: roomDocument(loaded), generation: 0, position: loaded.head }
}

describe('the second opinion', () => {
  it('[OPN6] is worked out when somebody asks for it, kept for the same queue, and said to be of another when that has changed', async () => {
    expect(await asked('GET')).toEqual({ opinion: null, isCurrent: false })
    const head = await positions()
    const [first, same] = await Promise.all([asked('POST'), asked('POST')])
    expect(same).toEqual(first)
    expect(await asked('POST')).toEqual(first)
    expect(await asked('GET')).toEqual({ ...first, isCurrent: true })
    expect(await positions()).toBe(head)
    await edit({ type: 'set-field', item: id('DD-1'), set: { field: 'title', value: 'Et annet navn' } })
    expect((await asked('GET')).isCurrent).toBe(true)
    await edit({ type: 'set-part', item: id('DD-1'), set: { group: 'demand', part: 'KOM.2027-1', value: 1 } })
    expect(await asked('GET')).toEqual({ ...first, isCurrent: false })
  })

  it('[OPN7] holds both frames and the capacity, comes with all that is needed, and stands beside what the board has above its line', async () => {
    // The board is another than it was: what is answered is worked out now.
    const askedMs = performance.now()
    const { opinion } = await asked('POST')
    const waitedMs = performance.now() - askedMs
    if (opinion === null) throw new Error('no opinion')
    const { proposed, own, frame } = opinion
    const loaded = await updateLog(app.database).load(boardRoom(programmeId))
    if (loaded === null) throw new Error('no board')
    const board = readBoard(roomDocument(loaded))
    expect(opinion.isWithinFrame).toBe(true)
    expect(proposed.p50 <= frame.p50 && proposed.p85 <= frame.p85).toBe(true)
    expect(proposed.overloads).toEqual([])
    expect(proposed.holds.p85).toBeGreaterThanOrEqual(0.85)
    for (const item of proposed.items) {
      expect(
        Object.keys(board.items.get(item)?.needs ?? {}).filter((need) => !proposed.items.includes(id(need))),
      ).toEqual([])
    }
    expect(proposed.items).toEqual(board.queue.filter((item) => proposed.items.includes(item)))
    expect(own.items).toEqual(board.queue.slice(0, own.items.length))
    expect(own.p85).toBeLessThanOrEqual(frame.p85)
    expect(proposed.benefit.adopted).toBeGreaterThan(own.benefit.adopted)
    const sum = Object.values(proposed.benefit.byBenefit).reduce((all, each) => all + each, 0)
    expect(sum).toBeCloseTo(proposed.benefit.adopted, 6)
    expect(opinion.tookMs).toBeLessThanOrEqual(Math.ceil(waitedMs))
  })

  it('[OPN8] is for whoever reads the board, and for nobody else', async () => {
    const stranger = await app.signIn('pll-programeier')
    for (const method of ['GET', 'POST'] as const) {
      expect(await codeOf(await app.ask({ method, path, cookie: stranger }))).toEqual([404, 'NOT_FOUND'])
      expect((await app.ask({ method, path })).status).toBe(401)
    }
  })

  it('[OPN6] is refused with the reason while the frame cannot be told in the prices of the estimates', async () => {
    const programmes: (typeof app.context)['programmes'] = {
      ...app.context.programmes,
      async get(id) {
        const programme = await app.context.programmes.get(id)
        return programme && { ...programme, structure: { ...programme.structure, priceYear: 1999 } }
      },
    }
    const opinions = secondOpinions(
      { ...app.context, programmes },
      { documentOf: boardDocument, inThread: () => Promise.reject(new Error('not asked')) },
    )
    const refused = { ok: false, refusal: expect.objectContaining({ code: 'PRICE_YEAR' }) }
    expect([await opinions.read(programmeId), await opinions.workOut(programmeId)]).toEqual([refused, refused])
  })

  it('[OPN6] is worked out once at a time, by those who wait together, and says so when it fails', async () => {
    let running = 0
    let most = 0
    let begun = 0
    const endings: (() => void)[] = []
    let fails = false
    const opinions = secondOpinions(app.context, {
      documentOf: boardDocument,
      inThread: async () => {
        begun += 1
        running += 1
        most = Math.max(most, running)
        await new Promise<void>((resolve) => endings.push(resolve))
        running -= 1
        if (fails) throw new Error('no memory')
        return figures
      },
    })
    const three = [1, 2, 3].map(() => opinions.workOut(programmeId))
    await expect.poll(() => endings.length).toBe(1)
    endings.pop()?.()
    const answers = await Promise.all(three)
    expect(answers.map((each) => each.ok && each.value.isCurrent)).toEqual([true, true, true])
    expect({ begun, most }).toEqual({ begun: 1, most: 1 })
    fails = true
    await edit({ type: 'set-part', item: id('DD-1'), set: { group: 'demand', part: 'KOM.2027-1', value: 2 } })
    const failed = opinions.workOut(programmeId)
    await expect.poll(() => endings.length).toBe(1)
    endings.pop()?.()
    expect(await failed).toEqual({ ok: false, refusal: { code: 'UNAVAILABLE' } })
    const { ok } = await opinions.read(programmeId)
    expect(ok).toBe(true)
  })
})

const set = {
  items: [],
  p50: 0,
  p85: 0,
  holds: { p50: 1, p85: 1 },
  benefit: { adopted: 0, byBenefit: {}, byReceiver: {} },
  overloads: [],
}
const figures: OpinionFigures = {
  tookMs: 1,
  frame: { p50: 1, p85: 1, isTrial: false },
  isWithinFrame: true,
  proof: { kind: 'simulated', margin: 0, gap: 0 },
  proposed: set,
  own: set,
  held: [],
  leftOut: [],
}
