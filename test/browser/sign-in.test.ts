// Signing in at a real provider, in browsers: invited by a link copied from the page, a stranger who gets nowhere, a role withdrawn while somebody writes,
// and a session ended from elsewhere.

import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Provider, provider } from '../doubles/provider.ts'
import { freePort } from '../harness/free-port.ts'
import { axeFinds } from './axe.ts'
import { drawer, row, saved, writeTitle } from './board-view.ts'
import { liveLine } from './live-line.ts'
import { openStage, type Stage } from './stage.ts'

const board = '/p/digital-samhandling'
let issuer: Provider
let stage: Stage
let nina: Page
let link: string

beforeAll(async () => {
  const port = await freePort()
  issuer = await provider({ redirectUri: `http://127.0.0.1:${port}/api/sign-in/oidc/callback` })
  const { clientId, key } = issuer.clients.client_secret_basic
  stage = await openStage({
    port,
    env: {
      OIDC_ISSUER: issuer.url,
      OIDC_CLIENT_ID: clientId,
      OIDC_CLIENT_SECRET: key.kind === 'secret' ? key.secret : '',
      OIDC_LABEL: 'Logg inn med prøveutstederen',
      OIDC_ALLOW_LOOPBACK: 'on',
    },
  })
})
afterAll(async () => {
  await stage.close()
  await issuer.close()
})

/** Opens an address where nobody is signed in, and signs in at the provider as somebody. */
async function signIn(context: BrowserContext, o: { readonly as: string; readonly path: string }): Promise<Page> {
  const page = await context.newPage()
  await page.goto(o.path)
  await page.getByRole('link', { name: /^Logg inn/ }).click()
  await page.getByRole('link', { name: o.as }).click()
  return page
}

it('[OID1] a person with a known address signs in and comes to the page she opened', async () => {
  nina = await signIn(await stage.newContext(), { as: 'Nina Elvmann', path: `${board}/members` })
  await nina.getByRole('heading', { name: 'Medlemmer' }).waitFor()
  expect(new URL(nina.url()).pathname).toBe(`${board}/members`)
})

it('[INV1] she invites somebody by a link shown once, and it is accepted by a press, after signing in', async () => {
  await nina.getByRole('button', { name: 'Inviter' }).click()
  const dialog = nina.getByRole('dialog')
  await dialog.getByLabel('Navn').fill('Vera Vararepresentant')
  await dialog.getByLabel('E-postadresse').fill('Vera@eksempel.no')
  await dialog.getByRole('button', { name: 'Inviter' }).click()
  link = await dialog.getByLabel('Lenke', { exact: true }).inputValue()
  await dialog.getByRole('button', { name: 'Lukk' }).last().click()
  await nina.getByRole('heading', { name: 'Inviterte' }).waitFor()
  const context = await stage.newContext()
  const vera = await context.newPage()
  await vera.goto(link)
  await vera.getByText('Nina Elvmann fra Direktoratet for e-helse har invitert deg til').waitFor()
  expect((await axeFinds(vera)).filter(({ serious }) => serious)).toEqual([])
  await vera.getByRole('link', { name: 'Logg inn for å godta' }).click()
  await vera.getByRole('link', { name: 'Vera Vararepresentant' }).click()
  await vera.getByRole('button', { name: 'Godta invitasjonen' }).click()
  await row(vera, 'DD-1').waitFor()
  // The one who invited sees it without asking.
  await nina.getByRole('heading', { name: 'Inviterte' }).waitFor({ state: 'detached' })
  await nina.getByText('vera@eksempel.no').waitFor()
  await vera.goto(link)
  await vera.getByRole('heading', { name: 'Invitasjonen gjelder ikke lenger' }).waitFor()
  await context.close()
})

it('[OID5] a stranger whom the provider knows is told that no board does', async () => {
  const context = await stage.newContext()
  const stranger = await signIn(context, { as: 'En fremmed', path: `${board}/queue` })
  await stranger.getByText('Du er logget inn, men ingen tavle kjenner deg.').waitFor()
  expect((await axeFinds(stranger)).filter(({ serious }) => serious)).toEqual([])
  await stranger.goto(`${board}/queue`)
  await stranger.getByRole('heading', { name: 'Logg inn' }).waitFor()
  await context.close()
})

it('[MBR1] a role that is withdrawn while she writes: the text is kept for her, and she is told why', async () => {
  const context = await stage.newContext()
  const line = await liveLine(context)
  const vera = await signIn(context, { as: 'Vera Vararepresentant', path: `${board}/queue?item=DD-4` })
  await drawer(vera, 'DD-4').waitFor()
  await saved(vera)
  await line.offline()
  await vera.locator('[data-save="offline"]').first().waitFor()
  await writeTitle(vera, 'DD-4', 'Skrevet da rollen ble en annen')
  await vera.getByText('1 endring er lagret på denne enheten').first().waitFor()
  await nina.getByRole('button', { name: 'Mer om Vera Vararepresentant' }).click()
  await nina.getByRole('menuitem', { name: 'Endre rolle …' }).click()
  await nina.getByRole('dialog').getByLabel('Rolle').selectOption({ label: 'Kommentator' })
  await nina.getByRole('button', { name: 'Lagre rollen' }).click()
  await nina.getByRole('dialog').waitFor({ state: 'detached' })
  await line.mend()
  await vera.locator('[data-save="refused"]').first().waitFor()
  // The drawer lies over the head of the page.
  await vera.keyboard.press('Escape')
  if (await drawer(vera, 'DD-4').isVisible()) await vera.keyboard.press('Escape')
  await vera.getByRole('button', { name: 'Se dem her' }).first().click()
  const tray = vera.getByRole('dialog', { name: 'Ikke lagret' })
  await tray.getByText('Skrevet da rollen ble en annen').first().waitFor()
  await tray.getByText('Rollen din gir ikke rett til dette.').first().waitFor()
  await context.close()
})

it('[SSN1] a session ended from elsewhere leads to signing in, at once', async () => {
  const [one, other] = [await stage.newContext(), await stage.newContext()]
  const here = await signIn(one, { as: 'Vera Vararepresentant', path: `${board}/queue` })
  await row(here, 'DD-1').waitFor()
  const there = await signIn(other, { as: 'Vera Vararepresentant', path: '/sessions' })
  await there.getByRole('button', { name: 'Avslutt alle andre' }).click()
  await there.getByText(/innlogging(er)? er avsluttet/).waitFor()
  await here.getByRole('heading', { name: 'Logg inn' }).waitFor()
  expect(new URL(here.url()).searchParams.get('next')).toBe(`${board}/queue`)
  await one.close()
  await other.close()
})
