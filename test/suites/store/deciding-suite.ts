// Contract of the rows of the deciding, run on every database (test/server/store/deciding-rows.test.ts): what is final there is refused every change by the
// database itself, and what commands change in them still goes. Written in SQL, as whoever goes round the commands would.

import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../../server/store/database.ts'
import { programmeStore } from '../../../server/store/programmes.ts'
import { pointId, programmeId, sampleProgramme } from './sample-programme.ts'
import type { testDatabases } from './test-databases.ts'

const firstAt = '2026-11-23T09:00:00Z'
const laterAt = '2026-11-23T10:00:00Z'

export function decidingSuite({ kind, open }: (typeof testDatabases)[number]): void {
  describe(`the rows of the deciding on ${kind}`, () => {
    let database: Database
    /** Of a case of its own in each test. */
    let item: string
    let wordingId: string
    let roundId: string
    beforeAll(async () => {
      database = (await open()).database
      await programmeStore(database).seedOnce(sampleProgramme)
    })
    beforeEach(() => {
      item = `sak-${randomUUID()}`
      wordingId = randomUUID()
      roundId = randomUUID()
    })

    const run = (statement: ReturnType<typeof sql>): Promise<unknown> => database.db.execute(statement)
    const refused = (statement: ReturnType<typeof sql>): Promise<void> =>
      expect(run(statement)).rejects.toMatchObject({ cause: { code: '42501' } })
    const write = (publishedAt: string | null): Promise<unknown> =>
      run(sql`insert into wordings (id, programme_id, point_id, agenda_item, internal, version, text, written_by, written_at, published_at)
        values (${wordingId}, ${programmeId}, ${pointId}, ${item}, false, 1, 'Styret vedtar dette.', 'kari', ${firstAt}, ${publishedAt})`)
    const ask = (state = 'open', number = 1): Promise<unknown> =>
      run(sql`insert into rounds (id, programme_id, point_id, agenda_item, internal, wording_id, number, how, state, asked, opened_by, opened_at)
        values (${roundId}, ${programmeId}, ${pointId}, ${item}, false, ${wordingId}, ${number}, 'meeting', ${state}, '["kari","ola"]', 'kari', ${firstAt})`)
    const answer = (seat: string, round: string | null = roundId) =>
      sql`insert into positions (id, wording_id, round_id, seat, "by", position, reason, beforehand, given_at)
        values (${randomUUID()}, ${wordingId}, ${round}, ${seat}, ${seat}, 'supports', '', ${round === null}, ${firstAt})`
    const end = (state: string, revealedAt: string | null) =>
      sql`update rounds set state = ${state}, revealed_at = ${revealedAt} where id = ${roundId}`

    it('[REG1] a wording is published once, and its text and all it says of itself is never changed, also of a draft', async () => {
      await write(null)
      for (const change of [
        sql`text = 'Noe annet'`,
        sql`version = 9`,
        sql`internal = true`,
        sql`written_by = 'ola'`,
        sql`written_at = ${laterAt}`,
        sql`reverses = ${randomUUID()}`,
        sql`id = ${randomUUID()}`,
      ]) {
        await refused(sql`update wordings set ${change} where id = ${wordingId}`)
      }
      await run(sql`update wordings set published_at = ${firstAt} where id = ${wordingId}`)
      await refused(sql`update wordings set published_at = ${laterAt} where id = ${wordingId}`)
      await refused(sql`update wordings set published_at = null where id = ${wordingId}`)
      await refused(sql`update wordings set text = 'Noe annet' where id = ${wordingId}`)
      await refused(sql`delete from wordings where id = ${wordingId}`)
      await refused(sql`truncate wordings cascade`)
    })

    it('[REG1] [BKL1] a wording follows its case to another agenda until somebody was asked on it', async () => {
      await write(firstAt)
      const moved = sql`update wordings set agenda_item = ${`${item}-ny`} where id = ${wordingId}`
      await run(moved)
      await run(sql`update wordings set agenda_item = ${item} where id = ${wordingId}`)
      await ask()
      await refused(moved)
      await run(end('withdrawn', null))
      await refused(moved)
    })

    it('[REG1] a round begins open and ends once: revealed at a moment, or withdrawn', async () => {
      await write(firstAt)
      await expect(ask('withdrawn')).rejects.toMatchObject({ cause: { code: '42501' } })
      await ask()
      for (const change of [
        sql`asked = '["kari"]'`,
        sql`number = 7`,
        sql`internal = true`,
        sql`how = 'circulation'`,
        sql`deadline = ${laterAt}`,
        sql`opened_at = ${laterAt}`,
        sql`opened_by = 'ola'`,
        sql`agenda_item = 'sak-annen'`,
      ]) {
        await refused(sql`update rounds set ${change} where id = ${roundId}`)
      }
      await refused(end('revealed', null))
      await refused(end('withdrawn', laterAt))
      await run(end('revealed', laterAt))
      for (const again of [end('open', null), end('withdrawn', null), end('revealed', firstAt)]) await refused(again)
      await refused(sql`update rounds set asked = '["kari"]' where id = ${roundId}`)
      await refused(sql`delete from rounds where id = ${roundId}`)
      await refused(sql`truncate rounds cascade`)
    })

    it.each([
      ['revealed', laterAt],
      ['withdrawn', null],
    ] as const)(
      '[REG1] [RND3] a position is given, changed and left out until its round is %s, and never after',
      async (state, at) => {
        await write(firstAt)
        await ask()
        await run(answer('kari'))
        await run(answer('ola'))
        await run(
          sql`update positions set position = 'cannot', reason = 'Nei', given_at = ${laterAt} where round_id = ${roundId}`,
        )
        for (const change of [sql`seat = 'nils'`, sql`round_id = null`, sql`id = ${randomUUID()}`]) {
          await refused(sql`update positions set ${change} where round_id = ${roundId} and seat = 'kari'`)
        }
        await run(sql`delete from positions where round_id = ${roundId} and seat = 'ola'`)
        await run(end(state, at))
        for (const change of [
          sql`position = 'supports'`,
          sql`reason = ''`,
          sql`"by" = 'ola'`,
          sql`given_at = ${laterAt}`,
          sql`beforehand = true`,
        ]) {
          await refused(sql`update positions set ${change} where round_id = ${roundId}`)
        }
        await refused(answer('ola'))
        await refused(sql`delete from positions where round_id = ${roundId}`)
        await refused(sql`truncate positions`)
      },
    )

    it('[REG1] what was said beforehand is changed until a round is held on its wording, and is never removed', async () => {
      await write(firstAt)
      await run(answer('kari', null))
      const change = sql`update positions set reason = 'Likevel' where wording_id = ${wordingId} and round_id is null`
      await run(change)
      await refused(sql`delete from positions where wording_id = ${wordingId}`)
      await ask()
      await refused(change)
      await refused(answer('ola', null))
      await run(end('withdrawn', null))
      await run(change)
      roundId = randomUUID()
      await ask('open', 2)
      await run(end('revealed', laterAt))
      await refused(change)
      await refused(answer('ola', null))
    })

    it('[REG1] a position stands under the wording its round asks about', async () => {
      await write(firstAt)
      await ask()
      const other = roundId
      item = `sak-${randomUUID()}`
      wordingId = randomUUID()
      await write(firstAt)
      await refused(answer('kari', other))
    })
  })
}
