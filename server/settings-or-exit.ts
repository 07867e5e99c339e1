// Settings, or the end: reads the environment; when anything in it is wrong, names every mistake in both languages and ends the process
// with exit code 2 (SES3). Called by server/run-process.ts, and by scripts/start.mjs before it builds anything.

import { type Config, configFromEnvironment } from './config.ts'

/** Exit code of a start that only a person can mend. */
export const exitCannotStart = 2

/** @returns the settings; does not return when they are wrong. */
export function settingsOrExit(): Config {
  const settings = configFromEnvironment()
  if (settings.ok) return settings.config
  const lines = [
    'Veivalg kan ikke starte. Disse innstillingene er feil:',
    ...settings.mistakes.map(({ setting, nb }) => `  ${setting}: ${nb}`),
    'Veivalg cannot start. These settings are wrong:',
    ...settings.mistakes.map(({ setting, en }) => `  ${setting}: ${en}`),
  ]
  process.stderr.write(`${lines.join('\n')}\n`)
  return process.exit(exitCannotStart)
}
