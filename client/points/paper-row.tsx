// One paper of an agenda item: its name opens it, its size and who may read it, and taking it away again after a question. Called by the papers.

import { FileTextIcon, PadlockLockedIcon, TrashIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Paper } from '../../shared/contract/papers.ts'
import { paperPath, useRemovePaper } from '../api/papers-queries.ts'
import { problemText } from '../api/problem.ts'
import { useProgrammeBody } from '../item/programme-context.ts'
import { IconButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { useFormat } from '../ui/use-format.ts'
import { sizeInWords } from './paper-words.ts'
import { useInPoint } from './point-context.ts'

export interface PaperRowProps {
  readonly paper: Paper
  readonly mayRemove: boolean
  /** The row goes, and the button that was pressed with it. */
  readonly onRemoved: () => void
}

export function PaperRow({ paper, mayRemove, onRemoved }: PaperRowProps) {
  const { t } = useTranslation('point')
  const format = useFormat()
  const { programmeId } = useInPoint()
  const { members } = useProgrammeBody()
  const [removing, setRemoving] = useState(false)
  const by = members.find(({ person }) => person.id === paper.addedBy)?.person.name
  const words = [sizeInWords(paper.sizeBytes, format), by, format.moment(new Date(paper.addedAt), new Date())]
  return (
    <li data-paper={paper.id}>
      <Icon of={FileTextIcon} />
      <span className="pap-n">
        <a href={paperPath(programmeId, paper.id)} download={paper.name}>
          {paper.name}
        </a>
        <small>
          {words.filter(Boolean).join(' · ')}
          {paper.access === 'board' && (
            <span className="pap-b">
              <Icon of={PadlockLockedIcon} />
              {t('papers.boardOnly')}
            </span>
          )}
        </small>
      </span>
      {mayRemove && (
        <IconButton
          label={t('papers.remove', { name: paper.name })}
          icon={TrashIcon}
          onClick={() => setRemoving(true)}
        />
      )}
      {removing && <RemovePaperDialog paper={paper} onRemoved={onRemoved} onClose={() => setRemoving(false)} />}
    </li>
  )
}

function RemovePaperDialog({
  paper,
  onRemoved,
  onClose,
}: Omit<PaperRowProps, 'mayRemove'> & { readonly onClose: () => void }) {
  const { t } = useTranslation('point')
  const { programmeId, pointId } = useInPoint()
  const remove = useRemovePaper({ programmeId, pointId })
  const gone = () => {
    onRemoved()
    onClose()
  }
  return (
    <Dialog
      title={t('papers.removeTitle')}
      onClose={onClose}
      onSubmit={() => {
        if (!remove.isPending) remove.mutate(paper.id, { onSuccess: gone })
      }}
      actions={<SaveOrCancel save={t('papers.removeSave')} tone="danger" busy={remove.isPending} onCancel={onClose} />}
    >
      <p>{t('papers.removeBody', { name: paper.name })}</p>
      {remove.isError && <InlineRefusal what={t('papers.notRemoved')} why={problemText(remove.error)} />}
    </Dialog>
  )
}
