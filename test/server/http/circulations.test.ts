// What is decided between meetings, as the programme's pages are told it over HTTP: which circulations there are, who has answered and never what,
// and what waits for the reader.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { circulationsBodySchema } from '../../../shared/contract/circulations.ts'
import { boardRoom } from '../../../shared/ids.ts'
import { codeOf, type DecidingBoard, openDecidingBoard, personOf, programmeId, type Who } from './deciding-board.ts'

let board: DecidingBoard
beforeAll(async () => {
  board = await openDecidingBoard()
  await board.meeting('moteleder', { type: 'adjourn' })
})
afterAll(() => board.close())

async function told(who: Who) {
  return circulationsBodySchema.parse(await (await board.ask(who, 'GET', '/circulations')).json())
}

/** Whether the newest circulation, and the newest untried wording, wait for somebody. */
async function waits(who: Who): Promise<readonly (boolean | undefined)[]> {
  const { circulations, wordings } = await told(who)
  return [circulations[0]?.waits, wordings[0]?.waits]
}

describe('deciding between meetings', () => {
  it('[RND8] tells what waits for whom until the deadline, who has answered and never what', async () => {
    const { ask, must, point, item, app } = board
    const text = 'Styret vedtar på sirkulasjon.'
    const written = await must(
      ask('moteleder', 'POST', `/points/${point}/wordings`, { agendaItem: item, internal: false, text, publish: true }),
    )
    const wordingId = written.wordings[0]?.id
    const canary = 'KANARI-for-dyrt'
    await must(ask('ks', 'PUT', `/wordings/${wordingId}/position`, { position: 'cannot', reason: canary }))
    const untried = (await told('departementet')).wordings[0]
    expect([untried?.wording.beforehand, untried?.mayGive, (await told('nhn')).wordings[0]?.mayGive]).toEqual([
      [personOf('ks')],
      false,
      true,
    ])
    app.passHours(1)
    app.notices.length = 0
    const deadline = '2026-11-25T12:00:00.000Z'
    const opened = await must(
      ask('moteleder', 'POST', `/points/${point}/rounds`, { wordingId, how: 'circulation', deadline }),
    )
    const round = opened.rounds[0]?.id
    expect(app.notices).toContainEqual({
      room: boardRoom(programmeId),
      notice: { topic: 'circulations', id: programmeId },
    })
    expect([await waits('nhn'), await waits('ks'), await waits('moteleder'), await waits('departementet')]).toEqual([
      [true, undefined],
      [false, undefined],
      [false, undefined],
      [false, undefined],
    ])
    await must(ask('nhn', 'PUT', `/rounds/${round}/position`, { position: 'reservation', reason: canary }))
    expect(await waits('nhn')).toEqual([false, undefined])
    const answer = await (await ask('programeier', 'GET', '/circulations')).text()
    expect([answer.includes('KANARI'), answer.includes('reservation')]).toEqual([false, false])
    const { circulations } = circulationsBodySchema.parse(JSON.parse(answer))
    expect(circulations[0]).toMatchObject({
      pointId: point,
      pointState: 'adjourned',
      wording: { text },
      round: { answered: [personOf('ks'), personOf('nhn')].toSorted(), positions: null, mine: null, deadline },
      quorum: 3,
      decision: null,
      waits: true,
    })
    app.passHours(96)
    expect(await waits('programeier')).toEqual([false, undefined])
    await must(ask('moteleder', 'POST', `/rounds/${round}/reveal`))
    const shown = (await told('departementet')).circulations[0]
    expect([shown?.round.state, shown?.round.positions?.length, shown?.decision]).toEqual(['revealed', 2, null])
  })

  it('[RND8] is not there for somebody of another board', async () => {
    const cookie = await board.app.signIn('pll-programeier')
    expect(await codeOf(board.app.ask({ path: `/api/programmes/${programmeId}/circulations`, cookie }))).toEqual([
      404,
      'NOT_FOUND',
    ])
  })
})
