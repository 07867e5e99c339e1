// The way of live connections chooses itself: WebSocket where it works, HTTP where it is blocked, without flapping, and never because the server
// is down. The choice as a table; then real rooms through proxies that block in each way that is seen.

import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import { chooseSocket, type SocketChoice } from '../../../client/live/choose-socket.ts'
import type { Upgrades } from '../../doubles/office-proxy.ts'
import { realtimeServer } from '../../server/realtime/realtime-server.ts'
import { wayfarers } from './http-ways.ts'
import { saved, title, titleOf } from './on-server.ts'

function shelfOf(): Storage {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage
}

function world() {
  let nowMs = 1_000_000
  let answers = true
  let asked = 0
  const shelf = shelfOf()
  const page = (): SocketChoice =>
    chooseSocket({
      shelf,
      wallMs: () => nowMs,
      serverAnswers: async () => {
        asked += 1
        return answers
      },
    })
  /** An attempt in vain, and everything it sets going. */
  const vain = async (choice: SocketChoice): Promise<string> => {
    const way = choice.next()
    choice.failed(way)
    await new Promise(setImmediate)
    return way
  }
  return {
    page,
    vain,
    pass: (ms: number) => {
      nowMs += ms
    },
    server: (up: boolean) => {
      answers = up
    },
    asked: () => asked,
  }
}

const minutes = 60_000

describe('the choice', () => {
  it('[SES9] goes over HTTP after two attempts in vain while the server answers, and keeps to it on the next page', async () => {
    const { page, vain } = world()
    const choice = page()
    expect([await vain(choice), await vain(choice)]).toEqual(['socket', 'socket'])
    expect(choice.next()).toBe('http')
    choice.heard('http')
    expect(choice.next()).toBe('http')
    expect(page().next()).toBe('http')
  })

  it('[SES9] never changes because the server is down, however long', async () => {
    const { page, vain, server } = world()
    const choice = page()
    server(false)
    for (let at = 0; at < 50; at += 1) expect(await vain(choice)).toBe('socket')
    server(true)
    expect(await vain(choice)).toBe('socket')
    expect(choice.next()).toBe('socket')
  })

  it('forgets attempts in vain once one succeeds', async () => {
    const { page, vain } = world()
    const choice = page()
    await vain(choice)
    choice.heard(choice.next())
    await vain(choice)
    expect(choice.next()).toBe('socket')
  })

  it('counts rooms that fail together once, and none when another room is heard meanwhile', async () => {
    const { page, asked } = world()
    const choice = page()
    choice.failed('socket')
    choice.failed('socket')
    await new Promise(setImmediate)
    expect(asked()).toBe(1)
    expect(choice.next()).toBe('socket')
    choice.failed('socket')
    choice.heard('socket')
    await new Promise(setImmediate)
    expect(choice.next()).toBe('socket')
  })

  it('tries WebSocket again after ten minutes, once', async () => {
    const { page, vain, pass } = world()
    const choice = page()
    await vain(choice)
    await vain(choice)
    pass(9 * minutes)
    expect(choice.next()).toBe('http')
    pass(2 * minutes)
    expect(await vain(choice)).toBe('socket')
    expect(choice.next()).toBe('http')
    pass(11 * minutes)
    expect(choice.next()).toBe('socket')
    choice.heard('socket')
    expect(choice.next()).toBe('socket')
    expect(page().next()).toBe('socket')
  })

  it('tries WebSocket now and then while HTTP fails too, and stays with what works', async () => {
    const { page, vain } = world()
    const choice = page()
    await vain(choice)
    await vain(choice)
    const ways = []
    for (let at = 0; at < 8; at += 1) ways.push(await vain(choice))
    expect(ways).toEqual(['http', 'http', 'http', 'socket', 'http', 'http', 'socket', 'http'])
    choice.heard('http')
    expect(choice.next()).toBe('http')
  })

  it('knows nothing where the browser keeps nothing, and works', async () => {
    const forbidden = {
      getItem: () => {
        throw new Error('forbidden')
      },
      setItem: () => {
        throw new Error('forbidden')
      },
      removeItem: () => undefined,
    }
    const choice = chooseSocket({ shelf: forbidden, wallMs: () => 0, serverAnswers: async () => true })
    for (let at = 0; at < 2; at += 1) {
      choice.failed(choice.next())
      await new Promise(setImmediate)
    }
    expect(choice.next()).toBe('http')
  })
})

type Join = ReturnType<typeof wayfarers>['join']

/** On a server of its own, so that those who wait can wait beside each other. */
const onServer = (run: (join: Join) => Promise<void>) => async (): Promise<void> => {
  const server = await realtimeServer()
  const { join, close } = wayfarers(() => server)
  try {
    await run(join)
  } finally {
    await close()
    await server.close()
  }
}

const blocked = (upgrades: Upgrades) =>
  onServer(async (join) => {
    const ola = await join('ola', { way: 'chosen' })
    const kari = await join('kari', {
      way: 'chosen',
      prepare: (proxy) => {
        proxy.upgrades = upgrades
      },
    })
    expect(ola.proxy.seen.filter((each) => each.includes('live-http'))).toEqual([])
    kari.edit(title('DD-1', 'Over HTTP'))
    await saved(kari)
    await vi.waitFor(() => expect(titleOf(ola, 'DD-1')).toBe('Over HTTP'), { interval: 5 })
    kari.proxy.cut()
    ola.edit(title('DD-2', 'Mens linjen var nede'))
    await vi.waitFor(() => expect(titleOf(kari, 'DD-2')).toBe('Mens linjen var nede'), {
      interval: 5,
    })
    // Once chosen it is not left: not when the line is cut either.
    expect(kari.proxy.seen.filter((each) => each.startsWith('UPGRADE')).length).toBeLessThanOrEqual(3)
  })

describe('rooms that choose', () => {
  it.each<Upgrades>(['answer-400', 'answer-200'])(
    'open over HTTP where upgrades are blocked: %s',
    { timeout: 120_000 },
    (upgrades) => blocked(upgrades)(),
  )

  it(
    'stay with WebSocket through a proxy that cuts it again and again',
    onServer(async (join) => {
      const kari = await join('kari', { way: 'chosen' })
      for (let round = 0; round < 6; round += 1) {
        kari.proxy.cut()
        kari.edit(title('DD-1', `Runde ${round}`))
        await saved(kari)
      }
      expect(kari.proxy.seen.filter((each) => each.includes('live-http'))).toEqual([])
    }),
  )
})

describe.concurrent('rooms that must wait before they choose', () => {
  it('open over HTTP where upgrades are blocked: hang', { timeout: 120_000 }, blocked('hang'))

  it(
    'leave a WebSocket that opens and carries nothing',
    { timeout: 120_000 },
    onServer(async (join) => {
      const siv = await join('siv', {
        way: 'chosen',
        loading: true,
        prepare: (proxy) => {
          proxy.upgrades = 'dumb'
        },
      })
      await vi.waitFor(() => expect(siv.phase().name).toBe('open'), { interval: 50, timeout: 110_000 })
      expect(siv.proxy.seen.some((each) => each.includes('live-http'))).toBe(true)
    }),
  )
})
