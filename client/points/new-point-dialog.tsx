// «Nytt punkt»: the head of a new evaluation point and whether the standard items stand on its agenda. Called by the points page.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CreatePoint, PointBody, ProgrammeBody } from '../../shared/contract/http.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { problemText } from '../api/problem.ts'
import { useCreatePoint } from '../api/programme-queries.ts'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { HeadForm } from './head-form.tsx'
import { useHeadDraft } from './use-head-draft.ts'

export interface NewPointDialogProps {
  readonly programmeId: ProgrammeId
  readonly members: ProgrammeBody['members']
  /** The number the new point will get. */
  readonly number: number
  readonly onClose: () => void
  readonly onCreated: (point: PointBody) => void
}

export function NewPointDialog({ programmeId, members, number, onClose, onCreated }: NewPointDialogProps) {
  const { t } = useTranslation('points')
  const create = useCreatePoint(programmeId)
  const { form, read } = useHeadDraft(() => ({
    title: t('create.prefilled', { number }),
    date: '',
    startsAt: '10:00',
    lengthMinutes: '240',
    place: '',
    chair: members.find((member) => member.role === 'programme-owner')?.person.name ?? '',
    facilitator: members.find((member) => member.role === 'facilitator')?.person.name ?? '',
  }))
  const [agenda, setAgenda] = useState<CreatePoint['agenda']>('standard')
  const submit = () => {
    const head = read()
    if (head !== null && !create.isPending) create.mutate({ head, agenda }, { onSuccess: onCreated })
  }
  return (
    <Dialog
      title={t('create.title')}
      width="wide"
      onClose={onClose}
      onSubmit={submit}
      actions={
        <SaveOrCancel
          save={create.isPending ? t('create.saving') : t('create.save')}
          busy={create.isPending}
          onCancel={onClose}
        />
      }
    >
      <HeadForm {...form} members={members} />
      <fieldset className="hf-agenda">
        <legend className="label">{t('create.agenda')}</legend>
        <label className="hf-radio">
          <input type="radio" name="agenda" checked={agenda === 'standard'} onChange={() => setAgenda('standard')} />
          {t('create.standard')}
          <small>{t('create.standardHint')}</small>
        </label>
        <label className="hf-radio">
          <input type="radio" name="agenda" checked={agenda === 'empty'} onChange={() => setAgenda('empty')} />
          {t('create.none')}
        </label>
      </fieldset>
      {create.isError && <InlineRefusal what={t('create.notSaved')} why={problemText(create.error)} />}
    </Dialog>
  )
}
