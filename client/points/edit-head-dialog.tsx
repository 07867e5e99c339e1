// «Endre møtet»: the head of a point, changed whole at the revision it was read at. When somebody else was before, nothing is overwritten:
// both are shown field by field, and the person chooses. Called by the point page.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PointBody, ProgrammeBody } from '../../shared/contract/http.ts'
import type { PointHead } from '../../shared/point/head.ts'
import { problemText, refusalCodeOf } from '../api/problem.ts'
import { useEditPointHead, usePoints } from '../api/programme-queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { useFormat } from '../ui/use-format.ts'
import { differingFields, draftOfHead, type HeadField, headLabels, headOfDraft } from './head-draft.ts'
import { HeadForm } from './head-form.tsx'
import { useHeadDraft } from './use-head-draft.ts'

export interface EditHeadDialogProps {
  /** The point as it stood when the dialog was opened. */
  readonly point: PointBody
  readonly members: ProgrammeBody['members']
  readonly onClose: () => void
}

export function EditHeadDialog({ point, members, onClose }: EditHeadDialogProps) {
  const { t } = useTranslation('points')
  const save = useEditPointHead({ programmeId: point.programmeId, pointId: point.id })
  const points = usePoints(point.programmeId)
  const [base, setBase] = useState(point)
  const { form, read, take } = useHeadDraft(() => draftOfHead(point.head))
  const stale = save.isError && refusalCodeOf(save.error) === 'STALE'
  const theirs = stale ? (points.data?.find((each) => each.id === point.id) ?? null) : null
  const submit = (revision: number) => {
    const head = read()
    if (head !== null && !save.isPending) save.mutate({ head, revision }, { onSuccess: onClose })
  }
  const takeTheirs = (latest: PointBody) => {
    setBase(latest)
    take(latest.head)
    save.reset()
  }
  return (
    <Dialog
      title={t('head.title')}
      width="wide"
      onClose={onClose}
      onSubmit={() => submit(base.revision)}
      actions={
        <SaveOrCancel
          save={save.isPending ? t('head.saving') : t('head.save')}
          busy={save.isPending}
          onCancel={onClose}
        />
      }
    >
      <HeadForm {...form} members={members} />
      {save.isError && (theirs === null || theirs.revision === base.revision) && (
        <InlineRefusal what={t('head.notSaved')} why={problemText(save.error)} />
      )}
      {theirs !== null && theirs.revision !== base.revision && (
        <InlineRefusal
          what={t('head.notSaved')}
          why={<Differences mine={headOfDraft(form.draft)} theirs={theirs.head} />}
          actions={
            <>
              <Button onClick={() => takeTheirs(theirs)}>{t('head.useTheirs')}</Button>
              <Button
                onClick={() => {
                  setBase(theirs)
                  submit(theirs.revision)
                }}
              >
                {t('head.useMine')}
              </Button>
            </>
          }
        />
      )}
    </Dialog>
  )
}

function Differences({ mine, theirs }: { readonly mine: ReturnType<typeof headOfDraft>; readonly theirs: PointHead }) {
  const { t } = useTranslation('points')
  const format = useFormat()
  const fields = mine.ok ? differingFields(mine.head, theirs) : []
  if (!mine.ok || fields.length === 0) return mine.ok ? t('head.staleSame') : t('head.stale')
  const shown = (head: PointHead, field: HeadField): string => {
    if (field === 'date') return format.longDate(head.date)
    if (field === 'lengthMinutes') return format.minutes(head.lengthMinutes)
    return head[field] === '' ? t('head.empty') : head[field]
  }
  return (
    <>
      {t('head.stale')}
      <ul className="hf-differs">
        {fields.map((field) => (
          <li key={field}>
            {t('head.theirs', {
              field: t(headLabels[field]),
              theirs: shown(theirs, field),
              mine: shown(mine.head, field),
            })}
          </li>
        ))}
      </ul>
    </>
  )
}
