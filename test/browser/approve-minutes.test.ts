// Minutes of the last point there is: who leads finds the ways on where she presses «Godkjenn protokollen», and the board approves them in writing.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { pointBodySchema } from '../../shared/contract/http.ts'
import type { PointId } from '../../shared/ids.ts'
import { axeFinds } from './axe.ts'
import { openStage, type Person, type Stage } from './stage.ts'

const api = '/api/programmes/digital-samhandling'

let stage: Stage
let facilitator: Person
let lastPoint: PointId
beforeAll(async () => {
  stage = await openStage()
  facilitator = await stage.enter({ role: 'facilitator', path: '/programmes' })
  const head = {
    title: 'Det siste punktet',
    date: '2098-12-10',
    startsAt: '12:00',
    lengthMinutes: 90,
    place: 'Oslo og video',
    chair: 'Per Nordmann',
    facilitator: 'Solveig Austmann',
  }
  lastPoint = pointBodySchema.parse(await post('/points', { head, agenda: 'standard' })).id
  for (const command of [{ type: 'call', quorum: 1 }, { type: 'start' }, { type: 'adjourn' }]) {
    await post(`/points/${lastPoint}/meeting`, { command })
  }
})
afterAll(() => stage.close())

it('[MIN13] with no later point, the next one is made where the minutes are approved, and the minutes go out in writing from there', async () => {
  const { page } = facilitator
  const path = `/p/digital-samhandling/points/${lastPoint}/minutes`
  await page.goto(path.replace(/\/minutes$/, ''))
  await page.getByText(/ · holdt \d+\. .* \d{4}$/).waitFor()
  await page.goto(path)
  const approve = page.getByRole('button', { name: 'Godkjenn protokollen' })
  const dialog = page.getByRole('dialog')
  const press = (name: string) => dialog.getByRole('button', { name, exact: true }).click()
  await approve.click()
  await dialog.getByText('Det er ikke laget noe senere punkt.').waitFor()
  await dialog.getByRole('button', { name: 'Lag neste punkt', exact: true }).waitFor()
  await press('Lag punktet og send på sirkulasjon')
  await dialog.getByLabel('Dato', { exact: true }).fill('10.12.2099')
  await press('Opprett punktet')
  const text = dialog.getByLabel('Teksten styret svarer på')
  await text.waitFor()
  expect(await text.inputValue()).toMatch(/^Styret godkjenner protokollen fra «Det siste punktet», .*\d{4}\.$/)
  await press('Videre til fristen')
  await dialog.getByText('Frist, dato').waitFor()
  await dialog.locator('button[type=submit]').click()
  await page.waitForURL(/\/circulations\//)
  await page.getByText('Styret godkjenner protokollen fra «Det siste punktet»').first().waitFor()
  await page.goto(path)
  await approve.click()
  await dialog.getByText('Saken om protokollen står på sakslisten her.').waitFor()
  expect(await axeFinds(page)).toEqual([])
  await dialog.getByRole('link', { name: 'Se sirkulasjonen' }).waitFor()
  expect(await dialog.getByRole('button', { name: 'Send protokollen på sirkulasjon' }).count()).toBe(0)
})

async function post(path: string, data: object): Promise<unknown> {
  const { request } = facilitator.context
  const answer = await request.post(`${stage.url}${api}${path}`, { headers: { origin: stage.url }, data })
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
  return answer.json()
}
