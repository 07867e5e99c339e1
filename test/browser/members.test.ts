// Who is on the board, by keyboard alone: when a row one has removed goes, the focus goes on to the next or to a heading, never to the top of the page;
// and everybody finds who is on the board, where those who manage them alone change it.

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from './stage.ts'

const board = '/p/digital-samhandling'
let stage: Stage
let office: Person
beforeAll(async () => {
  stage = await openStage()
  office = await stage.enter({ role: 'programme-office', path: `${board}/members` })
})
afterAll(() => stage.close())

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')

async function invite(name: string): Promise<void> {
  const answer = await office.context.request.post(`/api/programmes/digital-samhandling/invitations`, {
    headers: { origin: stage.url },
    data: { name, email: `${name.split(' ')[0]}@eksempel.no`, organisation: '', role: 'observer' },
  })
  expect(answer.ok()).toBe(true)
}

it('[MBR6] an invitation that is withdrawn leaves the focus at the next one, and the last at a heading', async () => {
  const { page } = office
  await invite('Ada Først')
  await invite('Eva Etter')
  const withdraw = (name: string) => page.getByRole('button', { name: `Trekk tilbake invitasjonen til ${name}` })
  await page.reload()
  await withdraw('Ada Først').press('Enter')
  await withdraw('Ada Først').waitFor({ state: 'detached' })
  await expect.poll(() => focused(page)).toBe('Trekk tilbake invitasjonen til Eva Etter')
  await page.keyboard.press('Enter')
  await withdraw('Eva Etter').waitFor({ state: 'detached' })
  await expect.poll(() => focused(page)).toBe('Ved tavlen')
})

it('[MBR6] a member who is removed leaves the focus at the list', async () => {
  const { page } = office
  const more = page.getByRole('button', { name: 'Mer om Berit Tindmann' })
  await more.press('Enter')
  await page.getByRole('menuitem', { name: /^Fjern/ }).press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Fjern fra tavlen' }).press('Enter')
  await more.waitFor({ state: 'detached' })
  await expect.poll(() => focused(page)).toMatch(/^(Ved tavlen|Mer om .*)$/)
})

it('[MBR6] a session that is ended leaves the focus on the page', async () => {
  await stage.enter({ role: 'programme-office', path: `${board}/queue` })
  const { page } = office
  await page.goto('/sessions')
  const end = page.getByRole('button', { name: /^Avslutt innloggingen/ })
  await end.press('Enter')
  await end.waitFor({ state: 'detached' })
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('status')
})

it('[MBR7] a board member finds who is on the board in the menu, and is offered no change', async () => {
  const { page } = await stage.enter({ role: 'board-member', path: `${board}/queue` })
  await page.getByRole('button', { name: /^Meny/ }).click()
  await page.getByRole('menuitem', { name: 'Medlemmer' }).click()
  await page.getByText('Nina Elvmann').waitFor()
  expect(await page.getByRole('button', { name: /^(Inviter|Mer om|Del med)/ }).count()).toBe(0)
  expect(await page.getByText('@veivalg.example').count()).toBe(0)
})
