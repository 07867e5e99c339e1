// Room edit: one thing done in a room, of whatever kind the room is. Called by client/live.

import type { BoardEdit } from '../board/edit.ts'
import type { PointEdit } from './edit.ts'
import type { MinutesEdit } from './minutes-edit.ts'

export type RoomEdit = BoardEdit | PointEdit | MinutesEdit
