// The frame's page in browsers: the facilitator tries a frame and a board member's figures follow without a reload; who steers changes what is reckoned with, and is told
// what is wrong; who may only read is offered nothing.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStage, type Person, type Stage } from './stage.ts'

const path = '/p/digital-samhandling/frame'
let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const sentence = ({ page }: Person) => page.locator('.frm-s .sentence')
const plain = (text: string | null): string => (text ?? '').replaceAll('\u00a0', ' ')
async function enter(role: Parameters<Stage['enter']>[0]['role']): Promise<Person> {
  const person = await stage.enter({ role, path })
  await person.page.locator('.frm-b li').first().waitFor()
  await sentence(person).filter({ hasText: 'holdes med' }).waitFor()
  return person
}

it('[FRP8] a frame that is tried with the keyboard is seen by a board member at once, and is over when it is ended', async () => {
  const leads = await enter('facilitator')
  const member = await enter('board-member')
  const before = plain(await sentence(member).textContent())
  expect(before).toMatch(/^Styringsrammen holdes med \d+ % sannsynlighet, kostnadsrammen med \d+ %\.$/)
  const slider = leads.page.getByRole('slider', { name: 'Styringsramme P50' })
  await leads.page.getByRole('button', { name: 'Prøv for alle' }).press('Enter')
  await leads.page.getByRole('button', { name: 'Slutt å prøve' }).waitFor()
  await slider.press('PageDown')
  await slider.press('ArrowLeft')
  await member.page.getByText(`${leads.seat.person.name} prøver en annen ramme. Ingenting er vedtatt.`).waitFor()
  await member.page.locator('.frm-sl[data-line="p50"] output', { hasText: '509 MNOK' }).waitFor()
  await member.page.locator('.sc-f', { hasText: 'P50 509' }).first().waitFor()
  await sentence(member).filter({ hasNotText: before }).waitFor()
  await leads.page.getByRole('button', { name: 'Slutt å prøve' }).press('Enter')
  await member.page.locator('.frm-sl[data-line="p50"] output', { hasText: '520 MNOK' }).waitFor()
  await expect.poll(async () => plain(await sentence(member).textContent())).toBe(before)
  await Promise.all([leads.context.close(), member.context.close()])
})

it('[FRP8] who steers is told what is wrong, and what she changes is reckoned with on every page', async () => {
  const office = await enter('programme-office')
  const reader = await enter('observer')
  expect(await reader.page.getByRole('button', { name: /Endre|Nytt trinn|Rett|Prøv for alle/ }).count()).toBe(0)
  expect(await reader.page.getByRole('slider', { name: 'Styringsramme P50' }).isDisabled()).toBe(true)
  const { page } = office
  await page.getByRole('button', { name: 'Endre: Kostnadsmodell' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Samvariasjon').fill('1')
  await dialog.getByRole('button', { name: 'Lagre' }).click()
  await dialog.getByText('Samvariasjonen må være fra 0 til under 1.').waitFor()
  await dialog.getByLabel('Samvariasjon').fill('0,5')
  await dialog.getByRole('button', { name: 'Lagre' }).click()
  await dialog.waitFor({ state: 'detached' })
  await reader.page.locator('[data-part="model"] dd', { hasText: '0,5' }).waitFor()
  await page.getByRole('button', { name: 'Nytt trinn' }).click()
  await dialog.getByLabel('Gjelder fra').fill('01.07.2024')
  await dialog.getByLabel('Styringsramme P50').fill('700')
  await dialog.getByLabel('Kostnadsramme P85').fill('650,5')
  await dialog.getByRole('button', { name: 'Lagre' }).click()
  await dialog.getByText('Styringsrammen (P50) kan ikke være større enn kostnadsrammen (P85).').waitFor()
  await dialog.getByLabel('Styringsramme P50').fill('550')
  await dialog.getByRole('button', { name: 'Lagre' }).click()
  await dialog.getByText('Rammene må stå etter dato.', { exact: false }).waitFor()
  await dialog.getByLabel('Gjelder fra').fill('01.03.2025')
  await dialog.getByRole('button', { name: 'Lagre' }).click()
  await dialog.waitFor({ state: 'detached' })
  await reader.page.locator('.frm-l tr[data-holds]', { hasText: '650,5' }).waitFor()
  await Promise.all([office.context.close(), reader.context.close()])
})
