// The room of an alternative in the browser: a board in everything, and its maker's own while it is private: she does there what her role does not let her do on the board,
// and is told no when it is shared.

import 'fake-indexeddb/auto'
import { afterEach, expect, it, vi } from 'vitest'
import { alternativeIdSchema, alternativeRoom } from '../../../shared/ids.ts'
import { kari } from './fake-server.ts'
import { joined, leaveAll, move, saved, serve, title, titleOf } from './live-people.ts'

afterEach(leaveAll)

const room = alternativeRoom(alternativeIdSchema.parse('0f3c5a80-5d0e-4c1b-9d52-6b1f0c5a2b11'))

it('[ALT3] holds a queue like the board’s; its maker moves in it whatever her role, until it is shared', async () => {
  const server = serve()
  server.person = { ...server.person, role: 'stream-owner' }
  const own = server.person.id
  const live = await joined(server, { room })
  server.write(kari, (doc) => doc.getMap('rulings').set('maker', own))
  await vi.waitFor(() => expect(live.rulings().maker).toBe(own))
  await vi.waitFor(() => expect(live.board().queue).toEqual(['DD-1', 'DD-2', 'DD-3']))
  expect(live.edit(title('DD-1', 'I alternativet')).ok).toBe(true)
  expect(live.edit(move('DD-3', 'DD-1')).ok).toBe(true)
  await saved(live)
  expect([titleOf(live, 'DD-1'), live.board().queue]).toEqual(['I alternativet', ['DD-3', 'DD-1', 'DD-2']])
  server.write(kari, (doc) => doc.getMap('rulings').delete('maker'))
  await vi.waitFor(() => expect(live.rulings().maker).toBeNull())
  const refused = live.edit(move('DD-3', null))
  expect(refused.ok ? null : refused.refusal.code).toBe('FORBIDDEN')
})

it('[ALT3] is somebody else’s: nothing can be written in it', async () => {
  const server = serve()
  const live = await joined(server, { room })
  server.write(kari, (doc) => doc.getMap('rulings').set('maker', 'noen-andre'))
  await vi.waitFor(() => expect(live.rulings().maker).toBe('noen-andre'))
  const refused = live.edit(title('DD-1', 'Ikke mitt'))
  expect(refused.ok ? null : refused.refusal.code).toBe('FORBIDDEN')
})
