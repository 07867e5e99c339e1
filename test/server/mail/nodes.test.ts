// Mail from several servers over one database, and through trouble: once each, none lost, tried again, given up in the end, and all of it answered for.

import { randomUUID } from 'node:crypto'
import { asc, inArray } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Mailer } from '../../../server/mail/mailer.ts'
import { type ClaimedMail, claimMail, settleMail } from '../../../server/store/mail-outbox.ts'
import { auditLog } from '../../../server/store/tables/audit-log.ts'
import { mailOutbox, unsubscribeSecrets } from '../../../server/store/tables/mail.ts'
import { personOf, programmeId } from '../http/deciding-board.ts'
import { gatherMs, type MailOffice, openMailOffice } from './mail-office.ts'

let office: MailOffice
beforeEach(async () => {
  office = await openMailOffice()
  await office.sendAll(await office.node())
  office.smtp.mails.splice(0)
})
afterEach(() => office.close())

async function mention(): Promise<void> {
  const body = { id: randomUUID(), anchor: { kind: 'item', item: 'DD-1' }, text: `@[${personOf('nhn')}]?` }
  const answer = await office.board.ask('ks', 'POST', '/comments', body)
  if (!answer.ok) throw new Error(await answer.text())
}

async function audited() {
  const rows = await office.board.app.database.db
    .select({ act: auditLog.act, actor: auditLog.actor, subject: auditLog.subject })
    .from(auditLog)
    .where(inArray(auditLog.act, ['mail.sent', 'mail.given-up']))
    .orderBy(asc(auditLog.id))
  return rows.filter(({ subject }) => subject.kind === 'act')
}

const claim = (): Promise<ClaimedMail | null> =>
  claimMail(office.board.app.database, { now: office.board.app.context.now(), claimMs: 300_000, gatherMs })

describe('mail from several servers', () => {
  it('[MAI6] two that look at the same time send each mail once, and say so in the audit log', async () => {
    const [one, other] = [await office.node(), await office.node()]
    for (let time = 0; time < 5; time += 1) await mention()
    office.board.app.passHours(0.2)
    await Promise.all([one.tick(), other.tick(), one.tick()])
    await Promise.all([other.tick(), one.tick()])
    expect(office.smtp.mails.length).toBe(1)
    const rows = await office.board.app.database.db.select().from(mailOutbox)
    const told = rows.filter(({ kind }) => kind === 'act')
    const id = told[0]?.about.mail
    expect(told.map(({ outcome, about }) => [outcome, about.mail])).toEqual(Array(5).fill(['sent', id]))
    expect(office.smtp.mails[0]?.messageId).toBe(`<${id}@tavle.eksempel.no>`)
    expect(await audited()).toEqual([
      { act: 'mail.sent', actor: null, subject: { mail: id, person: 'ola-nordmann', kind: 'act', attempts: 1 } },
    ])
  })

  it('[MAI6] a server that dies between claiming and sending loses nothing: another sends it, when the claim has lapsed', async () => {
    await mention()
    office.board.app.passHours(0.2)
    const claimed = await claim()
    const node = await office.node()
    await mention()
    await node.tick()
    expect(office.smtp.mails).toEqual([])
    office.board.app.passHours(0.1)
    await node.tick()
    expect(office.smtp.mails.map(({ messageId }) => messageId)).toEqual([`<${claimed?.id}@tavle.eksempel.no>`])
    // What came after it was first tried is another mail: one that came twice must say the same.
    office.board.app.passHours(0.2)
    await node.tick()
    expect(new Set(office.smtp.mails.map(({ messageId }) => messageId)).size).toBe(2)
  })

  it('[MAI6] one that dies after sending has sent the same mail again, by the same id', async () => {
    await mention()
    office.board.app.passHours(0.2)
    const sent: string[] = []
    let die = (): void => undefined
    const dies: Mailer = {
      send: (mail) => {
        sent.push(mail.headers?.['Message-ID'] ?? '')
        // Neither taken nor refused as far as it will ever know.
        return new Promise((_, reject) => {
          die = () => reject(new Error('died'))
        })
      },
    }
    const dead = await office.node({ mailer: dies })
    void dead.tick()
    await expect.poll(() => sent.length).toBe(1)
    office.board.app.passHours(0.1)
    await (await office.node()).tick()
    expect(office.smtp.mails.map(({ messageId }) => messageId)).toEqual(sent)
    die()
  })

  it('a claim that was taken over is settled once', async () => {
    await mention()
    office.board.app.passHours(0.2)
    const [first] = [await claim()]
    office.board.app.passHours(0.1)
    const second = await claim()
    const at = office.board.app.context.now()
    if (first === null || second === null) throw new Error('nothing was claimed')
    for (const mail of [second, first]) await settleMail(office.board.app.database, { mail, outcome: 'sent', at })
    expect((await audited()).map(({ subject }) => subject.attempts)).toEqual([2])
  })

  it('[MAI7] one that is not taken is tried again later and later, and given up in the end, with an audit row', async () => {
    await mention()
    office.smtp.behave('refuse')
    const node = await office.node()
    await office.sendAll(node)
    for (const hours of [0.02, 0.09, 0.26, 1.01, 4.01]) {
      office.board.app.passHours(hours)
      await node.tick()
    }
    expect(await audited()).toEqual([])
    office.board.app.passHours(12.01)
    await node.tick()
    expect((await audited()).map(({ act, subject }) => [act, subject.attempts])).toEqual([['mail.given-up', 7]])
    office.smtp.behave('take')
    office.board.app.passHours(24)
    await node.tick()
    expect(office.to('nhn').filter(({ text }) => text.includes('nevner'))).toEqual([])
    expect(JSON.stringify(office.board.app.lines)).not.toContain('veivalg.example')
  })

  it('[MAI7] a mail server that is back gets what waited', async () => {
    await mention()
    office.smtp.behave('refuse')
    const node = await office.node()
    await office.sendAll(node)
    office.smtp.behave('take')
    office.board.app.passHours(0.02)
    await node.tick()
    expect(office.to('nhn').length).toBe(1)
  })

  it('[MAI8] the link in a mail stops its kind: reading it changes nothing, a press from nowhere does, and it opens nothing else', async () => {
    await mention()
    const node = await office.node()
    await office.sendAll(node)
    const { app } = office.board
    const token = /unsubscribe\/([A-Za-z0-9_-]{43})/.exec(office.to('nhn')[0]?.text ?? '')?.[1] ?? ''
    const about = { kind: 'act', programme: expect.anything() }
    for (let time = 0; time < 3; time += 1) {
      const read = await app.ask({ path: `/api/unsubscribe/${token}`, origin: null })
      expect([read.status, await read.json()]).toEqual([200, { ...about, wanted: true }])
    }
    const wrong = await app.ask({ method: 'POST', path: `/unsubscribe/${'x'.repeat(43)}`, origin: null })
    expect(wrong.status).toBe(404)
    const elsewhere = await app.ask({
      method: 'POST',
      path: `/api/unsubscribe/${token}`,
      origin: 'https://ond.eksempel',
    })
    expect(elsewhere.status).toBe(403)
    const oneClick = { 'content-type': 'application/x-www-form-urlencoded' }
    const stopped = await app.ask({
      method: 'POST',
      path: `/unsubscribe/${token}`,
      origin: null,
      raw: 'List-Unsubscribe=One-Click',
      headers: oneClick,
    })
    expect([stopped.status, await stopped.json()]).toEqual([200, { ...about, wanted: false }])
    await mention()
    await office.sendAll(node)
    expect(office.to('nhn').length).toBe(1)
    const settings = await office.board.ask('nhn', 'GET', '/mail-settings')
    expect(await settings.json()).toEqual({
      sends: false,
      address: 'ola.nordmann@veivalg.example',
      kinds: [
        { kind: 'act', wanted: false },
        { kind: 'before-meeting', wanted: true },
        { kind: 'digest', wanted: true },
      ],
    })
    const asKey = await app.ask({ path: `/api/programmes/${programmeId}/inbox`, cookie: `veivalg_session=${token}` })
    expect(asKey.status).toBe(401)
    const kept = await app.database.db.select().from(unsubscribeSecrets)
    expect(JSON.stringify(kept.map(({ tokenHash }) => Buffer.from(tokenHash).toString('base64url')))).not.toContain(
      token,
    )
    expect(JSON.stringify(app.lines)).not.toContain(token)
    const again = await office.board.ask('nhn', 'PUT', '/mail-settings/act', { wanted: true })
    expect(again.status).toBe(200)
    await mention()
    await office.sendAll(node)
    expect(office.to('nhn').length).toBe(2)
  })
})
