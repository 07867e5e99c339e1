// What a page of the board opens over itself: the drawer of the item its address names, «new item», the tray of what was not kept and the
// question of undo; and what the top bar says beside it. Called by the queue and by the cut list, once each.

import { type ReactNode, useCallback, useState } from 'react'
import type { ListName } from '../../shared/board/item.ts'
import type { ItemId } from '../../shared/ids.ts'
import { ItemDrawer } from './item-drawer.tsx'
import { NewItemDialog } from './new-item-dialog.tsx'
import { NotKeptTray } from './not-kept-tray.tsx'
import { useBoardSlots } from './use-board-slots.ts'
import { useBoardUndo } from './use-board-undo.tsx'

export interface BoardDialogs {
  readonly undoButtons: ReactNode
  /** Draw once, last on the page. */
  readonly dialogs: ReactNode
  /** Opens «new item». */
  readonly add: () => void
}

/**
 * @param o.list where a new item stands; @param o.area the area it begins with, empty for none
 * @param o.focusAfter where the focus goes when a drawer closes that was opened by its address
 */
export function useBoardDialogs(o: {
  readonly list: ListName
  readonly area: string
  readonly openItemId: ItemId | null
  readonly onOpenItem: (id: ItemId | null) => void
  readonly focusAfter: (id: ItemId) => HTMLElement | null
}): BoardDialogs {
  const { openItemId, onOpenItem } = o
  const undo = useBoardUndo()
  const [adding, setAdding] = useState(false)
  const [trayOpen, setTrayOpen] = useState(false)
  useBoardSlots(useCallback(() => setTrayOpen(true), []))
  return {
    undoButtons: undo.buttons,
    add: () => setAdding(true),
    dialogs: (
      <>
        {openItemId !== null && (
          <ItemDrawer itemId={openItemId} onOpenItem={onOpenItem} focusAfter={() => o.focusAfter(openItemId)} />
        )}
        {adding && (
          <NewItemDialog
            list={o.list}
            area={o.area}
            onClose={() => setAdding(false)}
            onAdded={(id) => {
              setAdding(false)
              onOpenItem(id)
            }}
          />
        )}
        {trayOpen && <NotKeptTray onClose={() => setTrayOpen(false)} />}
        {undo.dialog}
      </>
    ),
  }
}
