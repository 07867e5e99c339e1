// The server's process in development: the same server, with the client served by Vite from its sources on the same port. Vite takes its
// own sockets (hot reload) from the same server; live connections are ours. Called by scripts/dev.mjs, which starts it anew on changes.

import type { Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'
import { runProcess } from './run-process.ts'
import type { DevelopmentClient } from './start-server.ts'

await runProcess({ client: viteClient })

async function viteClient(server: Server): Promise<DevelopmentClient> {
  const vite = await createServer({
    configFile: fileURLToPath(new URL('../vite.config.ts', import.meta.url)),
    appType: 'spa',
    server: { middlewareMode: true, hmr: { server } },
  })
  return { handle: (req, res, next) => vite.middlewares(req, res, next), close: () => vite.close() }
}
