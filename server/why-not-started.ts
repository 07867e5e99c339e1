// Why the server did not start, where a person can do something about it: one line in bokmål and one in English. Never repeats the
// database's address, which may hold a password. Called by server/run-process.ts.

import type { Config } from './config.ts'
import { causes, codeOf } from './store/fault.ts'

type Settings = Pick<Config, 'port' | 'host' | 'dataDir' | 'databaseUrl'> &
  Partial<Pick<Config, 'metricsPort' | 'metricsHost'>>

/** @returns both lines, or null for a fault that is ours. */
export function whyNotStarted(error: unknown, config: Settings): readonly [nb: string, en: string] | null {
  if (!(error instanceof Error)) return null
  if (error.name === 'FolderInUse')
    return [
      'Datamappen er i bruk av en annen prosess. Stopp den, eller velg en annen mappe med DATA_DIR.',
      error.message,
    ]
  if (error.name === 'UnsafeDatabase')
    return [
      'Databasen kan miste endringer den har svart at er lagret. Slå på innstillingene som nevnes, eller bruk ALLOW_UNSAFE_DATABASE=on.',
      error.message,
    ]
  if (error.name === 'ReadOnlyDatabase')
    return [
      'Databasen kan bare leses: den er en kopi, eller stilt til bare lesing. Oppgi hoveddatabasen.',
      error.message,
    ]
  // A failed query hides the database's own answer behind its words.
  const code = codeOf(causes(error))
  if (isForMetrics(error, config)) return cannotTellMetrics(code, config)
  if (isListening(error, config)) return cannotListen(code, config)
  if (code !== null && config.databaseUrl !== null) return cannotReachDatabase(code)
  if (code !== null && 'path' in error)
    return [
      `Kan ikke bruke datamappen ${config.dataDir} (${code}). Gi tilgang til den, eller velg en annen med DATA_DIR.`,
      `Cannot use the data folder ${config.dataDir} (${code}). Give access to it, or choose another with DATA_DIR.`,
    ]
  return null
}

function isListening(error: Error, { host }: Settings): boolean {
  if ('syscall' in error && error.syscall === 'listen') return true
  return 'hostname' in error && error.hostname === host
}

function isForMetrics(error: Error, { port, host, metricsPort, metricsHost }: Settings): boolean {
  if ('hostname' in error) return error.hostname === metricsHost && metricsHost !== host
  const listened = 'syscall' in error && error.syscall === 'listen' && 'port' in error ? error.port : null
  return listened !== null && listened === metricsPort && listened !== port
}

function cannotTellMetrics(code: string | null, o: Settings): readonly [string, string] {
  return [
    `Kan ikke lytte på ${o.metricsHost}, port ${o.metricsPort} (${code}), som METRICS_PORT ber om. Velg en annen, eller fjern den.`,
    `Cannot listen on ${o.metricsHost}, port ${o.metricsPort} (${code}), which METRICS_PORT asks for. Choose another, or remove it.`,
  ]
}

function cannotListen(code: string | null, { port, host }: Settings): readonly [string, string] {
  if (code === 'EADDRINUSE')
    return [
      `Port ${port} på ${host} er i bruk. Velg en annen med PORT.`,
      `Port ${port} on ${host} is in use. Choose another with PORT.`,
    ]
  return [
    `Kan ikke lytte på ${host}, port ${port} (${code}). Rett HOST eller PORT.`,
    `Cannot listen on ${host}, port ${port} (${code}). Correct HOST or PORT.`,
  ]
}

function cannotReachDatabase(code: string): readonly [string, string] | null {
  const known: Readonly<Record<string, readonly [string, string]>> = {
    '28P01': ['brukernavn eller passord er feil', 'user name or password is wrong'],
    '28000': ['brukeren slippes ikke inn', 'the user is not let in'],
    '3D000': ['databasen finnes ikke', 'the database does not exist'],
    '42501': ['brukeren kan ikke lage tabeller der', 'the user cannot create tables there'],
  }
  const unreachable = ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN', '57P03']
  const why = known[code] ?? (unreachable.includes(code) ? (['den svarer ikke', 'it does not answer'] as const) : null)
  return (
    why && [
      `Kan ikke bruke databasen i DATABASE_URL: ${why[0]} (${code}).`,
      `Cannot use the database of DATABASE_URL: ${why[1]} (${code}).`,
    ]
  )
}
