// Tells what is wrong with the settings before anything else is done, builds the client when its sources have changed, and runs the server
// in this process's place: the server is a child that gets every signal this process gets, and this process ends as the server ends.
// Called by `npm start`.

import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'
import { buildClientIfChanged } from './client-build.mjs'
import { engineOptions } from './engine-options.mjs'

const forget = register()
const { settingsOrExit } = await import(new URL('../server/settings-or-exit.ts', import.meta.url).href)
settingsOrExit()
await forget()

await buildClientIfChanged({ log: (line) => process.stdout.write(`${line}\n`) })

const server = spawn(
  process.execPath,
  [
    ...engineOptions,
    '--import',
    new URL('./typescript.mjs', import.meta.url).href,
    fileURLToPath(new URL('../server/main.ts', import.meta.url)),
  ],
  // The channel tells the server when this process is gone without a word, as after kill -9.
  { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
)
/** @type {readonly NodeJS.Signals[]} */
const passedOn = ['SIGTERM', 'SIGINT', 'SIGHUP']
for (const signal of passedOn) process.on(signal, () => server.kill(signal))
// npm puts a shell between itself and this process, and a signal to npm ends at that shell: its end is then the sign to stop.
const parent = process.ppid
const orphaned = process.env.npm_lifecycle_event ? setInterval(stopIfOrphaned, 500).unref() : undefined
server.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)))

/** Once: told twice, the server would stop at once and not in good order. */
function stopIfOrphaned() {
  if (process.ppid === parent) return
  clearInterval(orphaned)
  server.kill('SIGTERM')
}
