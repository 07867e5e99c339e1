// Prepares a decision to make a cut: a case in the agenda backlog, with the cut linked and what is said of it as its note. Nothing on the board changes: the
// decision does that, with the effect «cut». Called by cut-entry.tsx.

import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import { titleMaxLength } from '../../shared/board/value.ts'
import { useAddToBacklog } from '../api/backlog-queries.ts'
import { problemText } from '../api/problem.ts'
import { useProgrammeBody } from '../item/programme-context.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { TextField } from '../ui/text-field.tsx'

const usualMinutes = 20

export function PrepareCutDialog({ item, onClose }: { readonly item: Item; readonly onClose: () => void }) {
  const { t } = useTranslation('cutList')
  const { t: words } = useTranslation('item')
  const { t: ui } = useTranslation('ui')
  const { id: programmeId } = useProgrammeBody()
  const add = useAddToBacklog(programmeId)
  const [title, setTitle] = useState(t('prepare.suggested', { title: item.title }).slice(0, titleMaxLength))
  const [missing, setMissing] = useState(false)
  const prepare = () => {
    if (title.trim() === '') return setMissing(true)
    const notes = (['reason', 'cost', 'benefit'] as const)
      .map((text) => `${words(`cut.${text}`)}: ${item.cut[text]}`)
      .join('\n')
    add.mutate({
      internal: false,
      kind: 'decision',
      title: title.trim(),
      minutes: usualMinutes,
      owner: '',
      linked: [item.id],
      notes,
    })
  }
  const heading = t('prepare.title', { id: item.id })
  if (add.data !== undefined) {
    return (
      <Dialog title={heading} onClose={onClose} actions={<Button onClick={onClose}>{ui('close')}</Button>}>
        <p role="status">{t('prepare.done')}</p>
        <p>
          <Link to="/p/$programme/points" params={{ programme: programmeId }}>
            {t('prepare.where')}
          </Link>
        </p>
      </Dialog>
    )
  }
  return (
    <Dialog
      title={heading}
      onClose={onClose}
      onSubmit={prepare}
      actions={<SaveOrCancel save={t('prepare.do')} busy={add.isPending} onCancel={onClose} />}
    >
      <p>{t('prepare.lead')}</p>
      <TextField
        label={t('prepare.name')}
        value={title}
        onType={setTitle}
        maxLength={titleMaxLength}
        error={missing && title.trim() === '' ? t('prepare.missing') : null}
        required
      />
      {add.isError && <InlineRefusal what={t('prepare.not')} why={problemText(add.error)} />}
    </Dialog>
  )
}
