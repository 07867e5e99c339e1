// Shared rooms: one open room per name and person in this page, however many components ask. A room outlives its last user by a moment, so that
// a change of page or React's double mounting does not reconnect, and for as long as edits wait, so that leaving a page loses none.
// Called by room-provider.tsx.

import type { RoomName } from '../../shared/ids.ts'
import { liveRequest, serverAnswers } from '../api/request.ts'
import { chooseSocket, visitShelf } from './choose-socket.ts'
import { chosenSocket } from './chosen-socket.ts'
import { httpSocket } from './http-socket.ts'
import type { LiveRoom } from './live-room.ts'
import { noteServedBuild } from './newer-build.ts'
import { openRoom } from './open-room.ts'
import { streamSlots } from './stream-slots.ts'

/** How long an unused room stays, and how often one with unsent edits is looked at again. Milliseconds. */
const lingerMs = 3_000
/** An unused room whose edits cannot be sent is closed after this; they are kept in the browser. */
const maxLingerMs = 60_000

interface SharedRoom {
  readonly room: LiveRoom
  users: number
  unusedMs: number
  timer: ReturnType<typeof setTimeout> | null
}

const rooms = new Map<string, SharedRoom>()

/** @returns the room, opened if need be. It closes unless {@link holdRoom} is called within moments. */
export function sharedRoom(name: RoomName, personId: string): LiveRoom {
  const key = `${personId} ${name}`
  let shared = rooms.get(key)
  if (shared && shared.users === 0 && shared.room.phase().name === 'closed') {
    // Signed in again, perhaps: what closed it may be over.
    close(key, shared)
    shared = undefined
  }
  if (!shared) {
    if (rooms.size === 0) window.addEventListener('beforeunload', warnOfUnsent)
    const room = openRoom({ room: name, personId, url: liveUrl(), Socket: liveSocket(), served: noteServedBuild })
    shared = { room, users: 0, unusedMs: 0, timer: null }
    rooms.set(key, shared)
    closeWhenUnused(key, shared)
  }
  return shared.room
}

/** Says that the room is in use. @returns what ends it */
export function holdRoom(name: RoomName, personId: string): () => void {
  const key = `${personId} ${name}`
  const shared = rooms.get(key)
  if (!shared) return () => undefined
  shared.users += 1
  if (shared.timer !== null) clearTimeout(shared.timer)
  return () => {
    shared.users -= 1
    shared.unusedMs = 0
    if (shared.users === 0) closeWhenUnused(key, shared)
  }
}

/** Closes every room at once: on sign-out. */
export function closeRooms(): void {
  for (const [key, shared] of rooms) close(key, shared)
}

/** Closes every room for a page that is loaded anew. @returns false, and all stay open, when something waits that this device does not keep */
export function closeForReload(): boolean {
  const states = [...rooms.values()].map(({ room }) => room.saveState())
  if (states.some(({ unsent, keptOnDevice }) => unsent > 0 && !keptOnDevice)) return false
  closeRooms()
  return true
}

function closeWhenUnused(key: string, shared: SharedRoom): void {
  if (shared.timer !== null) clearTimeout(shared.timer)
  shared.timer = setTimeout(() => {
    if (shared.users > 0) return
    shared.unusedMs += lingerMs
    const waits = shared.room.saveState().unsent > 0 && shared.room.phase().name !== 'closed'
    if (waits && shared.unusedMs < maxLingerMs) closeWhenUnused(key, shared)
    else close(key, shared)
  }, lingerMs)
}

function close(key: string, shared: SharedRoom): void {
  if (shared.timer !== null) clearTimeout(shared.timer)
  shared.room.close()
  rooms.delete(key)
  if (rooms.size === 0) window.removeEventListener('beforeunload', warnOfUnsent)
}

function warnOfUnsent(event: BeforeUnloadEvent): void {
  if ([...rooms.values()].some(({ room }) => room.saveState().unsent > 0)) event.preventDefault()
}

function liveUrl(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`
}

let socket: typeof WebSocket | null = null

/** One class for every room of the page: what one room has learnt of the network holds for the others. */
function liveSocket(): typeof WebSocket {
  socket ??= chosenSocket({
    Socket: WebSocket,
    Http: httpSocket({ request: liveRequest, takeSlot: streamSlots(navigator.locks), later }),
    choice: chooseSocket({ shelf: visitShelf(), wallMs: Date.now, serverAnswers }),
    later,
  })
  return socket
}

function later(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}
