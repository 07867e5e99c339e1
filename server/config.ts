// Configuration: the environment, read once, as one frozen value. Promises that every mistake is told at once, in bokmål and
// English, and that nothing starts on a half-understood setting (SES3). A file `.env` in the working folder is read when it stands;
// what the real environment says wins. The only file that reads process.env; called by server/run-process.ts and by tests.

import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { type MailSettings, mailSettings } from './config-mail.ts'
import { type ConfigMistake, type Environment, type SettingReader, settingReader } from './config-reader.ts'
import { type OidcSettings, oidcSettings } from './config-sign-in.ts'

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** A bucket of an S3-compatible store. */
interface ObjectStore {
  /** Address without a path. */
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** Everything the server can be told from outside. */
export interface Config {
  /** 0 = any free port. */
  readonly port: number
  readonly host: string
  /** Absolute path. */
  readonly dataDir: string
  /** `null`: the embedded database in `dataDir`. */
  readonly databaseUrl: string | null
  /** Redis or Valkey between several servers over one database; `null`: the database itself carries the hints. */
  readonly redisUrl: string | null
  /** Where figures are answered: 0 = any free port, `null` = nowhere. */
  readonly metricsPort: number | null
  readonly metricsHost: string
  /** Whether people sign in by picking a seat. */
  readonly seats: boolean
  /** An issuer people sign in at; `null`: none. */
  readonly oidc: OidcSettings | null
  /** The address people use when a proxy stands in front, as an origin without a path; `null` without a proxy. */
  readonly publicOrigin: string | null
  readonly sessionHours: number
  /** Largest paper, in MiB. */
  readonly paperMaxMb: number
  /** Where the content of papers stands; `null`: in the database. */
  readonly objectStore: ObjectStore | null
  /** Days the audit log is kept; `null`: for ever. */
  readonly auditKeepDays: number | null
  /** `null`: no mail is sent. */
  readonly mail: MailSettings | null
  readonly allowUnsafeDatabase: boolean
  readonly logLevel: LogLevel
}

export type ConfigOutcome =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly mistakes: readonly ConfigMistake[] }

/** Reads this process's environment, and `.env` of the working folder when it stands. */
export function configFromEnvironment(): ConfigOutcome {
  const file = resolve('.env')
  try {
    // A folder of that name is somebody else's.
    if (statSync(file, { throwIfNoEntry: false })?.isFile()) process.loadEnvFile(file)
  } catch {
    return { ok: false, mistakes: [unreadable] }
  }
  return readConfig(process.env)
}

/** Reads an environment. An empty value counts as absent. @returns the frozen configuration, or every mistake in it. */
export function readConfig(environment: Environment): ConfigOutcome {
  const mistakes: ConfigMistake[] = []
  const read = settingReader(environment, mistakes)
  const host = read.host('HOST')
  const publicOrigin = read.origin('PUBLIC_ORIGIN')
  const wanted = read.oneOf('SEATS', ['auto', 'on', 'off'] as const, 'auto')
  const onlyHere = isLoopback(host) && (publicOrigin === null || isLoopback(new URL(publicOrigin).hostname))
  if (wanted === 'on' && !onlyHere) mistakes.push(isLoopback(host) ? seatsBehindProxy : seatsInTheOpen(host))
  if (read.text('REDIS_URL') !== undefined && read.text('DATABASE_URL') === undefined) mistakes.push(redisAlone)
  const oidc = oidcSettings(read, mistakes, {
    seatsAsked: wanted === 'on',
    reachable: onlyHere || publicOrigin !== null,
  })
  const config: Config = {
    port: read.whole('PORT', { min: 0, max: 65_535, otherwise: 3_000 }),
    host,
    dataDir: resolve(read.text('DATA_DIR') ?? 'data'),
    databaseUrl: read.serverUrl('DATABASE_URL', ['postgres', 'postgresql']),
    redisUrl: read.serverUrl('REDIS_URL', ['redis', 'rediss']),
    metricsPort: read.text('METRICS_PORT') === undefined ? null : read.whole('METRICS_PORT', metricsPorts),
    metricsHost: read.host('METRICS_HOST'),
    seats: wanted !== 'off' && onlyHere && oidc === null,
    oidc,
    publicOrigin,
    sessionHours: read.whole('SESSION_HOURS', { min: 1, max: 720, otherwise: 12 }),
    paperMaxMb: read.whole('PAPER_MAX_MB', { min: 1, max: 100, otherwise: 20 }),
    objectStore: objectStore(read, mistakes),
    auditKeepDays: read.text('AUDIT_KEEP_DAYS') === undefined ? null : read.whole('AUDIT_KEEP_DAYS', auditDays),
    mail: mailSettings(read, mistakes),
    allowUnsafeDatabase: read.yes('ALLOW_UNSAFE_DATABASE'),
    logLevel: read.oneOf('LOG_LEVEL', logLevels, 'info'),
  }
  if (config.metricsPort === config.port && config.port !== 0) mistakes.push(onePortForBoth)
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, config: Object.freeze(config) }
}

/** @returns true for a host that only this machine can reach. */
export function isLoopback(host: string): boolean {
  const bare = host.toLowerCase().replace(/^\[|\]$/g, '')
  return bare === 'localhost' || bare === '::1' || /^127\.(?:\d{1,3}\.){2}\d{1,3}$/.test(bare)
}

const partsOfStore = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const

/** All of it or none: half a store is a mistake. */
function objectStore(read: SettingReader, mistakes: ConfigMistake[]): ObjectStore | null {
  const region = read.text('S3_REGION')
  const endpoint = read.origin('S3_ENDPOINT')
  const missing = partsOfStore.filter((setting) => read.text(setting) === undefined)
  if (missing.length === partsOfStore.length && region === undefined) return null
  for (const setting of missing) mistakes.push(halfStore(setting))
  const bucket = read.text('S3_BUCKET') ?? ''
  if (bucket !== '' && !bucketName.test(bucket)) mistakes.push(unfitBucket(bucket))
  if (endpoint === null) return null
  return {
    endpoint,
    bucket,
    region: region ?? 'us-east-1',
    accessKeyId: read.text('S3_ACCESS_KEY_ID') ?? '',
    secretAccessKey: read.text('S3_SECRET_ACCESS_KEY') ?? '',
  }
}

const bucketName = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/
const halfStore = (setting: string): ConfigMistake => ({
  setting,
  nb: 'mangler. Et S3-lager for saksdokumenter trenger S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID og S3_SECRET_ACCESS_KEY. Uten noen av dem ligger dokumentene i databasen.',
  en: 'is missing. An S3 store for papers needs S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY. With none of them papers are kept in the database.',
})
const unfitBucket = (bucket: string): ConfigMistake => ({
  setting: 'S3_BUCKET',
  nb: `må være navnet på en bøtte, som veivalg-papirer; er «${bucket}».`,
  en: `must be the name of a bucket, like veivalg-papers; is “${bucket}”.`,
})
const auditDays = { min: 30, max: 36_500, otherwise: 3_650 }
const metricsPorts = { min: 0, max: 65_535, otherwise: 0 }
const unreadable: ConfigMistake = {
  setting: '.env',
  nb: 'filen kan ikke leses. Gi tilgang til den, eller fjern den.',
  en: 'the file cannot be read. Give access to it, or remove it.',
}
const onePortForBoth: ConfigMistake = {
  setting: 'METRICS_PORT',
  nb: 'må være en annen port enn PORT, så ikke alle som når tavlen når tallene.',
  en: 'must be another port than PORT, so that not everybody who reaches the board reaches the figures.',
}
const redisAlone: ConfigMistake = {
  setting: 'REDIS_URL',
  nb: 'Redis binder sammen flere servere over en felles database, og den innebygde databasen er for én. Sett DATABASE_URL også, eller fjern REDIS_URL.',
  en: 'Redis binds several servers over a common database together, and the embedded database is for one. Set DATABASE_URL too, or remove REDIS_URL.',
}
const seatsBehindProxy: ConfigMistake = {
  setting: 'SEATS',
  nb: 'plasser finnes bare for denne maskinen, men PUBLIC_ORIGIN åpner tavlen for andre. Bruk SEATS=off, eller fjern PUBLIC_ORIGIN.',
  en: 'seats exist only for this machine, but PUBLIC_ORIGIN opens the board to others. Use SEATS=off, or remove PUBLIC_ORIGIN.',
}
const seatsInTheOpen = (host: string): ConfigMistake => ({
  setting: 'SEATS',
  nb: `plasser finnes bare når serveren lytter på denne maskinen alene, men HOST er ${host}. Bruk HOST=127.0.0.1, eller SEATS=off.`,
  en: `seats exist only while the server listens on this machine alone, but HOST is ${host}. Use HOST=127.0.0.1, or SEATS=off.`,
})
