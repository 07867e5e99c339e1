// A deputy in a consensus round over HTTP: she comes in for a member who is away or recused, is waited for by name and counted once, on the pages and the
// projector, and has nothing to say while the member is there.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { projectorLinkSchema } from '../../../shared/contract/meeting.ts'
import { projectorViewSchema } from '../../../shared/contract/projector.ts'
import { codeOf, type DecidingBoard, openDecidingBoard, personOf } from './deciding-board.ts'

let board: DecidingBoard
beforeAll(async () => {
  board = await openDecidingBoard()
  const { meeting } = board
  const current = { item: board.item, internal: false, budgetMinutes: 10 }
  await meeting('moteleder', { type: 'go-to', current })
  await meeting('moteleder', { type: 'set-deputy', member: personOf('ks'), deputy: personOf('vara-ks') })
  await meeting('moteleder', { type: 'arrive', person: personOf('ks'), how: 'room' })
  await meeting('moteleder', { type: 'arrive', person: personOf('vara-ks'), how: 'video' })
})
afterAll(() => board.close())

const supports = { position: 'supports', reason: '' }

async function openRound(text: string): Promise<string> {
  const body = { agendaItem: board.item, internal: false, text, publish: true }
  const written = await board.must(board.ask('moteleder', 'POST', `/points/${board.point}/wordings`, body))
  const wordingId = written.wordings.at(-1)?.id
  const asked = { wordingId, how: 'meeting', deadline: null }
  const opened = await board.must(board.ask('moteleder', 'POST', `/points/${board.point}/rounds`, asked))
  return `/rounds/${opened.rounds.at(-1)?.id}`
}

it('[RND11] a deputy comes in for a member who is recused while the round is open: what the member said counts no more, and the deputy is waited for', async () => {
  const { ask, must, view } = board
  const round = await openRound('Styret vedtar dette.')
  const give = (who: Parameters<typeof ask>[0]) => ask(who, 'PUT', `${round}/position`, supports)
  expect(await codeOf(give('vara-ks'))).toEqual([403, 'NOT_ASKED'])
  for (const who of ['programeier', 'nhn', 'helse-nord', 'ks'] as const) await must(give(who))
  expect((await view('moteleder')).rounds.at(-1)?.answered).toContain(personOf('ks'))

  const recusal = { type: 'recuse', item: board.item, person: personOf('ks'), recused: true } as const
  await board.meeting('moteleder', recusal)
  expect((await view('moteleder')).rounds.at(-1)?.answered).not.toContain(personOf('ks'))
  const reminded = (await must(ask('moteleder', 'POST', `${round}/remind`))).rounds.at(-1)?.reminded
  expect(reminded?.map(({ person }) => person)).toEqual([personOf('vara-ks')])
  const early = await ask('moteleder', 'POST', `${round}/reveal`)
  expect(await codeOf(Promise.resolve(early.clone()))).toEqual([409, 'ANSWERS_MISSING'])
  expect(await early.text()).toContain('Hege')

  await must(give('vara-ks'))
  const shown = (await must(ask('moteleder', 'POST', `${round}/reveal`))).rounds.at(-1)?.positions
  expect(shown?.find(({ seat }) => seat === personOf('ks'))).toMatchObject({ by: personOf('vara-ks') })
  await board.meeting('moteleder', { ...recusal, recused: false })
})

it('[PRJ1] the projector counts as the room does: who is waited for and has answered, and nobody who has left, is recused or gave hers beforehand', async () => {
  const { ask, must, meeting } = board
  await meeting('moteleder', { type: 'leave', person: personOf('ks') })
  await meeting('moteleder', { type: 'leave', person: personOf('vara-ks') })
  const text = 'Styret vedtar dette i stedet.'
  const body = { agendaItem: board.item, internal: false, text, publish: true }
  const written = await must(ask('moteleder', 'POST', `/points/${board.point}/wordings`, body))
  const wordingId = written.wordings.at(-1)?.id
  await must(ask('ks', 'PUT', `/wordings/${wordingId}/position`, supports))
  const asked = { wordingId, how: 'meeting', deadline: null }
  const opened = await must(ask('moteleder', 'POST', `/points/${board.point}/rounds`, asked))
  const round = `/rounds/${opened.rounds.at(-1)?.id}`
  const made = await ask('moteleder', 'POST', `/points/${board.point}/meeting/projector`)
  const { path } = projectorLinkSchema.parse(await made.json())
  const sum = async () =>
    projectorViewSchema.parse(await (await board.app.ask({ path: `/api${path}` })).json()).answered
  expect(await sum()).toEqual({ answered: 0, asked: 3 })
  await must(ask('nhn', 'PUT', `${round}/position`, supports))
  expect(await sum()).toEqual({ answered: 1, asked: 3 })
  await meeting('moteleder', { type: 'leave', person: personOf('helse-nord') })
  await meeting('moteleder', { type: 'recuse', item: board.item, person: personOf('nhn'), recused: true })
  expect(await sum()).toEqual({ answered: 0, asked: 1 })
})
