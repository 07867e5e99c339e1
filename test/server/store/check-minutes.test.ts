// The check of approved minutes: whoever changes one byte of an edition or of a file taken out of it behind the triggers' back, or takes one away,
// is told of by point and edition; and an edition that was changed is not shown.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { editionHead } from '../../../server/commands/register/register-head.ts'
import { checkMinutes } from '../../../server/store/check-minutes.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { codeOf, type DecidingBoard, openDecidingBoard } from '../http/deciding-board.ts'

let board: DecidingBoard
beforeAll(async () => {
  board = await openDecidingBoard(await freshDatabaseUrl())
  await board.meeting('moteleder', { type: 'adjourn' })
  await board.approve()
  await board.meeting('programeier', { type: 'reopen', reason: 'Sak 3 er ført feil' })
  await board.approve()
  for (const edition of [1, 2]) expect((await shown(edition)).status).toBe(200)
})
afterAll(() => board.close())

const shown = (edition: number) =>
  board.ask('nhn', 'GET', `/points/${board.point}/minutes.html?audience=board&edition=${edition}`)
async function checked(): Promise<unknown> {
  const [own, other] = await checkMinutes(board.app.database, editionHead)
  expect(other).toEqual({ programmeId: 'pasientens-legemiddelliste', editions: 0, faults: [] })
  return own
}

const tables = ['minutes_editions', 'minutes_files']
/** As a superuser who has switched the triggers off; what he did is taken back afterwards. */
async function tampered<Value>(statement: string, see: () => Promise<Value>): Promise<Value> {
  const run = async (statements: readonly string[]): Promise<void> => {
    for (const each of statements) await board.app.database.pool.query(each)
  }
  const without = tables.map((table) => `alter table ${table} disable trigger all`)
  await run([...tables.map((table) => `create table kept_${table} as select * from ${table}`), ...without, statement])
  const seen = await see()
  await run(
    tables.flatMap((table) => [
      `delete from ${table}`,
      `insert into ${table} select * from kept_${table}`,
      `drop table kept_${table}`,
      `alter table ${table} enable trigger all`,
    ]),
  )
  return seen
}

describe('approved minutes', () => {
  it('[MIN7] are changed and removed by nobody who asks the database', async () => {
    for (const statement of [
      `update minutes_editions set body = ''`,
      'delete from minutes_editions',
      'truncate minutes_editions',
      `update minutes_files set content = ''`,
      'delete from minutes_files',
      'truncate minutes_files',
    ]) {
      await expect(board.app.database.pool.query(statement)).rejects.toThrow('never changed')
    }
    expect(await checked()).toEqual({ programmeId: 'digital-samhandling', editions: 2, faults: [] })
  })

  const rehashed = (edition: number) =>
    `update minutes_editions set body = b.body, hash = encode(sha256(convert_to(b.body, 'UTF8')), 'hex') from (select number, replace(body, 'Vinterpunktet', 'Vaarpunktet') as body from minutes_editions where number = ${edition}) b where b.number = minutes_editions.number`
  it.each([
    [
      'one letter of an edition',
      `update minutes_editions set body = replace(body, 'Vinter', 'Vår') where number = 1`,
      [[1, 'body']],
    ],
    [
      'its hash',
      `update minutes_editions set hash = repeat('0', 64) where number = 1`,
      [
        [1, 'body'],
        [2, 'chain'],
      ],
    ],
    ['who approved it', `update minutes_editions set approved_by = 'ola-nordmann' where number = 2`, [[2, 'columns']]],
    ['when it was approved', `update minutes_editions set approved_at = now() where number = 2`, [[2, 'columns']]],
    ['an edition with its hash', rehashed(1), [[2, 'chain']]],
    ['the last edition with its hash', rehashed(2), [[2, 'chain']]],
    ['the first edition', 'delete from minutes_editions where number = 1', [[1, 'missing']]],
    ['the last edition', 'delete from minutes_editions where number = 2', [[2, 'missing']]],
    ['a file', `update minutes_files set content = '\\x00' where number = 1`, [[1, 'file']]],
  ] as const)('[MIN8] %s that was changed or removed is told of', async (_, statement, faults) => {
    expect(await tampered(statement, checked)).toMatchObject({
      faults: faults.map(([edition, fault]) => ({ pointId: board.point, edition, fault })),
    })
  })

  it('[MIN8] that were changed are not shown, nor is a file that was', async () => {
    const first = () => codeOf(shown(1))
    expect([
      await tampered(`update minutes_editions set body = replace(body, 'Vinter', 'Vår') where number = 1`, first),
      await tampered(`update minutes_files set content = '\\x00' where number = 1`, first),
    ]).toEqual([
      [409, 'EDITION_CHANGED'],
      [409, 'EDITION_CHANGED'],
    ])
    expect((await shown(1)).status).toBe(200)
  })
})
