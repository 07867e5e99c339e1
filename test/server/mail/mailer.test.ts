// One mail over a real mail server: what arrives, what cannot be smuggled into it, and what is told when it is not taken.

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { smtpMailer } from '../../../server/mail/mailer.ts'
import { openSmtp, type SmtpDouble } from '../../doubles/smtp.ts'

let smtp: SmtpDouble
beforeAll(async () => {
  smtp = await openSmtp()
})
afterEach(() => {
  smtp.behave('take')
  smtp.mails.splice(0)
})
afterAll(() => smtp.close())

const from = 'Veivalg <tavle@eksempel.no>'
const mail = {
  to: 'member@eksempel.no',
  subject: 'Møte 3. desember',
  text: 'Hei – på deg.',
  html: '<p>Hei – på deg.</p>',
}

describe('mailer', () => {
  it('hands over text and page to one person, under the id it is given', async () => {
    const headers = { 'Message-ID': '<a-1@tavle.eksempel.no>', 'List-Unsubscribe': '<https://tavle.eksempel.no/u/x>' }
    await smtpMailer({ smtpUrl: smtp.url, from }).send({ ...mail, headers })
    const [taken] = smtp.mails
    expect(smtp.mails).toHaveLength(1)
    expect({ ...taken, headers: [], raw: '', text: taken?.text.trim(), html: taken?.html.trim() }).toEqual({
      from: 'tavle@eksempel.no',
      to: ['member@eksempel.no'],
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: '<a-1@tavle.eksempel.no>',
      headers: [],
      raw: '',
    })
    const header = (name: string) => taken?.headers.filter(({ key }) => key === name).map(({ value }) => value)
    expect(header('list-unsubscribe')).toEqual(['<https://tavle.eksempel.no/u/x>'])
    expect(header('auto-submitted')).toEqual(['auto-generated'])
    expect(header('message-id')).toEqual(['<a-1@tavle.eksempel.no>'])
  })

  it('[MAI10] line breaks in what people wrote add no header and no recipient', async () => {
    const mailer = smtpMailer({ smtpUrl: smtp.url, from })
    const subject = 'Punkt\r\nBcc: stranger@eksempel.no\r\n\r\n<script>'
    await mailer.send({ ...mail, subject, headers: { 'X-Veivalg': 'a\r\nBcc: stranger@eksempel.no' } })
    const [taken] = smtp.mails
    expect(taken?.to).toEqual(['member@eksempel.no'])
    expect(taken?.subject).toBe('Punkt Bcc: stranger@eksempel.no <script>')
    expect(taken?.headers.filter(({ key }) => key === 'bcc')).toEqual([])
    expect(taken?.text.trim()).toBe(mail.text)
  })

  it.each(['a@b, c@d', 'a@b\r\nRCPT TO:<c@d>', 'Navn <a@b>', 'a b@c', '@b', ''])(
    'an address that is not one is refused before anything is said: %j',
    async (to) => {
      await expect(smtpMailer({ smtpUrl: smtp.url, from }).send({ ...mail, to })).rejects.toThrow('not one address')
      expect(smtp.mails).toEqual([])
    },
  )

  it('a mail the server does not take is told', async () => {
    smtp.behave('refuse')
    await expect(smtpMailer({ smtpUrl: smtp.url, from }).send(mail)).rejects.toThrow('not now')
  })

  it('a password is not sent over an open line to another machine', async () => {
    const mailer = smtpMailer({ smtpUrl: smtp.url.replace('127.0.0.1', 'a:b@0.0.0.0'), from })
    await expect(mailer.send(mail)).rejects.toThrow(/STARTTLS|TLS/)
    expect(smtp.mails).toEqual([])
  })
})
