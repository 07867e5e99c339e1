// The end of a live connection over HTTP that was given up while it was being opened: nothing of it may stay with the server.

import { describe, expect, it, vi } from 'vitest'
import { httpSocket } from '../../../client/live/http-socket.ts'
import { streamSlots } from '../../../client/live/stream-slots.ts'

describe('a connection over HTTP', () => {
  it('[SES7] is given back when the server has opened it after all', async () => {
    const asked: string[] = []
    let answerOpen = (): void => undefined
    const opening = new Promise<void>((resolve) => {
      answerOpen = resolve
    })
    const Socket = httpSocket({
      async request({ url }) {
        const verb = url.includes('/open/') ? 'open' : url.slice(url.lastIndexOf('/') + 1)
        asked.push(verb)
        if (verb === 'open') await opening
        // Asked to close what is not there yet, the server knows nothing of it.
        return new Response(null, { status: verb === 'open' ? 204 : 410 })
      },
      takeSlot: streamSlots(undefined),
      later: () => () => undefined,
    })
    const socket = new Socket('ws://127.0.0.1/live/board/digital-samhandling?client=5')
    const closed = new Promise((resolve) => {
      socket.onclose = resolve
    })
    await vi.waitFor(() => expect(asked).toEqual(['open']))
    socket.close()
    await closed
    expect(asked).toEqual(['open', 'close'])
    answerOpen()
    await vi.waitFor(() => expect(asked).toEqual(['open', 'close', 'close']))
  })
})
