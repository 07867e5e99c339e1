// Configuration: the environment, read once, as one frozen value. Promises that every mistake is told at once, in bokmål and
// English, and that nothing starts on a half-understood setting (SES3). A file `.env` in the working folder is read when it stands;
// what the real environment says wins. The only file that reads process.env; called by server/run-process.ts and by tests.

import { statSync } from 'node:fs'
import { resolve } from 'node:path'

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
  /** The address people use when a proxy stands in front, as an origin without a path; `null` without a proxy. */
  readonly publicOrigin: string | null
  readonly sessionHours: number
  /** Largest paper, in MiB. */
  readonly paperMaxMb: number
  /** Where the content of papers stands; `null`: in the database. */
  readonly objectStore: ObjectStore | null
  /** Days the audit log is kept; `null`: for ever. */
  readonly auditKeepDays: number | null
  readonly allowUnsafeDatabase: boolean
  readonly logLevel: LogLevel
}

/** One wrong setting, by its name in the environment, in both languages. */
export interface ConfigMistake {
  readonly setting: string
  readonly nb: string
  readonly en: string
}

export type ConfigOutcome =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly mistakes: readonly ConfigMistake[] }

type Environment = Readonly<Record<string, string | undefined>>

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
  const read = reader(environment, mistakes)
  const host = read.host('HOST')
  const publicOrigin = read.origin('PUBLIC_ORIGIN')
  const wanted = read.oneOf('SEATS', ['auto', 'on', 'off'] as const, 'auto')
  const onlyHere = isLoopback(host) && (publicOrigin === null || isLoopback(new URL(publicOrigin).hostname))
  if (wanted === 'on' && !onlyHere) mistakes.push(isLoopback(host) ? seatsBehindProxy : seatsInTheOpen(host))
  if (read.text('REDIS_URL') !== undefined && read.text('DATABASE_URL') === undefined) mistakes.push(redisAlone)
  if (read.text('OIDC_ISSUER') !== undefined) mistakes.push(wanted === 'on' ? bothSignIns : noIssuerYet)
  const config: Config = {
    port: read.whole('PORT', { min: 0, max: 65_535, otherwise: 3_000 }),
    host,
    dataDir: resolve(read.text('DATA_DIR') ?? 'data'),
    databaseUrl: read.serverUrl('DATABASE_URL', ['postgres', 'postgresql']),
    redisUrl: read.serverUrl('REDIS_URL', ['redis', 'rediss']),
    metricsPort: read.text('METRICS_PORT') === undefined ? null : read.whole('METRICS_PORT', metricsPorts),
    metricsHost: read.host('METRICS_HOST'),
    seats: wanted !== 'off' && onlyHere,
    publicOrigin,
    sessionHours: read.whole('SESSION_HOURS', { min: 1, max: 720, otherwise: 12 }),
    paperMaxMb: read.whole('PAPER_MAX_MB', { min: 1, max: 100, otherwise: 20 }),
    objectStore: objectStore(read, mistakes),
    auditKeepDays: read.text('AUDIT_KEEP_DAYS') === undefined ? null : read.whole('AUDIT_KEEP_DAYS', auditDays),
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
function objectStore(read: ReturnType<typeof reader>, mistakes: ConfigMistake[]): ObjectStore | null {
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
const noIssuerYet: ConfigMistake = {
  setting: 'OIDC_ISSUER',
  nb: 'innlogging med OpenID Connect tilbys ikke i denne versjonen. Fjern innstillingen.',
  en: 'sign-in by OpenID Connect is not offered in this version. Remove the setting.',
}
const bothSignIns: ConfigMistake = {
  setting: 'OIDC_ISSUER',
  nb: 'plasser (SEATS=on) og OpenID Connect kan ikke brukes samtidig, og OpenID Connect tilbys ikke i denne versjonen. Fjern OIDC_ISSUER.',
  en: 'seats (SEATS=on) and OpenID Connect cannot both be asked for, and OpenID Connect is not offered in this version. Remove OIDC_ISSUER.',
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

function reader(environment: Environment, mistakes: ConfigMistake[]) {
  const text = (setting: string): string | undefined => {
    const value = environment[setting]?.trim()
    return value === '' ? undefined : value
  }
  const wrong = <Value>(mistake: ConfigMistake, value: Value): Value => {
    mistakes.push(mistake)
    return value
  }
  const oneOf = <const Value extends string>(
    setting: string,
    values: readonly Value[],
    otherwise: NoInfer<Value>,
  ): Value => {
    const given = text(setting)
    if (given === undefined) return otherwise
    const found = values.find((value) => value === given.toLowerCase())
    if (found !== undefined) return found
    const list = values.join(', ')
    return wrong(
      { setting, nb: `må være en av ${list}; er «${given}».`, en: `must be one of ${list}; is “${given}”.` },
      otherwise,
    )
  }
  return {
    text,
    oneOf,
    yes: (setting: string): boolean =>
      ['on', 'true', '1', 'yes'].includes(oneOf(setting, ['on', 'off', 'true', 'false', '1', '0', 'yes', 'no'], 'off')),
    whole(setting: string, o: { readonly min: number; readonly max: number; readonly otherwise: number }): number {
      const given = text(setting)
      if (given === undefined) return o.otherwise
      const value = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN
      if (value >= o.min && value <= o.max) return value
      return wrong(
        {
          setting,
          nb: `må være et helt tall fra ${o.min} til ${o.max}; er «${given}».`,
          en: `must be a whole number from ${o.min} to ${o.max}; is “${given}”.`,
        },
        o.otherwise,
      )
    },
    origin(setting: string): string | null {
      const given = text(setting)
      if (given === undefined) return null
      const url = URL.canParse(given) ? new URL(given) : null
      const web = url !== null && (url.protocol === 'https:' || url.protocol === 'http:')
      if (web && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '') return url.origin
      return wrong(
        {
          setting,
          nb: `må være en adresse uten sti, som https://tavle.eksempel.no; er «${given}».`,
          en: `must be an address without a path, like https://board.example.no; is “${given}”.`,
        },
        null,
      )
    },
    /** A name or number, without the brackets it has in an address. */
    host: (setting: string): string => (text(setting) ?? '127.0.0.1').replace(/^\[(.*)\]$/, '$1'),
    serverUrl(setting: string, protocols: readonly string[]): string | null {
      const given = text(setting)
      if (given === undefined) return null
      if (URL.canParse(given) && protocols.includes(new URL(given).protocol.slice(0, -1))) return given
      const begins = protocols.map((protocol) => `${protocol}://`)
      // The value is not repeated: it may hold a password.
      return wrong(
        {
          setting,
          nb: `må begynne med ${begins.join(' eller ')} og være en gyldig adresse.`,
          en: `must begin with ${begins.join(' or ')} and be a valid address.`,
        },
        null,
      )
    },
  }
}
