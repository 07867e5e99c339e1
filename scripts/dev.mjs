// Runs the server from its sources and serves the client through Vite in the same process: one port, changes of the client show at once,
// and a change in server/ or shared/ starts the server anew. Called by `npm run dev`.

import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const tsx = createRequire(import.meta.url).resolve('tsx/cli')
const root = fileURLToPath(new URL('..', import.meta.url))
const watch = spawn(
  process.execPath,
  [tsx, 'watch', '--clear-screen=false', '--include', 'server/programmes/*.json', 'server/dev.ts'],
  { cwd: root, stdio: 'inherit' },
)
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => watch.kill(signal))
process.on('SIGINT', () => undefined)
watch.on('exit', (code) => process.exit(code ?? 0))
