// A promise is closed by what shows that it was kept, waived for a reason, or opened again for one. Called wherever a promise stands:
// its own page, a decision and a follow-up.

import { useTranslation } from 'react-i18next'
import { noteMaxLength } from '../../shared/board/value.ts'
import type { BoardPromise, ChangePromise } from '../../shared/contract/promises.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { problemText } from '../api/problem.ts'
import { useChangePromise } from '../api/promises-queries.ts'
import { refusalText } from '../language/refusal-text.ts'
import { WordsDialog } from '../ui/words-dialog.tsx'
import './close-promise-dialog.css'

export type Closing = 'keep' | 'waive' | 'reopen'

export interface ClosePromiseDialogProps {
  readonly programmeId: ProgrammeId
  readonly promise: BoardPromise
  readonly closing: Closing
  readonly onClose: () => void
}

export function ClosePromiseDialog({ programmeId, promise, closing, onClose }: ClosePromiseDialogProps) {
  const { t } = useTranslation('promises')
  const change = useChangePromise(programmeId)
  return (
    <WordsDialog
      title={t(`${closing}Dialog.title`)}
      save={t(`${closing}Dialog.save`)}
      busy={change.isPending}
      label={t(`${closing}Dialog.label`)}
      hint={t(`${closing}Dialog.hint`)}
      missing={refusalText({ code: closing === 'keep' ? 'EVIDENCE_MISSING' : 'REASON_MISSING' })}
      maxLength={noteMaxLength}
      trouble={change.isError ? { what: t('notDone'), why: problemText(change.error) } : null}
      onGiven={(words) =>
        change.mutate({ id: promise.id, change: changeOf(closing, words, promise.revision) }, { onSuccess: onClose })
      }
      onClose={onClose}
    >
      <p className="prm-w">{promise.text}</p>
    </WordsDialog>
  )
}

function changeOf(closing: Closing, words: string, revision: number): ChangePromise {
  return closing === 'keep' ? { type: 'keep', evidence: words, revision } : { type: closing, reason: words, revision }
}
