// Writing what an item is to decide, as a new version. Before the call it is published with the call; after it, at once where that is chosen.
// Called by the wordings of an agenda item.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { noteMaxLength } from '../../shared/board/value.ts'
import type { AgendaItemId } from '../../shared/ids.ts'
import { useWriteWording } from '../api/deciding-queries.ts'
import { problemText } from '../api/problem.ts'
import { refusalText } from '../language/refusal-text.ts'
import { WordsDialog } from '../ui/words-dialog.tsx'
import { useInPoint, useMayPublish } from './point-context.ts'

export interface WriteWordingDialogProps {
  readonly id: AgendaItemId
  readonly number: number
  readonly internal: boolean
  /** The text the new one begins with. */
  readonly before: string
  readonly onClose: () => void
}

export function WriteWordingDialog({ id, number, internal, before, onClose }: WriteWordingDialogProps) {
  const { t } = useTranslation('point')
  const { programmeId, pointId, meeting } = useInPoint()
  const write = useWriteWording({ programmeId, pointId })
  const [publish, setPublish] = useState(false)
  const mayPublish = useMayPublish()
  const isDraft = meeting?.state === 'draft'
  return (
    <WordsDialog
      title={t('wordings.dialog', { number })}
      save={t('wordings.save')}
      busy={write.isPending}
      label={t('wordings.text')}
      hint={t(isDraft ? 'wordings.hintDraft' : 'wordings.hint')}
      missing={refusalText({ code: 'WORDING_EMPTY' })}
      maxLength={noteMaxLength}
      begins={before}
      boardsWords
      below={
        !isDraft &&
        mayPublish && (
          <label className="hf-radio">
            <input type="checkbox" checked={publish} onChange={(event) => setPublish(event.target.checked)} />
            {t('wordings.publishNow')}
          </label>
        )
      }
      trouble={write.isError ? { what: t('wordings.notSaved'), why: problemText(write.error) } : null}
      onGiven={(text) =>
        write.mutate({ agendaItem: id, internal, text, publish: publish && !isDraft }, { onSuccess: onClose })
      }
      onClose={onClose}
    />
  )
}
