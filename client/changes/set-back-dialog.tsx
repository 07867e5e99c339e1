// Sets one item back to what it was at a moment, at once: an edit like every other, by today's rights, seen by everybody and undone like any. Says first
// what is written over, and by what. Called by the history page.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemChange } from '../../shared/contract/changes.ts'
import type { BoardAt } from '../../shared/contract/history.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { fieldWords, valueWords } from '../item/change-words.ts'
import { refusalOf } from '../item/refusal-of.ts'
import { useWordTools } from '../item/use-word-tools.ts'
import { useBoard, useRoom } from '../live/use-room.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import '../ui/changed-values.css'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { backChanges } from './back-changes.ts'

export type SetBackDialogProps = {
  readonly then: BoardAt
  readonly change: ItemChange
  readonly onClose: () => void
}

export function SetBackDialog({ then, change, onClose }: SetBackDialogProps) {
  const { t } = useTranslation('history')
  const { t: ui } = useTranslation('ui')
  const room = useRoom()
  const board = useBoard()
  const tools = useWordTools()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const { item: id, fields } = change
  const changes = backChanges(board, then, id)
  const setBack = () => {
    if (changes === null) return onClose()
    const outcome = room.edit({ type: 'restore', changes, over: true })
    if (!outcome.ok) return setRefusal(outcome.refusal)
    announce(t('setBack.done', { id }))
    onClose()
  }
  const textChanged = fields.some(({ field }) => field === 'description')
  return (
    <Dialog
      title={t('setBack.title', { id })}
      width="wide"
      onClose={onClose}
      actions={
        <>
          {changes !== null && (
            <Button variant="primary" onClick={setBack}>
              {t('setBack.do')}
            </Button>
          )}
          <Button onClick={onClose}>{ui('cancel')}</Button>
        </>
      }
    >
      {changes === null ? (
        <p>{t('setBack.nothing')}</p>
      ) : changes.some(({ key }) => key === null) ? (
        <p>{t('setBack.whole', { title: change.title })}</p>
      ) : (
        <dl className="chg-v">
          {changes.flatMap(({ key, from, to }) =>
            key === null
              ? []
              : [
                  <div key={key}>
                    <dt>{tools.format.sentence(fieldWords(key, tools))}</dt>
                    <dd>
                      <del>{valueWords({ record: id, key, value: from as never, tools })}</del>{' '}
                      <ins>{valueWords({ record: id, key, value: to as never, tools })}</ins>
                    </dd>
                  </div>,
                ],
          )}
        </dl>
      )}
      {textChanged && <p className="small muted">{t('setBack.text')}</p>}
      <p className="small muted">{t('setBack.undo')}</p>
      {refusal !== null && <InlineRefusal what={t('setBack.not', { id })} why={refusalOf(refusal)} />}
    </Dialog>
  )
}
