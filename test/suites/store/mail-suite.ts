// Contract of the mail outbox, run on every database (test/server/store/mail-outbox.test.ts): once by its key, claimed by one, gathered, quiet while the
// board sits, and settled once.

import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../../server/store/database.ts'
import { claimMail, dueMail, postponeMail, settleMail } from '../../../server/store/mail-outbox.ts'
import { programmeStore } from '../../../server/store/programmes.ts'
import { mailOutbox } from '../../../server/store/tables/mail.ts'
import { meetings } from '../../../server/store/tables/meetings.ts'
import { putPointIn } from '../../doubles/point-state.ts'
import { observer, owner, people, pointId, programmeId, sampleProgramme } from './sample-programme.ts'
import type { testDatabases } from './test-databases.ts'

const minuteMs = 60_000
const start = new Date('2026-05-04T08:00:00Z')
const later = (minutes: number): Date => new Date(start.getTime() + minutes * minuteMs)

export function mailSuite({ kind, open }: (typeof testDatabases)[number]): void {
  describe(`the mail outbox on ${kind}`, () => {
    let database: Database
    beforeAll(async () => {
      database = (await open()).database
      const withAddress = people.map((each) => ({ ...each, email: each.id === owner ? 'kari@veivalg.example' : null }))
      await programmeStore(database).seedOnce({ ...sampleProgramme, people: withAddress })
    })
    beforeEach(async () => {
      await database.db.delete(mailOutbox)
    })

    const due = (key: string, o: { readonly minutes?: number; readonly point?: string } = {}) =>
      dueMail(database.db, {
        programmeId,
        kind: o.point === undefined ? 'act' : 'before-meeting',
        key,
        about: { what: 'mention', id: key, ...(o.point !== undefined && { point: o.point }) },
        dueAt: later(o.minutes ?? 0),
        people: [owner, observer],
      })
    const claim = (minutes: number) =>
      claimMail(database, { now: later(minutes), claimMs: 5 * minuteMs, gatherMs: 10 * minuteMs })

    it('[MAI2] keeps a cause once, for those with an address, and gathers what is due soon after it', async () => {
      for (const minutes of [0, 3]) await due('ett', { minutes })
      await due('to', { minutes: 4 })
      expect(await database.db.select({ person: mailOutbox.personId, key: mailOutbox.key }).from(mailOutbox)).toEqual([
        { person: owner, key: 'ett' },
        { person: owner, key: 'to' },
      ])
      expect(await claim(9)).toBeNull()
      expect((await claim(10))?.causes.map(({ key }) => key)).toEqual(['ett', 'to'])
    })

    it('[MAI6] lets one of many claim a mail, and another when the claim has lapsed, under the same id', async () => {
      await due('ett')
      await due('to')
      const claims = await Promise.all([1, 2, 3, 4].map(() => claim(10)))
      expect(claims.filter((each) => each !== null).length).toBe(1)
      const [first] = claims.filter((each) => each !== null)
      expect(await claim(14)).toBeNull()
      await due('tre', { minutes: 1 })
      const second = await claim(15)
      expect([second?.id, second?.attempts, second?.causes.map(({ key }) => key).toSorted()]).toEqual([
        first?.id,
        2,
        ['ett', 'to'],
      ])
      expect((await claim(15))?.causes.map(({ key }) => key)).toEqual(['tre'])
    })

    it('[MAI9] tells of two points in two mails', async () => {
      await due('ett', { point: 'a' })
      await due('to', { point: 'b' })
      const claims = [await claim(10), await claim(10), await claim(10)]
      expect(claims.map((each) => each?.causes.length ?? 0)).toEqual([1, 1, 0])
    })

    it('[MAI5] claims nothing of a programme whose board sits, until it has risen', async () => {
      await due('ett')
      await putPointIn(database, { point: pointId, state: 'in-session' })
      expect(await claim(10)).toBeNull()
      await putPointIn(database, { point: pointId, state: 'adjourned' })
      expect((await claim(10))?.causes.length).toBe(1)
    })

    it('[MAI5] is not held up by a meeting nobody has ended, in which nothing has been done for twelve hours', async () => {
      await due('ett')
      await putPointIn(database, { point: pointId, state: 'in-session' })
      const [row] = await database.db.select({ at: meetings.updatedAt }).from(meetings)
      const doneMinutes = ((row?.at.getTime() ?? 0) - start.getTime()) / minuteMs
      expect(await claim(doneMinutes + 12 * 60 - 1)).toBeNull()
      expect((await claim(doneMinutes + 12 * 60 + 1))?.causes.length).toBe(1)
      await putPointIn(database, { point: pointId, state: 'adjourned' })
    })

    it('[MAI7] is not tried again before the time it was put off to, and never when it is settled', async () => {
      await due('ett')
      const mail = await claim(10)
      if (mail === null) throw new Error('nothing was claimed')
      await postponeMail(database, mail, later(30))
      expect([await claim(29), (await claim(30))?.attempts]).toEqual([null, 2])
      for (const outcome of ['sent', 'given-up'] as const) await settleMail(database, { mail, outcome, at: later(31) })
      const [row] = await database.db.select().from(mailOutbox).where(eq(mailOutbox.key, 'ett'))
      expect([row?.outcome, row?.sentAt, await claim(10_000)]).toEqual(['sent', later(31), null])
    })
  })
}
