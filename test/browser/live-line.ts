// The line of one person's pages to the server, which can be taken away for certain: what the live connections go through is closed by the test, and
// opens no more until it is given back. The browser's own switch alone would let WebSockets through. Called by stage.ts, before the first page opens.

import type { BrowserContext, WebSocketRoute } from 'playwright-core'

export interface LiveLine {
  /** The live connections are gone, and no new one opens; everything else gets through. */
  cut(): Promise<void>
  /** The whole network is gone, as in a tunnel. */
  offline(): Promise<void>
  /** Everything is there again. */
  mend(): Promise<void>
}

const overHttp = /\/live-http\//

export async function liveLine(context: BrowserContext): Promise<LiveLine> {
  let whole = true
  const open = new Set<WebSocketRoute>()
  await context.routeWebSocket(/\/live\//, (socket) => {
    if (!whole) return void socket.close()
    socket.connectToServer()
    open.add(socket)
  })
  async function closeAll(): Promise<void> {
    const sockets = [...open]
    open.clear()
    await Promise.all(sockets.map((socket) => socket.close()))
  }
  return {
    async cut() {
      whole = false
      await context.route(overHttp, (route) => route.abort())
      await closeAll()
    },
    async offline() {
      whole = false
      await context.setOffline(true)
      await closeAll()
    },
    async mend() {
      whole = true
      await context.unroute(overHttp)
      await context.setOffline(false)
    },
  }
}
