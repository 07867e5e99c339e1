// Settings: what is read, what is refused, and where seats are.

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../../../server/config.ts'
import { ownOrigins } from '../../../server/own-origins.ts'

const standard = {
  port: 3000,
  host: '127.0.0.1',
  dataDir: resolve('data'),
  databaseUrl: null,
  redisUrl: null,
  metricsPort: null,
  metricsHost: '127.0.0.1',
  seats: true,
  oidc: null,
  publicOrigin: null,
  sessionHours: 12,
  paperMaxMb: 20,
  objectStore: null,
  auditKeepDays: null,
  mail: null,
  allowUnsafeDatabase: false,
  logLevel: 'info',
}

function settingsNamed(environment: Record<string, string>): readonly string[] {
  const outcome = readConfig(environment)
  return outcome.ok ? [] : outcome.mistakes.map(({ setting }) => setting)
}

describe('settings', () => {
  it('an empty environment, and one of empty values, is the standard one, frozen', () => {
    expect(readConfig({})).toEqual({ ok: true, config: standard })
    expect(readConfig({ PORT: '', DATABASE_URL: ' ', OIDC_ISSUER: '' })).toEqual({ ok: true, config: standard })
    const outcome = readConfig({})
    expect(outcome.ok && Object.isFrozen(outcome.config)).toBe(true)
  })

  it('every setting is read', () => {
    expect(
      readConfig({
        PORT: '8080',
        HOST: '0.0.0.0',
        DATA_DIR: '/var/lib/veivalg',
        DATABASE_URL: 'postgres://veivalg@db/veivalg',
        REDIS_URL: 'rediss://:hemmelig@bus:6380',
        METRICS_PORT: '9464',
        METRICS_HOST: '[::1]',
        SEATS: 'off',
        PUBLIC_ORIGIN: 'https://tavle.eksempel.no/',
        SESSION_HOURS: '8',
        PAPER_MAX_MB: '50',
        S3_ENDPOINT: 'https://lager.eksempel.no:9000/',
        S3_BUCKET: 'veivalg-papirer',
        S3_REGION: 'eu-north-1',
        S3_ACCESS_KEY_ID: 'veivalg',
        S3_SECRET_ACCESS_KEY: 'hemmelig',
        AUDIT_KEEP_DAYS: '730',
        SMTP_URL: 'smtps://veivalg:hemmelig@post.eksempel.no',
        MAIL_FROM: 'Veivalg <tavle@eksempel.no>',
        MAIL_LANGUAGE: 'nn',
        MAIL_GATHER_MINUTES: '5',
        ALLOW_UNSAFE_DATABASE: 'on',
        LOG_LEVEL: 'WARN',
      }),
    ).toEqual({
      ok: true,
      config: {
        port: 8080,
        host: '0.0.0.0',
        dataDir: '/var/lib/veivalg',
        databaseUrl: 'postgres://veivalg@db/veivalg',
        redisUrl: 'rediss://:hemmelig@bus:6380',
        metricsPort: 9464,
        metricsHost: '::1',
        seats: false,
        oidc: null,
        publicOrigin: 'https://tavle.eksempel.no',
        sessionHours: 8,
        paperMaxMb: 50,
        objectStore: {
          endpoint: 'https://lager.eksempel.no:9000',
          bucket: 'veivalg-papirer',
          region: 'eu-north-1',
          accessKeyId: 'veivalg',
          secretAccessKey: 'hemmelig',
        },
        auditKeepDays: 730,
        mail: {
          smtpUrl: 'smtps://veivalg:hemmelig@post.eksempel.no',
          from: 'Veivalg <tavle@eksempel.no>',
          language: 'nn',
          gatherMinutes: 5,
        },
        allowUnsafeDatabase: true,
        logLevel: 'warn',
      },
    })
  })

  it('the README tells of every setting that can be given, in both languages', () => {
    const asked = new Set<string>()
    readConfig(new Proxy({}, { get: (_, name) => void asked.add(String(name)) }))
    const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')
    const [nb = '', en = ''] = readme.split('## In English')
    for (const text of [nb, en]) {
      const told = text.matchAll(/^\| (`.*?`(?:, `.*?`)*) \|/gm)
      const names = [...told].flatMap(([, cell = '']) => cell.replaceAll('`', '').split(', '))
      expect(names.toSorted()).toEqual([...asked].toSorted())
    }
  })

  it('[SES3] every wrong setting is named at once, in both languages', () => {
    const outcome = readConfig({
      PORT: '70000',
      HOST: '0.0.0.0',
      DATABASE_URL: 'mysql://bruker:hemmelig@db',
      REDIS_URL: 'http://:hemmelig@bus',
      METRICS_PORT: 'ja',
      SEATS: 'on',
      OIDC_ISSUER: 'https://id.eksempel.no',
      PUBLIC_ORIGIN: 'tavle.eksempel.no',
      SESSION_HOURS: '1.5',
      ALLOW_UNSAFE_DATABASE: 'kanskje',
      LOG_LEVEL: 'loud',
    })
    const mistakes = outcome.ok ? [] : outcome.mistakes
    expect(mistakes.map(({ setting }) => setting).toSorted()).toEqual([
      'ALLOW_UNSAFE_DATABASE',
      'DATABASE_URL',
      'LOG_LEVEL',
      'METRICS_PORT',
      'OIDC_CLIENT_ID',
      'OIDC_CLIENT_SECRET',
      'OIDC_ISSUER',
      'PORT',
      'PUBLIC_ORIGIN',
      'PUBLIC_ORIGIN',
      'REDIS_URL',
      'SEATS',
      'SESSION_HOURS',
    ])
    for (const { nb, en } of mistakes)
      expect([nb, en]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/\.$/)])
    expect(JSON.stringify(mistakes)).not.toContain('hemmelig')
  })

  it.each([
    ['PORT', '-1'],
    ['PORT', '3e3'],
    ['PORT', '65536'],
    ['SEATS', 'yes'],
    ['SESSION_HOURS', '0'],
    ['SESSION_HOURS', '721'],
    ['PAPER_MAX_MB', '0'],
    ['PAPER_MAX_MB', '101'],
    ['PUBLIC_ORIGIN', 'https://tavle.eksempel.no/sti'],
    ['PUBLIC_ORIGIN', 'ftp://tavle.eksempel.no'],
    ['DATABASE_URL', 'db.eksempel.no'],
    ['REDIS_URL', 'redis://bus'],
    ['METRICS_PORT', '65536'],
    ['METRICS_PORT', '3000'],
    ['OIDC_CLIENT_ID', 'veivalg'],
    ['OIDC_ALLOW_LOOPBACK', 'on'],
  ])('[SES3] %s=%s is refused', (setting, value) => {
    expect(settingsNamed({ [setting]: value })).toEqual([setting])
  })

  it('[SES3] half a store for papers is refused by what is missing, and none of its secret is told', () => {
    const store = {
      S3_ENDPOINT: 'https://lager.eksempel.no',
      S3_BUCKET: 'papirer',
      S3_ACCESS_KEY_ID: 'veivalg',
      S3_SECRET_ACCESS_KEY: 'hemmelig',
    }
    expect(settingsNamed(store)).toEqual([])
    for (const missing of Object.keys(store)) expect(settingsNamed({ ...store, [missing]: '' })).toEqual([missing])
    expect(settingsNamed({ S3_REGION: 'eu-north-1' })).toEqual(Object.keys(store))
    expect(settingsNamed({ ...store, S3_BUCKET: 'Papirer/hemmelig' })).toEqual(['S3_BUCKET'])
    const outcome = readConfig({ ...store, S3_ENDPOINT: 'lager' })
    expect([outcome.ok, JSON.stringify(outcome).includes('hemmelig')]).toEqual([false, false])
  })

  it('mail needs a server and a sender, both of a form that can be sent by; its password is told to nobody', () => {
    const mail = { SMTP_URL: 'smtp://post.eksempel.no', MAIL_FROM: 'tavle@eksempel.no' }
    expect(settingsNamed(mail)).toEqual([])
    expect(settingsNamed({ SMTP_URL: mail.SMTP_URL })).toEqual(['MAIL_FROM'])
    expect(settingsNamed({ MAIL_FROM: mail.MAIL_FROM })).toEqual(['SMTP_URL'])
    for (const from of ['tavle', 'a@b, c@d', 'Veivalg <tavle@eksempel.no>\r\nBcc: alle@eksempel.no', '<a@b> <c@d>']) {
      expect(settingsNamed({ ...mail, MAIL_FROM: from })).toEqual(['MAIL_FROM'])
    }
    const outcome = readConfig({ ...mail, SMTP_URL: 'http://veivalg:hemmelig@post', MAIL_LANGUAGE: 'se' })
    expect(outcome.ok ? [] : outcome.mistakes.map(({ setting }) => setting)).toEqual(['SMTP_URL', 'MAIL_LANGUAGE'])
    expect(JSON.stringify(outcome)).not.toContain('hemmelig')
  })

  it('[SES1] seats are there on loopback alone', () => {
    const seats = (environment: Record<string, string>): boolean | 'refused' => {
      const outcome = readConfig(environment)
      return outcome.ok ? outcome.config.seats : 'refused'
    }
    expect([
      seats({ HOST: '127.0.0.1' }),
      seats({ HOST: '127.8.9.1' }),
      seats({ HOST: 'localhost' }),
      seats({ HOST: '::1' }),
      seats({ HOST: '127.0.0.1', SEATS: 'on' }),
      seats({ PUBLIC_ORIGIN: 'http://localhost:8080', SEATS: 'on' }),
    ]).toEqual([true, true, true, true, true, true])
    expect([
      seats({ HOST: '127.0.0.1', SEATS: 'off' }),
      seats({ HOST: '0.0.0.0' }),
      seats({ HOST: '10.0.0.5' }),
      seats({ HOST: '127.0.0.1.eksempel.no' }),
      seats({ PUBLIC_ORIGIN: 'https://tavle.eksempel.no' }),
    ]).toEqual([false, false, false, false, false])
    expect([
      seats({ HOST: '0.0.0.0', SEATS: 'on' }),
      seats({ PUBLIC_ORIGIN: 'https://tavle.eksempel.no', SEATS: 'on' }),
    ]).toEqual(['refused', 'refused'])
  })

  it('a host in brackets, as in an address, is the host', () => {
    const outcome = readConfig({ HOST: '[::1]' })
    expect(outcome.ok && [outcome.config.host, outcome.config.seats]).toEqual(['::1', true])
  })

  it('[SES2] our own origins are those of the address people use', () => {
    expect(ownOrigins({ host: '127.0.0.2', publicOrigin: null }, 3000)).toEqual([
      'http://127.0.0.2:3000',
      'http://127.0.0.1:3000',
      'http://localhost:3000',
      'http://[::1]:3000',
    ])
    expect(ownOrigins({ host: '127.0.0.1', publicOrigin: null }, 3000)).toEqual([
      'http://127.0.0.1:3000',
      'http://localhost:3000',
      'http://[::1]:3000',
    ])
    expect(ownOrigins({ host: '10.0.0.5', publicOrigin: null }, 80)).toEqual(['http://10.0.0.5'])
    expect(ownOrigins({ host: '0.0.0.0', publicOrigin: null }, 3000)).toEqual(
      expect.arrayContaining(['http://127.0.0.1:3000']),
    )
    expect(ownOrigins({ host: '127.0.0.1', publicOrigin: 'https://tavle.eksempel.no' }, 3000)).toEqual([
      'https://tavle.eksempel.no',
    ])
  })
})
