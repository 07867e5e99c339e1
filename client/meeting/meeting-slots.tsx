// What a meeting says in its head about saving: of the minutes that are written and of the board beneath, whichever must be known first; and the
// way to what was not kept. Stands in the minutes' room, where there is one. Called by the card of the minutes.

import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { NotKeptTray } from '../item/not-kept-tray.tsx'
import { useSaveWords } from '../item/use-board-slots.ts'
import { worseOf } from '../item/worse-save.ts'
import { useRoomPhase } from '../live/use-room.ts'
import type { SaveLabel } from '../ui/save-status.tsx'
import { useFillShellSlots } from '../ui/shell-slots.tsx'

/** The save state of the board beneath the meeting, and its tray. */
const BoardSaveContext = createContext<{ readonly save: SaveLabel; readonly onShow: () => void } | null>(null)

/** Stands in the board's room, around the point's. */
export function BoardSave({ children }: { readonly children: ReactNode }) {
  const save = useSaveWords()
  const [tray, setTray] = useState(false)
  const onShow = useCallback(() => setTray(true), [])
  return (
    <BoardSaveContext value={{ save, onShow }}>
      {children}
      {tray && <NotKeptTray onClose={() => setTray(false)} />}
    </BoardSaveContext>
  )
}

/** The same for whoever has no room of the minutes. */
export function BoardSlots() {
  const board = useContext(BoardSaveContext)
  useFillShellSlots({ save: board?.save, onShowRefused: board?.onShow })
  return null
}

export function MeetingSlots() {
  const minutes = useSaveWords()
  const board = useContext(BoardSaveContext)
  const [tray, setTray] = useState(false)
  const onShow = useCallback(() => setTray(true), [])
  const save = worseOf(minutes, board?.save ?? null)
  const closed = useRoomPhase().name === 'closed'
  useFillShellSlots({
    save: closed && save.kind === 'offline' && save.waiting === 0 ? undefined : save,
    onShowRefused: save === minutes ? onShow : board?.onShow,
  })
  return tray ? <NotKeptTray onClose={() => setTray(false)} /> : null
}
