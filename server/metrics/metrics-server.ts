// Metrics server: a port of its own that answers `GET /metrics` and nothing else, so that figures are never within reach of whoever can
// reach the board (T-126). Called by server/start-server.ts when METRICS_PORT is set.

import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { Prometheus } from './prometheus.ts'

export interface MetricsServer {
  readonly port: number
  close(): Promise<void>
}

const requestTimeoutMs = 5_000

/** @param o.port 0 = any free one @throws the error of a port that cannot be had */
export async function metricsServer(o: {
  readonly port: number
  readonly host: string
  readonly figures: Pick<Prometheus, 'told'>
}): Promise<MetricsServer> {
  const server = createServer(
    { headersTimeout: requestTimeoutMs, requestTimeout: requestTimeoutMs },
    (request, response) => {
      request.resume()
      if (request.url !== '/metrics') return answer(response, 404)
      if (request.method !== 'GET') return answer(response, 405)
      o.figures.told().then(
        ({ text, contentType }) => {
          response.writeHead(200, { 'Content-Type': contentType, 'Cache-Control': 'no-store' }).end(text)
        },
        () => answer(response, 500),
      )
    },
  )
  server.listen(o.port, o.host)
  await once(server, 'listening')
  const address = server.address()
  return {
    port: address !== null && typeof address === 'object' ? address.port : o.port,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function answer(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Content-Length': 0 }).end()
}
