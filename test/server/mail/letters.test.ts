// Mail before meetings and the weekly digest: what they say, when, to whom, and that what people wrote is text in them.

import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mailOutbox } from '../../../server/store/tables/mail.ts'
import { itemIdSchema } from '../../../shared/ids.ts'
import { personOf, programmeId } from '../http/deciding-board.ts'
import { editBoardAt } from '../http/edit-board-at.ts'
import { about, type MailOffice, openMailOffice, origin } from './mail-office.ts'

let office: MailOffice
beforeEach(async () => {
  office = await openMailOffice()
})
afterEach(() => office.close())

const head = {
  title: 'Januarpunktet',
  date: '2027-01-14',
  startsAt: '09:30',
  lengthMinutes: 90,
  place: 'Møterom 3',
  chair: 'Per Nordmann',
  facilitator: 'Solveig Austmann',
}

async function newPoint(over: Partial<typeof head> = {}) {
  const { ask } = office.board
  const made = await ask('programkontor', 'POST', '/points', { head: { ...head, ...over }, agenda: 'standard' })
  const { id } = (await made.json()) as { id: string }
  const command = async (body: object): Promise<void> => {
    const answer = await ask('moteleder', 'POST', `/points/${id}/meeting`, { command: body })
    if (!answer.ok) throw new Error(await answer.text())
  }
  const move = (change: Partial<typeof head>, revision: number): Promise<Response> =>
    office.board.app.ask({
      method: 'PATCH',
      path: `/api/programmes/${programmeId}/points/${id}`,
      cookie: cookie,
      body: { head: { ...head, ...over, ...change }, revision },
    })
  const cookie = await office.board.app.signIn('ds-moteleder')
  return { id, command, move }
}

describe('mail before a meeting', () => {
  it('[MAI9] a call is one mail a person, a change of time or place one more; the rest of the head none', async () => {
    const node = await office.node()
    await office.sendAll(node)
    office.smtp.mails.splice(0)
    const { id, command, move } = await newPoint()
    await command({ type: 'call', quorum: 3 })
    await office.sendAll(node)
    const receivers = office.smtp.mails.flatMap(({ to }) => to)
    expect(new Set(receivers).size).toBe(receivers.length)
    expect(receivers).toContain('nina.elvmann@veivalg.example')
    // Neither an observer nor a commenter takes part in meetings.
    expect(receivers).not.toContain('unni.myrmann@veivalg.example')
    expect(receivers).not.toContain('leif.holtmann@veivalg.example')
    const [mail] = office.to('nhn')
    expect(mail?.subject).toBe(about('Innkalling til Januarpunktet 14. januar 2027'))
    for (const part of [mail?.text, mail?.html]) {
      expect(part).toContain('14. januar 2027 kl. 09:30, Møterom 3.')
      expect(part).toContain('Si om du kommer i møtet 14. januar 2027')
      expect(part).toContain(`${origin}/p/digital-samhandling/points/${id}`)
      expect(part).toContain('1. ')
    }
    await office.sendAll(node)
    expect((await move({ chair: 'Ola Nordmann' }, 1)).status).toBe(200)
    await office.sendAll(node)
    expect(office.to('nhn').length).toBe(1)
    expect((await move({ chair: 'Ola Nordmann', startsAt: '10:00' }, 2)).status).toBe(200)
    await office.sendAll(node)
    expect(
      office
        .to('nhn')
        .map(({ subject }) => subject)
        .slice(1),
    ).toEqual([about('Ny tid eller nytt sted for Januarpunktet')])
    expect(office.to('nhn')[1]?.text).toContain('Nå gjelder: 14. januar 2027 kl. 10:00, Møterom 3.')
  })

  it('[MAI9] who was told of a call is told that it is taken back; who was not is told neither', async () => {
    const node = await office.node()
    await office.sendAll(node)
    office.smtp.mails.splice(0)
    const { command } = await newPoint()
    await command({ type: 'call', quorum: 3 })
    office.board.app.passHours(0.01)
    await command({ type: 'withdraw-call' })
    await office.sendAll(node)
    expect(office.smtp.mails).toEqual([])
    await command({ type: 'call', quorum: 3 })
    await office.sendAll(node)
    await command({ type: 'cancel', reason: 'For få kan komme' })
    await office.sendAll(node)
    const [, withdrawn, more] = office.to('nhn')
    expect([withdrawn?.subject, more]).toEqual([
      about('Januarpunktet 14. januar 2027 holdes ikke som innkalt'),
      undefined,
    ])
    expect(withdrawn?.text).toContain('Januarpunktet er avlyst')
    expect(withdrawn?.text).toContain('Grunn: For få kan komme')
  })

  it('[MAI10] script and line breaks in names and titles are text, in both parts', async () => {
    const node = await office.node()
    await office.sendAll(node)
    office.smtp.mails.splice(0)
    const title = '<script>alert(1)</script> "punkt" & \'mer\''
    const { command } = await newPoint({ title, place: '</p><img src=x onerror=alert(1)>' })
    await command({ type: 'call', quorum: 3 })
    await office.sendAll(node)
    const [mail] = office.to('nhn')
    expect(mail?.html).not.toMatch(/<script|<img/)
    expect(mail?.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &quot;punkt&quot; &amp; &#39;mer&#39;')
    expect(mail?.text).toContain(title)
    expect(mail?.subject).toContain(title)
    expect(mail?.headers.filter(({ key }) => key === 'bcc')).toEqual([])
  })
})

describe('the digest', () => {
  it('[MAI11] comes on Monday at 07:00 in Norway, once on two servers, with what has changed and what waits', async () => {
    const { board } = office
    const [one, other] = [await office.node(), await office.node()]
    await office.sendAll(one)
    board.app.passHours(0.1)
    await board.ask('ks', 'POST', '/comments', {
      id: randomUUID(),
      anchor: { kind: 'programme' },
      text: `@[${personOf('nhn')}] hva nå?`,
    })
    await office.sendAll(one)
    office.smtp.mails.splice(0)
    const [dd1, dd2] = ['DD-1', 'DD-2'].map((item) => itemIdSchema.parse(item))
    if (dd1 === undefined || dd2 === undefined) throw new Error('no items')
    const change = { actor: personOf('programeier') }
    await editBoardAt(board.app, { ...change, at: '2026-11-25T09:00:00Z', does: { type: 'remove-item', item: dd1 } })
    const title = '<b>Ny</b> tittel'
    const set = { field: 'title', value: title } as const
    await editBoardAt(board.app, { ...change, at: '2026-11-26T09:00:00Z', does: { type: 'set-field', item: dd2, set } })
    board.app.passHours(hoursUntil('2026-11-30T05:54:00Z'))
    await Promise.all([one.tick(), other.tick()])
    expect(office.smtp.mails).toEqual([])
    board.app.passHours(hoursUntil('2026-11-30T06:00:30Z'))
    await Promise.all([one.tick(), other.tick()])
    await Promise.all([one.tick(), other.tick()])
    const [digest, more] = office.to('nhn')
    expect([digest?.subject, more]).toEqual([about('Siden 23. november 2026'), undefined])
    for (const part of [digest?.text, digest?.html]) {
      expect(part).toContain('Liv Kystmann nevner deg i en kommentar')
      expect(part).toContain('Fjernet')
      expect(part).toContain('av Per Nordmann')
      expect(part).toContain('Kommentarer')
      expect(part).toContain('Hele programmet')
      expect(part).toContain('1 ny')
      expect(part).toContain(`${origin}/p/digital-samhandling/changes`)
    }
    expect(digest?.text).toContain(`DD-2 ${title}`)
    expect(digest?.html).toContain('DD-2 &lt;b&gt;Ny&lt;/b&gt; tittel')
    // A commenter is told of the board, and an observer; of comments that alone which may be read.
    expect(office.to('departementet')[0]?.text?.toLowerCase()).not.toContain('kommentar')
    board.app.passHours(20)
    await Promise.all([one.tick(), other.tick()])
    expect(office.to('nhn').length).toBe(1)
  })

  it('[MAI11] with nothing changed and nothing waiting none is sent', async () => {
    const { board } = office
    const node = await office.node()
    await office.sendAll(node)
    office.smtp.mails.splice(0)
    board.app.passHours(hoursUntil('2026-11-30T06:00:30Z'))
    await node.tick()
    expect(office.to('departementet')).toEqual([])
    const rows = await board.app.database.db.select().from(mailOutbox)
    const row = rows.find(({ personId, key }) => personId === personOf('departementet') && key === '2026-11-30')
    expect(row?.outcome).toBe('nothing-to-say')
  })
})

function hoursUntil(moment: string): number {
  return (Date.parse(moment) - office.board.app.context.now().getTime()) / 3_600_000
}
