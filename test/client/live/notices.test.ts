// Notices in an open room: what the server says may have changed is heard, garbage is not, and each names the stored answer it is about.

import 'fake-indexeddb/auto'
import { QueryClient } from '@tanstack/react-query'
import * as encoding from 'lib0/encoding'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { noticeKey } from '../../../client/api/notice-keys.ts'
import { type Notice, noticeTopics } from '../../../shared/contract/notice.ts'
import { joined, leaveAll, saved, serve, title } from './live-people.ts'

afterEach(leaveAll)

/** One of our messages with a text of a stranger's. */
function garbled(text: string): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 106)
  encoding.writeVarString(encoder, text)
  return encoding.toUint8Array(encoder)
}

describe('a notice', () => {
  it('[NTC2] is heard by whoever listens, and nobody hears what is no notice of ours', async () => {
    const server = serve()
    const room = await joined(server)
    const heard: Notice[] = []
    const end = room.onNotice((notice) => heard.push(notice))
    const notice: Notice = { topic: 'meeting', id: 'host-2027' }
    server.tell('notice', notice)
    for (const text of ['', 'null', '{"topic":"salaries","id":"host-2027"}', '{"topic":"meeting"}']) {
      server.shout(garbled(text))
    }
    server.tell('notice', { topic: 'papers', id: 'host-2027' })
    await vi.waitFor(() => expect(heard).toEqual([notice, { topic: 'papers', id: 'host-2027' }]))
    end()
    server.tell('notice', notice)
    room.edit(title('DD-1', 'Etterpå'))
    await saved(room)
    expect(heard).toHaveLength(2)
  })

  it('[NTC2] names one stored answer for each topic, and those of other points and programmes stay', async () => {
    const keys = noticeTopics.map((topic) => noticeKey({ topic, id: 'en' }))
    expect(keys).toEqual([
      ['meeting', 'en'],
      ['deciding', 'en'],
      ['papers', 'en'],
      ['evidence', 'en'],
      ['programmes', 'en'],
      ['programmes', 'en', 'points'],
      ['decisions', 'en'],
      ['circulations', 'en'],
      ['promises', 'en'],
      ['backlog', 'en'],
      ['untreated', 'en'],
      ['comments', 'en'],
      ['members', 'en'],
      ['inbox', 'en'],
      ['frame', 'en'],
      ['scores', 'en'],
      ['alternatives', 'en'],
    ])
    const client = new QueryClient()
    for (const id of ['en', 'to']) client.setQueryData([...noticeKey({ topic: 'decisions', id }), 'search'], [])
    await client.invalidateQueries({ queryKey: noticeKey({ topic: 'decisions', id: 'en' }) })
    const stale = (id: string) => client.getQueryState(['decisions', id, 'search'])?.isInvalidated
    expect([stale('en'), stale('to')]).toEqual([true, false])
  })
})
