// «Flytt til plass …»: a place as a number, with the neighbour it means in words. For those who do not drag, for long ways, and for taking an
// item from the cut list into the queue. The neighbour is settled when she presses, on the list as it then stands. Called by rows and drawer.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item, ListName } from '../../shared/board/item.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { useBoard, useListOrder, useRoom } from '../live/use-room.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { TextField } from '../ui/text-field.tsx'
import { beforeAtPlace } from './place.ts'
import { refusalOf } from './refusal-of.ts'

export interface MoveDialogProps {
  readonly item: Item
  /** The list it goes to; another than its own moves it over. */
  readonly list: ListName
  readonly onClose: () => void
  /** Called right before the move is made. */
  readonly onMove?: (() => void) | undefined
  readonly focusAfter?: () => HTMLElement | null
}

export function MoveDialog({ item, list, onClose, onMove, focusAfter }: MoveDialogProps) {
  const { t } = useTranslation('item')
  const { t: ui } = useTranslation('ui')
  const room = useRoom()
  const order = useListOrder(list)
  const board = useBoard()
  const within = item.position.list === list
  const now = order.indexOf(item.id) + 1
  const count = order.length + (within ? 0 : 1)
  const [text, setText] = useState(String(within ? now : count))
  const [wrong, setWrong] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const place = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN
  const real = place >= 1 && place <= count
  const before = real ? beforeAtPlace({ order, item: item.id, place }) : null
  const neighbour = before === null ? null : board.items.get(before)
  const hint = !real
    ? t('moveDialog.now', { place: now })
    : within && place === now
      ? t('moveDialog.stays')
      : neighbour
        ? t('moveDialog.before', { id: neighbour.id, title: neighbour.title })
        : t('moveDialog.last')
  const move = () => {
    if (!real) {
      setWrong(true)
      return
    }
    onMove?.()
    const outcome = room.edit({ type: 'move-item', item: item.id, place: { list, before } })
    if (!outcome.ok) {
      setRefusal(outcome.refusal)
      return
    }
    onClose()
    // After the dialog has gone: what stands behind an open one is not read aloud.
    requestAnimationFrame(() => announce(t('reorder.dropped', { id: item.id, title: item.title, place, count })))
  }
  return (
    <Dialog
      title={within ? t('moveDialog.title', { id: item.id }) : t('moveDialog.toQueue', { id: item.id })}
      onClose={onClose}
      onSubmit={move}
      {...(focusAfter === undefined ? {} : { focusAfter })}
      actions={
        <>
          <Button variant="primary" type="submit">
            {t('moveDialog.move')}
          </Button>
          <Button onClick={onClose}>{ui('cancel')}</Button>
        </>
      }
    >
      <p>{item.title}</p>
      <TextField
        label={t('moveDialog.place', { count })}
        value={text}
        onType={(typed) => {
          setText(typed)
          setWrong(false)
          setRefusal(null)
        }}
        hint={<span aria-live="polite">{hint}</span>}
        error={wrong ? t('moveDialog.badPlace', { count }) : null}
        autoFocus
      />
      {refusal !== null && <InlineRefusal what={t('moveDialog.notMoved', { id: item.id })} why={refusalOf(refusal)} />}
    </Dialog>
  )
}
