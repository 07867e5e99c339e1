// What a person wrote in a field that goes away before it could be saved: it lies in the tray, is not written by itself, outlives the page,
// and can be made again.

import 'fake-indexeddb/auto'
import { afterEach, expect, it, vi } from 'vitest'
import { join, joined, leaveAll, ola, saved, serve, title, titleOf } from './live-people.ts'

afterEach(leaveAll)

const unsaved = {
  edit: title('DD-1', 'Min tittel'),
  change: { record: 'DD-1', key: 'title', from: 'Olas tittel', to: 'Min tittel' },
  refusal: { code: 'STALE', record: 'DD-1', field: 'title' },
} as const

const shown = (room: Awaited<ReturnType<typeof joined>>) =>
  room.notKept().map(({ changes, text, record, refusal }) => ({ changes, text, record, refusal }))

const inTray = [{ changes: [unsaved.change], text: 'Min tittel', record: 'DD-1', refusal: unsaved.refusal }]

it('[SAV3] what stands in a field that goes away is put before the person, and writes over nobody', async () => {
  const server = serve()
  const room = await joined(server)
  server.write(ola, [{ record: 'DD-1', key: 'title', from: 'Behov DD-1', to: 'Olas tittel' }])
  await vi.waitFor(() => expect(titleOf(room, 'DD-1')).toBe('Olas tittel'))
  room.setAside(unsaved)
  expect(shown(room)).toEqual(inTray)
  expect({ unsent: room.saveState().unsent, notKept: room.saveState().notKept }).toEqual({ unsent: 0, notKept: 1 })
  expect(titleOf(room, 'DD-1')).toBe('Olas tittel')
  expect(room.tryAgain(room.notKept()[0]?.id ?? '').ok).toBe(true)
  await saved(room)
  expect([titleOf(room, 'DD-1'), room.notKept()]).toEqual(['Min tittel', []])
})

it('[SAV3] it is there when the page is opened again', async () => {
  const server = serve()
  const room = await joined(server)
  room.setAside(unsaved)
  room.close()
  const again = join(server)
  await vi.waitFor(() => expect(shown(again)).toEqual(inTray))
  expect(titleOf(again, 'DD-1')).toBe('Behov DD-1')
})
