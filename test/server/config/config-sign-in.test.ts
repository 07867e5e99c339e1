// Settings of signing in at an issuer: what is read, what is refused and told, and that no secret is repeated.

import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../../server/config.ts'

const right = {
  OIDC_ISSUER: 'https://id.eksempel.no',
  OIDC_CLIENT_ID: 'veivalg',
  OIDC_CLIENT_SECRET: 'hemmelig',
}

function mistakes(environment: Record<string, string>): readonly string[] {
  const outcome = readConfig({ ...right, ...environment })
  return outcome.ok ? [] : outcome.mistakes.map(({ setting }) => setting)
}

describe('settings of an issuer', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'veivalg-key-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('[SES3] are read with what stands for those that are not given; seats are off then', () => {
    const outcome = readConfig(right)
    expect(outcome.ok && { seats: outcome.config.seats, oidc: outcome.config.oidc }).toEqual({
      seats: false,
      oidc: {
        issuer: 'https://id.eksempel.no',
        clientId: 'veivalg',
        key: { kind: 'secret', secret: 'hemmelig' },
        scope: 'openid profile email',
        claims: {
          name: 'name',
          email: 'email',
          emailVerified: 'email_verified',
          organisation: null,
          assurance: 'acr',
        },
        assurances: [],
        maxAgeSeconds: null,
        label: null,
        allowLoopback: false,
      },
    })
    const all = readConfig({
      ...right,
      OIDC_SCOPE: 'openid profile',
      OIDC_CLAIM_NAME: 'fullt_navn',
      OIDC_CLAIM_EMAIL: 'none',
      OIDC_CLAIM_EMAIL_VERIFIED: 'xms_edov',
      OIDC_CLAIM_ORGANISATION: 'virksomhet',
      OIDC_CLAIM_ACR: 'helseid://claims/identity/security_level',
      OIDC_ACR: '3 4',
      OIDC_MAX_AGE: '3600',
      OIDC_LABEL: 'Logg inn med HelseID',
    })
    expect(all.ok && all.config.oidc).toMatchObject({
      scope: 'openid profile',
      claims: {
        name: 'fullt_navn',
        email: null,
        emailVerified: 'xms_edov',
        organisation: 'virksomhet',
        assurance: 'helseid://claims/identity/security_level',
      },
      assurances: ['3', '4'],
      maxAgeSeconds: 3_600,
      label: 'Logg inn med HelseID',
    })
  })

  it.each([
    ['OIDC_ISSUER', { OIDC_ISSUER: 'http://id.eksempel.no' }],
    ['OIDC_ISSUER', { OIDC_ISSUER: 'id.eksempel.no' }],
    ['OIDC_ISSUER', { OIDC_ISSUER: 'https://navn:passord@id.eksempel.no' }],
    ['OIDC_ISSUER', { SEATS: 'on' }],
    ['OIDC_CLIENT_ID', { OIDC_CLIENT_ID: '' }],
    ['OIDC_CLIENT_SECRET', { OIDC_CLIENT_SECRET: '' }],
    ['OIDC_SCOPE', { OIDC_SCOPE: 'profile email' }],
    ['OIDC_MAX_AGE', { OIDC_MAX_AGE: '10' }],
    ['OIDC_ALLOW_LOOPBACK', { OIDC_ALLOW_LOOPBACK: 'kanskje' }],
    ['PUBLIC_ORIGIN', { HOST: '0.0.0.0' }],
  ])('[SES3] %s is refused: %j', (setting, environment) => {
    expect(mistakes(environment)).toEqual([setting])
  })

  it.each(['pid', 'helseid://claims/identity/pid', 'personidentifier', 'fnr', 'no:ssn', 'fødselsnummer'])(
    '[OID5] a claim named %s is refused wherever it is asked for',
    (name) => {
      const settings = ['OIDC_CLAIM_NAME', 'OIDC_CLAIM_EMAIL', 'OIDC_CLAIM_ORGANISATION', 'OIDC_CLAIM_ACR']
      expect(mistakes(Object.fromEntries(settings.map((setting) => [setting, name])))).toEqual(settings)
    },
  )

  it('[SES3] every mistake is told at once, in both languages, and no secret with it', () => {
    const outcome = readConfig({ OIDC_CLIENT_SECRET: 'hemmelig', OIDC_SCOPE: 'x', OIDC_LABEL: 'y' })
    expect(outcome.ok ? [] : outcome.mistakes.map(({ setting }) => setting)).toEqual([
      'OIDC_CLIENT_SECRET',
      'OIDC_SCOPE',
      'OIDC_LABEL',
    ])
    expect(JSON.stringify(outcome)).not.toContain('hemmelig')
  })

  it('[SES3] a private key is read as PEM and as JWK, and anything else is refused', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const files = {
      'ec.pem': privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      'rsa.json': JSON.stringify({ ...rsa.privateKey.export({ format: 'jwk' }), kid: 'en', alg: 'PS256' }),
      'public.pem': rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      'text.txt': 'ikke en nøkkel',
    }
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
    const key = (name: string): unknown => {
      const outcome = readConfig({ ...right, OIDC_CLIENT_SECRET: '', OIDC_PRIVATE_KEY_FILE: join(folder, name) })
      return outcome.ok ? outcome.config.oidc?.key : outcome.mistakes.map(({ setting }) => setting)
    }
    const pem = expect.stringMatching(/^-----BEGIN PRIVATE KEY-----/)
    expect([key('ec.pem'), key('rsa.json'), key('public.pem'), key('text.txt'), key('borte.pem')]).toEqual([
      { kind: 'private-key', pem, algorithm: 'ES256', keyId: null },
      { kind: 'private-key', pem, algorithm: 'PS256', keyId: 'en' },
      ['OIDC_PRIVATE_KEY_FILE'],
      ['OIDC_PRIVATE_KEY_FILE'],
      ['OIDC_PRIVATE_KEY_FILE'],
    ])
    expect(mistakes({ OIDC_PRIVATE_KEY_FILE: join(folder, 'ec.pem') })).toEqual(['OIDC_CLIENT_SECRET'])
  })
})
