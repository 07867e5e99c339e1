// Limits: who tries too often waits, and nobody else; and where a request comes from.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type HostileIssuer, hostileIssuer } from '../../doubles/hostile-issuer.ts'
import { openHttpApp } from '../../doubles/http-app.ts'
import { mailbox } from '../../doubles/mailbox.ts'
import { appWithIssuer, beginJourney, comeBack } from '../../doubles/sign-in-journey.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'

let issuer: HostileIssuer
beforeAll(async () => {
  issuer = await hostileIssuer()
})
afterAll(() => issuer.close())

const tally = (answers: readonly Response[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

describe('limits', () => {
  it('[LIM1] (T-023) a storm of returns from the issuer is cut off with how long to wait, and makes no session', async () => {
    const app = await appWithIssuer(issuer)
    const begun = await beginJourney(app)
    const answers: Response[] = []
    for (let times = 0; times < 400; times += 1) answers.push(await comeBack(app, begun, { state: 'feil' }))
    expect(tally(answers)).toEqual({ 400: 239, 429: 161 })
    const last = answers.at(-1) ?? Response.error()
    expect([Number(last.headers.get('retry-after')) > 0, ((await last.json()) as { error: object }).error]).toEqual([
      true,
      expect.objectContaining({
        code: 'TOO_MANY_REQUESTS',
        field: 'sign-in',
        message: 'For mange forsøk på kort tid. Vent litt og prøv igjen.',
      }),
    ])
    // Whoever is signed in, and whoever takes a seat, notices nothing.
    const cookie = await app.signIn('ds-ks')
    expect((await app.ask({ path: '/api/session', cookie })).status).toBe(200)
    await app.close()
  })

  it('[LIM1] behind a proxy each address is counted by itself, by the last hop alone', async () => {
    const app = await appWithIssuer(issuer, {
      app: {
        settings: {
          behindProxy: true,
          issuer: { label: null, tellsEmail: true, assurances: [], maxAgeSeconds: null },
        },
      },
    })
    const from = (forwarded: string) =>
      app.ask({ path: '/api/sign-in/oidc/callback', headers: { 'x-forwarded-for': forwarded } })
    const storm: Response[] = []
    for (let times = 0; times < 250; times += 1) storm.push(await from(`10.0.0.${times}, 192.0.2.1`))
    expect(tally(storm)).toEqual({ 400: 240, 429: 10 })
    expect((await from('192.0.2.1, 192.0.2.2')).status).toBe(400)
    await app.close()
  })

  it('[LIM1] without a proxy what a client says of its address is not believed', async () => {
    const app = await appWithIssuer(issuer)
    const storm: Response[] = []
    for (let times = 0; times < 250; times += 1)
      storm.push(
        await app.ask({ path: '/api/sign-in/oidc/callback', headers: { 'x-forwarded-for': `10.0.0.${times}` } }),
      )
    expect(tally(storm)).toEqual({ 400: 240, 429: 10 })
    await app.close()
  })

  it('[LIM1] a mailbox is written to at most five times in a quarter of an hour, whoever asks', async () => {
    const app = await openHttpApp({ databaseUrl: await freshDatabaseUrl(), mailer: mailbox() })
    const ask = (email: string) => app.ask({ method: 'POST', path: '/api/sign-in/mail', body: { email } })
    const answers: Response[] = []
    for (let times = 0; times < 7; times += 1) answers.push(await ask('per.nordmann@veivalg.example'))
    expect([tally(answers), (await ask('ola.nordmann@veivalg.example')).status]).toEqual([{ 202: 5, 429: 2 }, 202])
    await app.close()
  })

  it('[LIM1] one link is tried at most thirty times a minute', async () => {
    const app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
    const answers: Response[] = []
    for (let times = 0; times < 35; times += 1)
      answers.push(await app.ask({ method: 'POST', path: `/api/invitations/${'a'.repeat(43)}` }))
    expect(tally(answers)).toEqual({ 404: 30, 429: 5 })
    await app.close()
  })

  it('[LIM1] who reads the past or searches without end waits, and keeps nobody else waiting', async () => {
    const app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
    const programme = '/api/programmes/digital-samhandling'
    const cookie = await app.signIn('ds-ks')
    const paths = ['/search', '/history/board', '/history/items/DD-1', '/changes?since=aldri']
    const answers: Response[] = []
    for (let times = 0; times < 310; times += 1)
      answers.push(await app.ask({ path: `${programme}${paths[times % paths.length]}`, cookie }))
    const other = await app.ask({ path: `${programme}/search?q=deling`, cookie: await app.signIn('ds-nhn') })
    const board = await app.ask({ path: programme, cookie })
    expect([tally(answers)[429], other.status, board.status]).toEqual([10, 200, 200])
    await app.close()
  })

  it('[LIM1] forty people come in and write from one address without waiting, and one who never stops waits', async () => {
    const app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
    const seen = '/api/programmes/digital-samhandling/changes/seen'
    const write = (cookie: string) => app.ask({ method: 'PUT', path: seen, cookie, body: {} })
    const cookies: string[] = []
    for (let times = 0; times < 40; times += 1) cookies.push(await app.signIn('ds-ks'))
    const ola = await app.signIn('ds-nhn')
    const answers: Response[] = []
    for (let times = 0; times < 1_210; times += 1) answers.push(await write(cookies[times % 40] ?? ''))
    expect([tally(answers)[429], (await write(ola)).status === 429]).toEqual([10, false])
    await app.close()
  })
})
