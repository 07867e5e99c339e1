// Adopting an alternative: how much it changes on the queue as it stands, and where board and alternative have both changed the same, what is to hold. What a
// decision holds is told and stays. Refused because something newer came, it shows the newer. Called by alternative-actions.tsx.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AdoptionConflict } from '../../shared/contract/alternatives.ts'
import { useAdopt, useAdoption } from '../api/alternatives-queries.ts'
import { problemText } from '../api/problem.ts'
import { refusalOf } from '../item/refusal-of.ts'
import { announce } from '../ui/announce.ts'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import type { OneAlternative } from './alternative-words.ts'
import { ConflictChoice, type Take } from './conflict-choice.tsx'
import { statusLine } from './status-line.ts'

/** Names a conflict as it was seen: what is newer is asked about anew. */
const keyOf = ({ item, field, seen }: AdoptionConflict): string => `${item} ${field ?? ''} ${seen}`

export function AdoptDialog({ programmeId, alternative, onClose }: OneAlternative & { readonly onClose: () => void }) {
  const { t } = useTranslation('alternatives')
  const of = { programmeId, id: alternative.id }
  const adoption = useAdoption(of)
  const adopt = useAdopt(of)
  const [taken, setTaken] = useState<Readonly<Record<string, Take>>>({})
  const [asked, setAsked] = useState(false)
  const { data } = adoption
  const conflicts = data?.conflicts ?? []
  const takes = (conflict: AdoptionConflict): Take | undefined =>
    conflict.kind === 'barred' ? 'board' : taken[keyOf(conflict)]
  const isAnswered = conflicts.every((conflict) => takes(conflict) !== undefined)
  const isNothing = data?.refusal === null && data.changes.length === 0 && conflicts.length === 0
  const submit = () => {
    setAsked(true)
    if (data === undefined || data.refusal !== null || !isAnswered || adopt.isPending) return
    const answers = conflicts.map((conflict) => ({
      item: conflict.item,
      field: conflict.field,
      seen: conflict.seen,
      take: takes(conflict) ?? 'board',
    }))
    adopt.mutate(
      { answers, revision: alternative.revision },
      {
        onSuccess: () => {
          announce(t('adopt.done', { name: alternative.name }))
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      title={t('adopt.title', { name: alternative.name })}
      width="wide"
      onClose={onClose}
      focusAfter={statusLine}
      onSubmit={submit}
      actions={<SaveOrCancel save={t('adopt.save')} busy={adopt.isPending} onCancel={onClose} />}
    >
      {data === undefined && !adoption.isError && <LoadingRows label={t('loading')} rows={2} />}
      {adoption.isError && data === undefined && <InlineRefusal what={t('failed')} why={problemText(adoption.error)} />}
      {data !== undefined && data.refusal === null && (
        <p>{isNothing ? t('nothing') : t('adopt.body', { count: data.changes.length })}</p>
      )}
      {data?.refusal != null && <InlineRefusal what={t('adopt.not')} why={refusalOf(data.refusal)} />}
      {conflicts.length > 0 && (
        <>
          <p>{t('adopt.conflicts', { count: conflicts.length })}</p>
          {conflicts.map((conflict) => (
            <ConflictChoice
              key={keyOf(conflict)}
              conflict={conflict}
              take={takes(conflict) ?? null}
              isMissing={asked && takes(conflict) === undefined}
              onTake={(take) => setTaken({ ...taken, [keyOf(conflict)]: take })}
            />
          ))}
        </>
      )}
      {adopt.isError && <InlineRefusal what={t('adopt.not')} why={problemText(adopt.error)} />}
    </Dialog>
  )
}
