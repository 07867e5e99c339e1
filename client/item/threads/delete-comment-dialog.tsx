// Deleting one's own comment: says what goes and what stays, before it is done. Called by comment-view.tsx.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../api/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { InlineRefusal } from '../../ui/inline-refusal.tsx'

export function DeleteCommentDialog(o: { readonly onDelete: () => Promise<unknown>; readonly onClose: () => void }) {
  const { t } = useTranslation('comments')
  const { t: ui } = useTranslation('ui')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<unknown>(null)
  const remove = async () => {
    setBusy(true)
    setTrouble(null)
    try {
      await o.onDelete()
      o.onClose()
    } catch (error) {
      setTrouble(error)
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('deleteDialog.title')}
      onClose={o.onClose}
      actions={
        <>
          <Button tone="danger" busy={busy} onClick={() => void remove()}>
            {t('deleteDialog.delete')}
          </Button>
          <Button onClick={o.onClose}>{ui('cancel')}</Button>
        </>
      }
    >
      <p>{t('deleteDialog.body')}</p>
      {trouble !== null && <InlineRefusal what={t('notDone')} why={problemText(trouble)} />}
    </Dialog>
  )
}
