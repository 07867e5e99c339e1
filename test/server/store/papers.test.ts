// Papers wherever they stand: the one contract on both databases and on an object store, and what happens when that store fails.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../../server/store/database.ts'
import { isOutage } from '../../../server/store/fault.ts'
import { s3PaperObjects } from '../../../server/store/paper-objects.ts'
import { paperStore } from '../../../server/store/papers.ts'
import { programmeStore } from '../../../server/store/programmes.ts'
import { papers } from '../../../server/store/tables/papers.ts'
import { agendaItemIdSchema, paperIdSchema } from '../../../shared/ids.ts'
import { putPointIn } from '../../doubles/point-state.ts'
import { openS3Double, type S3Double, signatureOf } from '../../doubles/s3-server.ts'
import { paperSuite } from '../../suites/store/paper-suite.ts'
import { owner, pointId, programmeId, sampleProgramme } from '../../suites/store/sample-programme.ts'
import { testDatabases } from '../../suites/store/test-databases.ts'

let s3: S3Double
beforeAll(async () => {
  s3 = await openS3Double()
})
afterAll(() => s3.close())

for (const { kind, open } of testDatabases) {
  paperSuite({ kind, open: async () => ({ database: (await open()).database, objects: null }) })
}
const postgres = testDatabases.find(({ kind }) => kind === 'postgres')
if (postgres === undefined) throw new Error('no Postgres to test on')
paperSuite({
  kind: 'an object store',
  open: async () => ({ database: (await postgres.open()).database, objects: s3PaperObjects(s3.settings) }),
})

describe('the object store', () => {
  let database: Database
  beforeAll(async () => {
    database = (await postgres.open()).database
    await programmeStore(database).seedOnce(sampleProgramme)
  })
  const paper = {
    agendaItem: agendaItemIdSchema.parse('sak-01'),
    internal: false,
    access: 'public',
    name: 'notat.pdf',
    mediaType: 'application/pdf',
    bytes: Uint8Array.of(1, 2, 3),
  } as const
  const standsIn = async () => true
  const at = new Date('2026-11-23T09:00:00Z')
  const add = () =>
    paperStore(database, s3PaperObjects(s3.settings)).add({ programmeId, pointId, paper, by: owner, at, standsIn })
  const rows = async (): Promise<number> => (await database.db.select({ id: papers.id }).from(papers)).length

  it('the double checks signatures by the published example', () => {
    const headers = {
      authorization: 'AWS4-HMAC-SHA256 SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=',
      host: 'examplebucket.s3.amazonaws.com',
      range: 'bytes=0-9',
      'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'x-amz-date': '20130524T000000Z',
    }
    const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
    expect(signatureOf({ method: 'GET', url: '/test.txt', headers, region: 'us-east-1', secretAccessKey })).toBe(
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    )
  })

  it('[PAP4] has the content under the id of the paper, and the row has none', async () => {
    const added = await add()
    if (!added.ok) throw new Error(added.refusal.code)
    expect([...(s3.objects.get(`/papirer/papers/${added.value.id}`) ?? [])]).toEqual([1, 2, 3])
    const [row] = await database.db.select({ content: papers.content }).from(papers)
    expect(row).toEqual({ content: null })
  })

  it('[PAP4] that does not take a content leaves no row; one that is back takes it', async () => {
    const [rowsBefore, objectsBefore] = [await rows(), s3.objects.size]
    s3.faults.push(403)
    const refused = await add().catch((error: unknown) => error)
    expect([isOutage(refused), await rows(), s3.objects.size]).toEqual([true, rowsBefore, objectsBefore])
    s3.faults.push('hang up')
    expect(isOutage(await add().catch((error: unknown) => error))).toBe(true)
    s3.faults.push(503)
    expect((await add()).ok).toBe(true)
    expect([await rows(), s3.objects.size]).toEqual([rowsBefore + 1, objectsBefore + 1])
  })

  it('[PAP4] keeps nothing of a paper that was refused after its content had come', async () => {
    const objectsBefore = s3.objects.size
    await putPointIn(database, { point: pointId, state: 'approved' })
    expect(await add()).toMatchObject({ refusal: { code: 'CLOSED' } })
    expect(s3.objects.size).toBe(objectsBefore)
    await putPointIn(database, { point: pointId, state: 'draft' })
  })

  it('[PAP4] that lost or changed an object gives out nothing in its place', async () => {
    const added = await add()
    if (!added.ok) throw new Error(added.refusal.code)
    const store = paperStore(database, s3PaperObjects(s3.settings))
    const path = `/papirer/papers/${added.value.id}`
    s3.objects.set(path, Buffer.from('annet'))
    await expect(store.content(added.value)).rejects.toThrow('not what was added')
    s3.objects.delete(path)
    await expect(store.content(added.value)).rejects.toThrow('gone')
  })

  it('[PAP4] what was kept in rows before is read from there still', async () => {
    const before = await paperStore(database, null).add({ programmeId, pointId, paper, by: owner, at, standsIn })
    if (!before.ok) throw new Error(before.refusal.code)
    expect(await paperStore(database, s3PaperObjects(s3.settings)).content(before.value)).toEqual(paper.bytes)
  })

  it('is asked with the right key alone', async () => {
    const wrong = s3PaperObjects({ ...s3.settings, secretAccessKey: 'en annen' })
    await expect(wrong.get(paperIdSchema.parse('00000000-0000-4000-8000-000000000000'))).rejects.toThrow('403')
  })
})
