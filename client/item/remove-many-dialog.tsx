// Removing many items by one act: says which go, who outside them needs one, and what stays; beyond twenty only with a yes to how many (ITM7).
// One undo brings all of them back. Called by the queue, for what its filter shows.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { maxRemovedConfirmed, maxRemovedPerUpdate } from '../../shared/board/removals.ts'
import type { ItemId } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { useBoard, useFrozen, useRoom } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { refusalOf } from './refusal-of.ts'
import './remove-many-dialog.css'

export interface RemoveManyDialogProps {
  /** What was shown when it was asked for; what is gone or frozen meanwhile is left out. */
  readonly ids: readonly ItemId[]
  readonly onClose: () => void
}

export function RemoveManyDialog({ ids, onClose }: RemoveManyDialogProps) {
  const { t } = useTranslation('item')
  const { t: ui } = useTranslation('ui')
  const room = useRoom()
  const board = useBoard()
  const frozen = useFrozen()
  const format = useFormat()
  const [yes, setYes] = useState(false)
  const [missing, setMissing] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const standing = ids.flatMap((id) => board.items.get(id) ?? [])
  const items = standing.filter(({ id }) => !frozen.has(id))
  const going = new Set(items.map(({ id }) => id))
  const requiredBy = [...board.items.values()]
    .filter(({ id, needs }) => !going.has(id) && Object.keys(needs).some((need) => going.has(need as ItemId)))
    .map(({ id }) => id)
  const count = items.length
  const asks = count > maxRemovedPerUpdate
  const tooMany = count > maxRemovedConfirmed
  const remove = () => {
    if (asks && !yes) {
      setMissing(true)
      return
    }
    const outcome = room.edit({ type: 'remove-items', items: [...going], confirmed: yes })
    if (outcome.ok) onClose()
    else setRefusal(outcome.refusal)
  }
  return (
    <Dialog
      title={t('removeMany.title', { count })}
      onClose={onClose}
      actions={
        <>
          {count > 0 && !tooMany && (
            <Button tone="danger" onClick={remove}>
              {t('removeMany.remove', { count })}
            </Button>
          )}
          <Button onClick={onClose}>{ui('cancel')}</Button>
        </>
      }
    >
      <p>{t('removeMany.body')}</p>
      {count > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        <ul className="rm-list" aria-label={t('removeMany.list')} tabIndex={0}>
          {items.map((item) => (
            <li key={item.id}>
              <span className="rm-id">{item.id}</span> {item.title}
            </li>
          ))}
        </ul>
      )}
      {standing.length > count && (
        <StateWord state="warn">{t('removeMany.frozen', { count: standing.length - count })}</StateWord>
      )}
      {requiredBy.length > 0 && (
        <StateWord state="warn">
          {t('removeMany.required', { ids: format.list(requiredBy), count: requiredBy.length })}
        </StateWord>
      )}
      {tooMany && <StateWord state="bad">{t('removeMany.tooMany', { max: maxRemovedConfirmed })}</StateWord>}
      {asks && !tooMany && (
        <label className="rm-yes">
          <input
            type="checkbox"
            checked={yes}
            onChange={(event) => {
              setYes(event.target.checked)
              setMissing(false)
            }}
          />
          {t('removeMany.yes', { count })}
        </label>
      )}
      <p className="muted small">{t('removeMany.undo')}</p>
      <div role="alert">{missing && <StateWord state="bad">{t('removeMany.missing', { count })}</StateWord>}</div>
      {refusal !== null && <InlineRefusal what={t('removeMany.notRemoved')} why={refusalOf(refusal)} />}
    </Dialog>
  )
}
