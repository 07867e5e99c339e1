// Between meetings: a mention from a phone-wide screen reaches the other, in the app and by mail; whoever has been away sees what waits and what has changed;
// and mails are stopped by the link in one.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSmtp, type SmtpDouble } from '../doubles/smtp.ts'
import { axeFinds } from './axe.ts'
import { drawer, saved } from './board-view.ts'
import { openStage, type Person, type Stage } from './stage.ts'

const programme = '/p/digital-samhandling'
let smtp: SmtpDouble
let stage: Stage
let wide: Person
let phone: Person
beforeAll(async () => {
  smtp = await openSmtp()
  stage = await openStage({
    env: { SMTP_URL: smtp.url, MAIL_FROM: 'Veivalg <tavle@eksempel.no>', MAIL_GATHER_MINUTES: '0' },
  })
  const look = { width: 390, height: 844 }
  ;[wide, phone] = await Promise.all([
    stage.enter({ role: 'board-member', nth: 0, path: `${programme}/inbox` }),
    stage.enter({ role: 'board-member', nth: 1, path: `${programme}/queue?item=KI-4`, look }),
  ])
})
afterAll(async () => {
  await stage.close()
  await smtp.close()
})

async function expectNothingSerious(page: Page): Promise<void> {
  const found = await axeFinds(page)
  expect(found.filter(({ serious }) => serious).map(({ what }) => what)).toEqual([])
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(over).toBeLessThanOrEqual(0)
}

const waiting = ({ page }: Person) => page.locator('[data-waiting="mention"]')

describe('the inbox', () => {
  it('[INB1] says when nothing waits; then a mention from a phone stands there without reloading, and leads to where it is said', async () => {
    await wide.page.getByText('Ingenting venter på deg.').waitFor()
    await expectNothingSerious(wide.page)
    const { name } = wide.seat.person
    const comments = phone.page.getByRole('region', { name: 'Kommentarer' })
    await comments.getByLabel('Skriv en kommentar').tap()
    await phone.page.keyboard.type(`Rekker dere dette, @${name.slice(0, 4)}`)
    await comments.getByRole('option', { name }).tap()
    await comments.getByRole('button', { name: 'Send' }).tap()
    await waiting(wide).getByText(`Rekker dere dette, @${name}`).waitFor()
    await wide.page.getByRole('button', { name: 'Meny, 1 ting venter på deg' }).click()
    await wide.page.getByRole('menuitem', { name: 'Venter på deg (1)' }).waitFor()
    await wide.page.keyboard.press('Escape')
    await expectNothingSerious(wide.page)
    await waiting(wide).getByRole('link').click()
    await drawer(wide.page, 'KI-4').getByText('Rekker dere dette').first().waitFor()
  })

  it('[INB2] what asks for no answer is marked as read, and whoever wrote it sees that', async () => {
    await wide.page.goto(`${programme}/inbox`)
    await waiting(wide)
      .getByRole('button', { name: /^Merk kommentaren fra .* som lest/ })
      .click()
    await wide.page.getByText('Ingenting venter på deg.').waitFor()
    await phone.page.getByRole('button', { name: `Lest: ${wide.seat.person.name}` }).waitFor()
  })

  it('[SNC4] whoever has been away sees what waits where she lands, and what has changed since she last looked', async () => {
    const { page } = wide
    const mark = await wide.context.request.put(`${stage.url}/api/programmes/digital-samhandling/changes/seen`, {
      data: { until: new Date().toISOString() },
      headers: { origin: stage.url },
    })
    expect(mark.ok()).toBe(true)
    await page.goto('about:blank')
    // Three weeks of the others' work.
    await phone.page.goto(`${programme}/queue?item=KI-4`)
    const title = drawer(phone.page, 'KI-4').getByRole('textbox', { name: 'Tittel' })
    await title.fill('Fastleger tar i bruk kritisk informasjon')
    await title.press('Enter')
    await saved(phone.page)
    const comments = phone.page.getByRole('region', { name: 'Kommentarer' })
    await comments.getByLabel('Skriv en kommentar').tap()
    await phone.page.keyboard.type(`Ser du på dette, @${wide.seat.person.name.slice(0, 4)}`)
    await comments.getByRole('option', { name: wide.seat.person.name }).tap()
    await comments.getByRole('button', { name: 'Send' }).tap()
    await comments.getByText('Ser du på dette').waitFor()

    await page.goto(`${programme}/queue`)
    await page
      .getByRole('region', { name: 'Venter på deg' })
      .getByRole('link', { name: /nevner deg/ })
      .waitFor()
    await page.getByRole('button', { name: 'Meny, 1 ting venter på deg' }).click()
    await page.getByRole('menuitem', { name: 'Siden sist' }).click()
    const changed = page.locator('.chg-s')
    await changed.getByText('Fastleger tar i bruk kritisk informasjon').first().waitFor()
    await changed.getByText(phone.seat.person.name).first().waitFor()
  })

  it('[MAI8] the mail has come, one alone; its link says what it stops, and stops it when it is pressed', async () => {
    // The mention before it has a mail of its own if it went out before it was marked as read. On a Monday morning the week's digest comes as well, and
    // may tell of the same.
    const own = () =>
      smtp.mails.filter(({ text }) => text.includes('Ser du på dette') && !text.includes('ukentlige sammendraget'))
    await expect.poll(() => own().length).toBe(1)
    const link = /(\/unsubscribe\/[A-Za-z0-9_-]{43})/.exec(own()[0]?.text ?? '')?.[1] ?? ''
    const context = await stage.newContext({ width: 390, height: 844 })
    const page = await context.newPage()
    for (let time = 0; time < 2; time += 1) {
      await page.goto(link)
      await page.getByRole('button', { name: 'Stopp e-postene' }).waitFor()
    }
    await expectNothingSerious(page)
    await page.getByRole('button', { name: 'Stopp e-postene' }).tap()
    await page.getByRole('heading', { name: 'E-postene er stoppet.' }).waitFor()
    await expectNothingSerious(page)
    await context.close()
    await wide.page.goto(`${programme}/notifications`)
    const act = wide.page.getByRole('checkbox', { name: 'Når noe venter på meg' })
    await act.waitFor()
    expect(await act.isChecked()).toBe(false)
    const kept = wide.page.waitForResponse(
      (answer) => answer.request().method() === 'PUT' && answer.url().includes('/mail-settings/') && answer.ok(),
    )
    await act.check()
    await kept
    await wide.page.reload()
    await act.waitFor()
    expect(await act.isChecked()).toBe(true)
    await expectNothingSerious(wide.page)
    expect(own().length).toBe(1)
  })
})
