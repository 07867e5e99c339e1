// The check of the register: whoever changes one byte of it behind the triggers' back, or takes a row away, is told of by programme and number.

import pg from 'pg'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { registerHeads } from '../../../server/commands/register/register-head.ts'
import { type CheckedRegister, checkRegisters } from '../../../server/store/check-registers.ts'
import { openDatabase } from '../../../server/store/open-database.ts'
import { registerBodySchema } from '../../../shared/contract/deciding.ts'
import type { PointId } from '../../../shared/ids.ts'
import { openHttpApp, quiet } from '../../doubles/http-app.ts'
import { copyOfDatabase, freshDatabaseUrl } from '../../harness/postgres.ts'
import { openDecidingBoard } from '../http/deciding-board.ts'

/** Three decisions, each taking back the one before, and a board that sat down twice: once before them and once after. */
let made: { readonly databaseUrl: string; readonly point: PointId }
beforeAll(async () => {
  const databaseUrl = await freshDatabaseUrl()
  const board = await openDecidingBoard(databaseUrl)
  let reverses: string | null = null
  for (let number = 1; number <= 3; number += 1) {
    const asked = board.asked(await board.round(), { reverses: reverses as never })
    const answer = await board.ask('moteleder', 'POST', `/points/${board.point}/decisions`, asked)
    reverses = ((await answer.json()) as { id: string }).id
  }
  await board.meeting('moteleder', { type: 'adjourn' })
  await board.meeting('moteleder', { type: 'resume' })
  made = { databaseUrl, point: board.point }
  await board.close()
})
/** Each test tampers with a copy. */
let databaseUrl: string
beforeEach(async () => {
  databaseUrl = await copyOfDatabase(made.databaseUrl)
})

const other = { programmeId: 'pasientens-legemiddelliste', decisions: 0, faults: [], boards: [] }

/** As a superuser who has switched the triggers off. */
async function tamper(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const triggers = (done: 'disable' | 'enable') =>
      ['decisions', 'board_views', 'wordings', 'rounds', 'positions']
        .map((table) => `alter table ${table} ${done} trigger all`)
        .join(';')
    await client.query(triggers('disable'))
    await client.query(statement)
    await client.query(triggers('enable'))
  } finally {
    await client.end()
  }
}
async function checked(): Promise<readonly CheckedRegister[]> {
  const database = await openDatabase({ dataDir: '/nowhere', databaseUrl, log: quiet })
  return checkRegisters(database, registerHeads).finally(() => database.close())
}

describe('the check of the register', () => {
  it('[REG2] finds nothing wrong with what was decided', async () => {
    expect(await checked()).toEqual([
      { programmeId: 'digital-samhandling', decisions: 3, faults: [], boards: [] },
      other,
    ])
  })

  it.each([
    [
      'one letter of a text',
      `update decisions set body = replace(body, 'Styret', 'Styret ') where number = 2`,
      2,
      ['body', 'wording'],
    ],
    [
      'a column beside it',
      `update decisions set point_id = (select id from points where id <> decisions.point_id limit 1) where number = 2`,
      2,
      ['columns'],
    ],
    [
      'what is searched',
      `update decisions set decision = jsonb_set(decision, '{grounds}', '"x"') where number = 1`,
      1,
      ['columns'],
    ],
    ['the hash of a text', `update decisions set hash = repeat('0', 64) where number = 3`, 3, ['body']],
    ['a row in the middle', `delete from decisions where number = 2`, 2, ['missing']],
    ['the last row', `delete from decisions where number = 3`, 3, ['missing']],
    ['the wording of a round', `update wordings set text = 'Noe annet' where version = 2`, 2, ['wording']],
    [
      'the board that was seen',
      `update board_views set body = replace(body, 'DD-1', 'DD-9') where name = '3'`,
      3,
      ['board'],
    ],
    [
      'the board that was seen, with its hash',
      `update board_views set body = '{}', hash = encode(sha256('{}'), 'hex') where name = '3'`,
      3,
      ['board'],
    ],
    [
      'a row and its hash',
      `update decisions set body = b.body, hash = encode(sha256(convert_to(b.body, 'UTF8')), 'hex'), decision = b.body::jsonb || jsonb_build_object('hash', encode(sha256(convert_to(b.body, 'UTF8')), 'hex')) from (select id, replace(body, '"grounds":""', '"grounds":"x"') as body from decisions where number = 2) b where b.id = decisions.id`,
      3,
      ['chain'],
    ],
    [
      'the last row and its hash',
      `update decisions set body = b.body, hash = encode(sha256(convert_to(b.body, 'UTF8')), 'hex'), decision = b.body::jsonb || jsonb_build_object('hash', encode(sha256(convert_to(b.body, 'UTF8')), 'hex')) from (select id, replace(body, '"grounds":""', '"grounds":"x"') as body from decisions where number = 3) b where b.id = decisions.id`,
      3,
      ['chain'],
    ],
  ] as const)('[REG2] T-112 tells of %s that was changed or removed', async (_, statement, number, faults) => {
    await tamper(statement)
    const [register] = await checked()
    expect(register?.programmeId).toBe('digital-samhandling')
    expect(register?.faults).toEqual(faults.map((fault) => ({ number, fault })))
  })

  const sealed = `encode(sha256(convert_to(concat_ws(E'\\n', id, programme_id, number, point_id, to_char(taken_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    room, generation, position, encode(sha256('{}'), 'hex'), coalesce(previous_seal, ''), name), 'UTF8')), 'hex')`
  it.each([
    ['changed', `update board_views set body = replace(body, 'DD-1', 'DD-9') where number = 1`, 1, 'body'],
    [
      'changed together with its hash',
      `update board_views set body = '{}', hash = encode(sha256('{}'), 'hex') where number = 1`,
      1,
      'columns',
    ],
    [
      'changed together with its hash and its seal',
      `update board_views set body = '{}', hash = encode(sha256('{}'), 'hex'), seal = ${sealed} where number = 1`,
      2,
      'chain',
    ],
    [
      'given another moment',
      `update board_views set taken_at = taken_at - interval '1 day' where number = 1`,
      1,
      'columns',
    ],
    ['removed', `delete from board_views where number = 1`, 1, 'missing'],
    ['the last, and removed', `delete from board_views where number = 5`, 5, 'missing'],
    [
      'the last, and changed together with its hash and its seal',
      `update board_views set body = '{}', hash = encode(sha256('{}'), 'hex'), seal = ${sealed} where number = 5`,
      5,
      'chain',
    ],
  ] as const)(
    '[REG2] [PNT7] tells of a board that was kept when the board sat down, and rests under no decision, when it was %s',
    async (_, statement, number, fault) => {
      await tamper(statement)
      const [register] = await checked()
      expect(register?.faults).toEqual([])
      expect(register?.boards.map((found) => [found.number, found.fault])).toEqual([[number, fault]])
      expect(register?.boards[0]?.pointId).toBe(fault === 'missing' ? null : made.point)
    },
  )

  it.each([
    [
      'the position of a seat',
      `update positions set position = 'reservation', reason = 'x' where seat = 'ola-nordmann'`,
      ['positions'],
    ],
    ['who answered for a seat', `update positions set "by" = 'hege-oymann' where seat = 'ola-nordmann'`, ['positions']],
    ['a position that was removed', `delete from positions where seat = 'ola-nordmann'`, ['positions']],
    [
      'a round that was opened again',
      `update rounds set state = 'open', revealed_at = null where number = 2`,
      ['round'],
    ],
    [
      'a round on another wording',
      `update rounds set wording_id = (select id from wordings where version = 1) where number = 2`,
      ['round'],
    ],
    ['a wording that was not published', `update wordings set published_at = null where version = 2`, ['wording']],
  ] as const)('[REG2] tells of %s a decision rests on', async (_, statement, faults) => {
    await tamper(
      statement.includes('positions')
        ? `${statement} and round_id = (select id from rounds where number = 2)`
        : statement,
    )
    const [register] = await checked()
    expect(register?.faults).toEqual(faults.map((fault) => ({ number: 2, fault })))
  })

  it('[REG2] tells of a round that was removed with its positions', async () => {
    await tamper(
      `delete from positions where round_id = (select id from rounds where number = 2); delete from rounds where number = 2`,
    )
    expect((await checked())[0]?.faults.map(({ fault }) => fault)).toEqual(['round', 'positions'])
  })

  it('[REG2] a decision that was changed is shown as one that is not to be trusted', async () => {
    await tamper(`update decisions set body = replace(body, '"grounds":""', '"grounds":"x"') where number = 2`)
    const app = await openHttpApp({ databaseUrl })
    const path = '/api/programmes/digital-samhandling/decisions'
    const answer = await app.ask({ path, cookie: await app.signIn('ds-nhn') })
    const { decisions } = registerBodySchema.parse(await answer.json())
    await app.close()
    expect(decisions.map(({ decision }) => [decision.number, decision.intact])).toEqual([
      [3, true],
      [2, false],
      [1, true],
    ])
  })
})
