// «Nytt løfte»: what is promised, who owns it and by when, and what it serves. Called by the promises page and by the minutes of a point.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MakePromise } from '../../shared/contract/promises.ts'
import { type ProgrammeId, personIdSchema } from '../../shared/ids.ts'
import { problemText } from '../api/problem.ts'
import { useProgramme } from '../api/programme-queries.ts'
import { useMakePromise } from '../api/promises-queries.ts'
import { refusalText } from '../language/refusal-text.ts'
import { DateField } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'

export interface NewPromiseDialogProps {
  readonly programmeId: ProgrammeId
  /** What it was promised at. */
  readonly about: Pick<MakePromise, 'decisionId' | 'pointId' | 'agendaItem' | 'internal'>
  readonly onClose: () => void
}

export function NewPromiseDialog({ programmeId, about, onClose }: NewPromiseDialogProps) {
  const { t } = useTranslation('promises')
  const make = useMakePromise(programmeId)
  const members = useProgramme(programmeId).data?.members ?? []
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState('')
  const [due, setDue] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const owner = personIdSchema.safeParse(chosen === '' ? members[0]?.person.id : chosen)
  const submit = () => {
    setAsked(true)
    if (text.trim() === '' || due === null || !owner.success || make.isPending) return
    make.mutate({ ...about, text: text.trim(), owner: owner.data, due }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={t('make.title')}
      onClose={onClose}
      onSubmit={submit}
      actions={<SaveOrCancel save={t('make.save')} busy={make.isPending} onCancel={onClose} />}
    >
      <TextField
        label={t('make.text')}
        error={asked && text.trim() === '' ? refusalText({ code: 'PROMISE_EMPTY' }) : undefined}
        multiline
        required
        autoFocus
        maxLength={2000}
        value={text}
        onType={setText}
      />
      <Select
        label={t('make.owner')}
        value={owner.success ? owner.data : ''}
        options={members.map(({ person }) => ({
          value: person.id,
          label: person.organisation === '' ? person.name : `${person.name}, ${person.organisation}`,
        }))}
        onChange={setChosen}
      />
      <DateField
        label={t('make.due')}
        value={due}
        required
        error={asked && due === null ? t('make.noDue') : undefined}
        onCommit={setDue}
        onRead={(read) => setDue(read ?? null)}
      />
      {make.isError && <InlineRefusal what={t('notDone')} why={problemText(make.error)} copyText={text} />}
    </Dialog>
  )
}
