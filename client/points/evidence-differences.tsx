// What somebody else saved while one was answering, beside what one has written, field by field. Called by the dialog of a standard question.

import { useTranslation } from 'react-i18next'
import type { EvidenceDraft, EvidenceField } from '../item/evidence-fields.ts'
import { useProgrammeBody } from '../item/programme-context.ts'
import { useFormat } from '../ui/use-format.ts'

export interface EvidenceDifferencesProps {
  readonly theirs: EvidenceDraft
  readonly mine: EvidenceDraft
  readonly fields: readonly EvidenceField[]
}

export function EvidenceDifferences({ theirs, mine, fields }: EvidenceDifferencesProps) {
  const { t } = useTranslation('point')
  const format = useFormat()
  const { members } = useProgrammeBody()
  const labels: Readonly<Record<EvidenceField, string>> = {
    answer: t('questions.answer'),
    proposal: t('questions.proposal'),
    owner: t('questions.owner'),
    due: t('questions.dueDate'),
    threshold: t('questions.threshold'),
  }
  const shown = (of: EvidenceDraft, field: EvidenceField): string => {
    const value = of[field]
    if (value === null || value === '') return t('questions.empty')
    if (field === 'proposal') return of.proposal === null ? '' : t(`verdicts.${of.proposal}`)
    if (field === 'due') return format.date(value)
    if (field === 'owner') return members.find(({ person }) => person.id === value)?.person.name ?? value
    return value
  }
  if (fields.length === 0) return t('questions.staleSame')
  return (
    <>
      {t('questions.stale')}
      <ul className="hf-differs">
        {fields.map((field) => (
          <li key={field}>
            {t('questions.differs', {
              field: labels[field],
              theirs: shown(theirs, field),
              mine: shown(mine, field),
            })}
          </li>
        ))}
      </ul>
    </>
  )
}
