// Contract of the papers, wherever their content stands: in the row of either database, or in an object store (test/server/store/papers.test.ts).

import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../../server/store/database.ts'
import type { PaperObjects } from '../../../server/store/paper-objects.ts'
import { type NewPaper, type PaperStore, paperStore } from '../../../server/store/papers.ts'
import { programmeStore } from '../../../server/store/programmes.ts'
import { papers } from '../../../server/store/tables/papers.ts'
import { agendaItemIdSchema, paperIdSchema } from '../../../shared/ids.ts'
import { putPointIn } from '../../doubles/point-state.ts'
import { owner, pointId, programmeId, sampleProgramme } from './sample-programme.ts'

const standsIn = async () => true
const at = new Date('2026-11-23T09:00:00Z')
const agendaItem = agendaItemIdSchema.parse('sak-01')
const reader = { role: 'programme-owner', person: owner } as const

const paperOf = (bytes: Uint8Array, over: Partial<NewPaper> = {}): NewPaper => ({
  agendaItem,
  internal: false,
  access: 'public',
  name: 'Notat – ærlig.pdf',
  mediaType: 'application/pdf',
  bytes,
  ...over,
})

export function paperSuite(o: {
  readonly kind: string
  readonly open: () => Promise<{ readonly database: Database; readonly objects: PaperObjects | null }>
}): void {
  describe(`papers in ${o.kind}`, () => {
    let database: Database
    let store: PaperStore
    beforeAll(async () => {
      const opened = await o.open()
      database = opened.database
      store = paperStore(database, opened.objects)
      await programmeStore(database).seedOnce(sampleProgramme)
    })
    const add = async (paper: NewPaper) => {
      const added = await store.add({ programmeId, pointId, paper, by: owner, at, standsIn })
      if (!added.ok) throw new Error(added.refusal.code)
      return added.value
    }

    it('[PAP4] what is read is what was added, byte for byte, with its size and hash', async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 4_096 }), async (bytes) => {
          const { id, sha256, sizeBytes } = await add(paperOf(bytes))
          const read = await store.content({ id, sha256 })
          expect([Buffer.compare(read, bytes), sizeBytes, sha256]).toEqual([
            0,
            bytes.byteLength,
            createHash('sha256').update(bytes).digest('hex'),
          ])
        }),
        { numRuns: 20 },
      )
    })

    it('[PAP4] a content that is not what was added, or is gone, is not given out', async () => {
      const { id } = await add(paperOf(Uint8Array.of(1, 2, 3)))
      await expect(store.content({ id, sha256: 'a'.repeat(64) })).rejects.toThrow('not what was added')
      const unknown = paperIdSchema.parse('00000000-0000-4000-8000-000000000000')
      await expect(store.content({ id: unknown, sha256: 'a'.repeat(64) })).rejects.toThrow('gone')
    })

    it('[PAP5] a paper that is taken away is on no list, and its row and content stay', async () => {
      const paper = await add(paperOf(Uint8Array.of(9), { name: 'borte.pdf' }))
      const listed = async (): Promise<boolean> =>
        (await store.list({ programmeId, pointId }))?.papers.some(({ id }) => id === paper.id) ?? false
      expect(await listed()).toBe(true)
      const remove = () => store.remove({ programmeId, id: paper.id, reader, at })
      expect(await remove()).toEqual({ ok: true, value: paper })
      expect([await listed(), await store.get({ programmeId, id: paper.id })]).toEqual([false, null])
      expect(await remove()).toMatchObject({ refusal: { code: 'NOT_FOUND' } })
      expect(await store.content(paper)).toEqual(new Uint8Array([9]))
    })

    it('[PAP5] nothing is added to or taken from a point that is closed or called off, and nothing is left of the attempt', async () => {
      const paper = await add(paperOf(Uint8Array.of(4)))
      const rowsBefore = (await database.db.select({ id: papers.id }).from(papers)).length
      for (const [state, code] of [
        ['approved', 'CLOSED'],
        ['cancelled', 'CANCELLED'],
      ] as const) {
        await putPointIn(database, { point: pointId, state })
        const added = await store.add({
          programmeId,
          pointId,
          paper: paperOf(Uint8Array.of(5)),
          by: owner,
          at,
          standsIn,
        })
        const removed = await store.remove({ programmeId, id: paper.id, reader, at })
        expect([added, removed]).toMatchObject([{ refusal: { code } }, { refusal: { code } }])
      }
      expect((await database.db.select({ id: papers.id }).from(papers)).length).toBe(rowsBefore)
      await putPointIn(database, { point: pointId, state: 'draft' })
    })
  })
}
