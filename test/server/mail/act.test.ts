// Mail that asks for something: of what waits still, gathered in one, to those who have not done it, and never of what she may not read any more.

import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MailScheduler } from '../../../server/mail/scheduler.ts'
import { changeRole } from '../../../server/store/change-role.ts'
import { inTransaction } from '../../../server/store/in-transaction.ts'
import { mailOutbox } from '../../../server/store/tables/mail.ts'
import { personOf, programmeId, type Who } from '../http/deciding-board.ts'
import { about, header, type MailOffice, openMailOffice, origin } from './mail-office.ts'

let office: MailOffice
let node: MailScheduler
beforeEach(async () => {
  office = await openMailOffice()
  node = await office.node()
  // The point was called to begin with.
  await office.sendAll(node)
  office.smtp.mails.splice(0)
})
afterEach(() => office.close())

async function comment(by: Who, text: string, thread?: string): Promise<string> {
  const id = randomUUID()
  const path = thread === undefined ? '/comments' : `/threads/${thread}`
  const body =
    thread === undefined ? { id, anchor: { kind: 'item', item: 'DD-1' }, text } : { type: 'answer', id, text }
  const answer = await office.board.ask(by, 'POST', path, body)
  if (!answer.ok) throw new Error(await answer.text())
  return id
}

async function circulate(
  text: string,
  deadline: string,
): Promise<{ readonly round: string; readonly wordingId: string }> {
  const { ask, must, point, item, app } = office.board
  const body = { agendaItem: item, internal: false, text, publish: true }
  const written = await must(ask('moteleder', 'POST', `/points/${point}/wordings`, body))
  const wordingId = written.wordings.at(-1)?.id ?? ''
  app.passHours(0.01)
  const opened = await must(
    ask('moteleder', 'POST', `/points/${point}/rounds`, { wordingId, how: 'circulation', deadline }),
  )
  return { round: opened.rounds.at(-1)?.id ?? '', wordingId }
}

async function outcomes(): Promise<readonly string[]> {
  const rows = await office.board.app.database.db.select().from(mailOutbox)
  return rows
    .filter(({ kind }) => kind === 'act')
    .map(({ outcome }) => outcome ?? 'waits')
    .toSorted()
}

describe('mail that asks for something', () => {
  it('[MAI1] a mention is told to the one who is named, in words and as a page, with a way there and a way out', async () => {
    await comment('ks', `@[${personOf('nhn')}] kan dere dette?`)
    await office.sendAll(node)
    expect(office.smtp.mails.map(({ to }) => to)).toEqual([['ola.nordmann@veivalg.example']])
    const [mail] = office.to('nhn')
    expect(mail?.subject).toBe(about('Liv Kystmann nevner deg i en kommentar til DD-1'))
    for (const part of [mail?.text, mail?.html]) {
      expect(part).toContain('Liv Kystmann nevner deg i en kommentar til DD-1')
      expect(part).toContain('@Ola Nordmann kan dere dette?')
      expect(part).toContain(`${origin}/p/digital-samhandling/queue?item=DD-1`)
      expect(part).toContain(`${origin}/p/digital-samhandling/notifications`)
      expect(part).toMatch(new RegExp(`${origin}/unsubscribe/[A-Za-z0-9_-]{43}`))
    }
    expect(mail?.html).toContain('<html lang="nb">')
    expect(mail?.html).not.toMatch(/<img|<script|<link|url\(|@import/)
    expect(header(mail, 'list-unsubscribe')).toMatch(new RegExp(`^<${origin}/unsubscribe/[A-Za-z0-9_-]{43}>$`))
    expect(header(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  })

  it('[MAI2] several within ten minutes are one mail; the same is never told twice', async () => {
    const thread = await comment('ks', `@[${personOf('nhn')}] kan dere dette?`)
    office.board.app.passHours(0.05)
    await comment('programeier', `Enig, @[${personOf('nhn')}]?`, thread)
    await node.tick()
    expect(office.smtp.mails).toEqual([])
    office.board.app.passHours(0.12)
    await node.tick()
    const [mail, more] = office.to('nhn')
    expect([mail?.subject, more]).toEqual([about('2 ting venter på deg'), undefined])
    expect(mail?.text).toContain('Liv Kystmann nevner deg')
    expect(mail?.text).toContain('Per Nordmann nevner deg')
    office.board.app.passHours(24)
    await node.tick()
    expect(office.to('nhn').length).toBe(1)
  })

  it('[MAI3] what she has done meanwhile is not told; with nothing left nothing is sent', async () => {
    const thread = await comment('ks', `@[${personOf('nhn')}] kan dere dette?`)
    await comment('nhn', 'Ja.', thread)
    await office.sendAll(node)
    expect([office.smtp.mails, await outcomes()]).toEqual([[], ['nothing-to-say']])
  })

  it('[MAI4] who has lost her place, or may no longer read it, is told nothing of it (T-139)', async () => {
    await comment('ks', `@[${personOf('nhn')}] og @[${personOf('programkontor')}]: KANARI`)
    for (const [who, role] of [
      ['nhn', null],
      ['programkontor', 'observer'],
    ] as const) {
      await inTransaction(office.board.app.database, (tx) =>
        changeRole(tx, { personId: personOf(who), programmeId, role }),
      )
    }
    await office.sendAll(node)
    expect([office.smtp.mails, await outcomes()]).toEqual([[], ['nothing-to-say', 'nothing-to-say']])
  })

  it('[MAI5] nothing is sent while the board sits, and all of it when it has risen', async () => {
    const { board } = office
    await board.meeting('moteleder', { type: 'resume' })
    await comment('ks', `@[${personOf('nhn')}] kan dere dette?`)
    board.app.passHours(2)
    await node.tick()
    expect(office.smtp.mails).toEqual([])
    await board.meeting('moteleder', { type: 'adjourn' })
    await node.tick()
    expect(office.to('nhn').map(({ subject }) => subject)).toEqual([
      about('Liv Kystmann nevner deg i en kommentar til DD-1'),
    ])
  })

  it('[MAI3] a circulation is told to those it waits for, and before its deadline once more to those who have not answered', async () => {
    const { ask, must } = office.board
    const { round } = await circulate('Styret vedtar på sirkulasjon.', '2026-11-27T12:00:00.000Z')
    await office.sendAll(node)
    const told = office.smtp.mails.flatMap(({ to }) => to).toSorted()
    expect(told).toContain('ola.nordmann@veivalg.example')
    expect(told).not.toContain('unni.myrmann@veivalg.example')
    expect(told).not.toContain('solveig.austmann@veivalg.example')
    const [mail] = office.to('nhn')
    expect(mail?.subject).toBe(about('Svar innen 27. november 2026 på teksten som er på sirkulasjon'))
    expect(mail?.text).toContain('> Styret vedtar på sirkulasjon.')
    expect(mail?.text).toContain(`/circulations/${round}`)
    await must(ask('nhn', 'PUT', `/rounds/${round}/position`, { position: 'supports', reason: '' }))
    office.smtp.mails.splice(0)
    office.board.app.passHours(1)
    await must(ask('moteleder', 'POST', `/rounds/${round}/remind`))
    await office.sendAll(node)
    expect([office.to('ks').length, office.to('nhn').length]).toEqual([1, 0])
    office.smtp.mails.splice(0)
    office.board.app.passHours(78)
    await node.tick()
    await office.sendAll(node)
    const reminded = office.smtp.mails.flatMap(({ to }) => to)
    expect(reminded).toContain('liv.kystmann@veivalg.example')
    expect(reminded).not.toContain('ola.nordmann@veivalg.example')
    expect(new Set(reminded).size).toBe(reminded.length)
  })

  it('[MAI1] a promise is told on its day, an internal one without its words, and an answer that is owed three days before the point', async () => {
    const { ask, app } = office.board
    const promise = { text: 'Regner på det.', owner: personOf('nhn'), due: '2026-12-01', decisionId: null }
    await ask('moteleder', 'POST', '/promises', { ...promise, pointId: null, agendaItem: null, internal: false })
    const inner = { ...promise, text: 'KANARI', owner: personOf('helse-nord') }
    await ask('moteleder', 'POST', '/promises', { ...inner, pointId: null, agendaItem: null, internal: true })
    const head = {
      title: 'Julepunktet',
      date: '2026-12-04',
      startsAt: '12:00',
      lengthMinutes: 60,
      place: '',
      chair: 'Per Nordmann',
      facilitator: '',
    }
    const made = await ask('programkontor', 'POST', '/points', { head, agenda: 'empty' })
    const { id } = (await made.json()) as { id: string }
    const owes = { owner: personOf('ks'), due: null, threshold: '', answer: '', proposal: null, revision: 0 }
    const owed = await ask('programkontor', 'PUT', `/points/${id}/evidence/E1`, owes)
    expect(owed.status).toBe(200)
    // From Monday 23 November to Tuesday 1 December, 06:30 in Norway.
    app.passHours(7 * 24 + 20.25)
    await node.tick()
    office.smtp.mails.splice(0)
    app.passHours(0.75)
    await node.tick()
    expect(office.to('nhn').map(({ subject }) => subject)).toEqual([about('Løftet ditt: Regner på det.')])
    const [hidden] = office.to('helse-nord')
    expect([hidden?.subject, hidden?.raw.includes('KANARI')]).toEqual([about('Et løfte du har gitt'), false])
    expect(hidden?.text).toContain('Teksten står bare på tavlen.')
    expect(office.to('ks').map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Svar på «.+» \(Program/)])
  })
})
