// One evaluation point: two rooms, the board's for what is linked and the point's for what is written, and the drawer of an item over both.
// Called by client/app with the address's point and item.

import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pointRoom } from '../../shared/ids.ts'
import { useMembership, useSession } from '../api/session-queries.ts'
import { BoardRoom } from '../item/board-room.tsx'
import { ItemDrawer } from '../item/item-drawer.tsx'
import { ItemPicker } from '../item/item-picker.tsx'
import { NotKeptTray } from '../item/not-kept-tray.tsx'
import { useBoardUndo } from '../item/use-board-undo.tsx'
import { RoomProvider } from '../live/room-provider.tsx'
import { useRoom } from '../live/use-room.ts'
import { Dialog } from '../ui/dialog.tsx'
import type { PointPageProps } from '../ui/page-props.ts'
import { type BoardBridge, BoardBridgeContext, type PickRequest } from './board-bridge.ts'
import { PointLoading } from './point-loading.tsx'
import { BoardSave } from './point-slots.tsx'
import { PointView } from './point-view.tsx'

export function PointPage(props: PointPageProps) {
  return (
    <BoardRoom programmeId={props.programmeId} page="point" loading={<PointLoading />}>
      <PointRooms {...props} />
    </BoardRoom>
  )
}

function PointRooms({ programmeId, pointId, firstAgendaItem, openItemId, onOpenItem }: PointPageProps) {
  const board = useRoom()
  const session = useSession()
  const membership = useMembership(programmeId)
  const [picking, setPicking] = useState<PickRequest | null>(null)
  const [tray, setTray] = useState(false)
  const bridge = useMemo((): BoardBridge => ({ board, openItem: onOpenItem, pick: setPicking }), [board, onOpenItem])
  const showBoardTray = useCallback(() => setTray(true), [])
  const drawerOpen = openItemId !== null
  if (!session.data || membership === null) return <PointLoading />
  return (
    <>
      <BoardBridgeContext value={bridge}>
        <BoardSave>
          <RoomProvider room={pointRoom(pointId)} person={session.data.person} permissions={membership.permissions}>
            <PointView
              programmeId={programmeId}
              pointId={pointId}
              firstAgendaItem={firstAgendaItem}
              drawerOpen={drawerOpen}
              onShowBoardTray={showBoardTray}
            />
          </RoomProvider>
        </BoardSave>
      </BoardBridgeContext>
      {openItemId !== null && <ItemDrawer itemId={openItemId} onOpenItem={onOpenItem} />}
      {drawerOpen && <BoardUndo />}
      {picking !== null && <PickDialog request={picking} onClose={() => setPicking(null)} />}
      {tray && <NotKeptTray onClose={() => setTray(false)} />}
    </>
  )
}

/** While an item lies over the point, undo is the board's. */
function BoardUndo() {
  return useBoardUndo().dialog
}

function PickDialog({ request, onClose }: { readonly request: PickRequest; readonly onClose: () => void }) {
  const { t } = useTranslation('points')
  return (
    <Dialog title={request.title} width="wide" onClose={onClose}>
      <div className="pick-d">
        <ItemPicker
          label={t('linked.search')}
          without={request.without}
          onPick={(id) => {
            request.onPick(id)
            onClose()
          }}
        />
      </div>
    </Dialog>
  )
}
