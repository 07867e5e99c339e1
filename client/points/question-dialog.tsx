// Answering a standard question, or saying who owes the answer and when. Saved whole at the revision it was read at: when somebody else was before,
// nothing is overwritten; both are shown and the person chooses. Called by the card of the questions.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { noteMaxLength } from '../../shared/board/value.ts'
import type { Evidence } from '../../shared/contract/meeting.ts'
import { verdicts } from '../../shared/point/meeting.ts'
import { useAnswerEvidence, useEvidence } from '../api/evidence-queries.ts'
import { problemText, refusalCodeOf } from '../api/problem.ts'
import { differingEvidence, type EvidenceDraft } from '../item/evidence-fields.ts'
import { useProgrammeBody } from '../item/programme-context.ts'
import { Button } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { EvidenceDifferences } from './evidence-differences.tsx'
import { useInPoint } from './point-context.ts'

export interface QuestionDialogProps {
  /** As it stood when the dialog was opened. */
  readonly evidence: Evidence
  readonly question: string
  readonly onClose: () => void
}

export function QuestionDialog({ evidence, question, onClose }: QuestionDialogProps) {
  const { t } = useTranslation('point')
  const { programmeId, pointId } = useInPoint()
  const { members } = useProgrammeBody()
  const save = useAnswerEvidence({ programmeId, pointId })
  const told = useEvidence({ programmeId, pointId })
  const [base, setBase] = useState(evidence.revision)
  const [draft, setDraft] = useState<EvidenceDraft>(evidence)
  const [unreal, setUnreal] = useState(false)
  const set = (change: Partial<EvidenceDraft>) => setDraft((before) => ({ ...before, ...change }))
  const latest = told.data?.evidence.find((each) => each.question === evidence.question)
  const theirs = save.isError && refusalCodeOf(save.error) === 'STALE' && latest?.revision !== base ? latest : undefined
  const submit = (revision: number) => {
    if (save.isPending || unreal) return
    const { answer, proposal, owner, due, threshold } = draft
    const body = { answer: answer.trim(), proposal, owner, due, threshold: threshold.trim() }
    save.mutate({ question: evidence.question, ...body, revision }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={question}
      width="wide"
      onClose={onClose}
      onSubmit={() => submit(base)}
      actions={<SaveOrCancel save={t('questions.save')} busy={save.isPending} onCancel={onClose} />}
    >
      <TextField
        label={t('questions.answer')}
        hint={t('questions.answerHint')}
        multiline
        autoFocus
        maxLength={noteMaxLength}
        value={draft.answer}
        onType={(answer) => set({ answer })}
      />
      <Select
        label={t('questions.proposal')}
        value={draft.proposal ?? ''}
        options={[
          { value: '', label: t('questions.noneProposed') },
          ...verdicts.map((each) => ({ value: each, label: t(`verdicts.${each}`) })),
        ]}
        onChange={(value) => set({ proposal: verdicts.find((each) => each === value) ?? null })}
      />
      <div className="qd-two">
        <Select
          label={t('questions.owner')}
          value={draft.owner ?? ''}
          options={[
            { value: '', label: t('questions.nobody') },
            ...members.map(({ person }) => ({ value: person.id, label: `${person.name}, ${person.organisation}` })),
          ]}
          onChange={(value) => set({ owner: members.find(({ person }) => person.id === value)?.person.id ?? null })}
        />
        <DateField
          label={t('questions.dueDate')}
          value={draft.due}
          onRead={(due) => {
            setUnreal(due === undefined)
            if (due !== undefined) set({ due })
          }}
          onCommit={(due) => set({ due })}
        />
      </div>
      <TextField
        label={t('questions.threshold')}
        hint={t('questions.thresholdHint')}
        maxLength={noteMaxLength}
        value={draft.threshold}
        onType={(threshold) => set({ threshold })}
      />
      {save.isError && theirs === undefined && (
        <InlineRefusal what={t('questions.notSaved')} why={problemText(save.error)} copyText={draft.answer} />
      )}
      {theirs !== undefined && (
        <InlineRefusal
          what={t('questions.notSaved')}
          why={<EvidenceDifferences theirs={theirs} mine={draft} fields={differingEvidence(draft, theirs)} />}
          copyText={draft.answer}
          actions={
            <>
              <Button
                onClick={() => {
                  setBase(theirs.revision)
                  setDraft(theirs)
                  save.reset()
                }}
              >
                {t('questions.useTheirs')}
              </Button>
              <Button
                onClick={() => {
                  setBase(theirs.revision)
                  submit(theirs.revision)
                }}
              >
                {t('questions.useMine')}
              </Button>
            </>
          }
        />
      )}
    </Dialog>
  )
}
