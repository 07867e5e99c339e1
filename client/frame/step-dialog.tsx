// A step of the ladder, new or corrected: from which day, of which kind, both figures, their price year and the document. What is wrong is said by its field before
// anything is sent. Called by ladder-section.tsx.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FrameBody } from '../../shared/contract/frame.ts'
import { checkLadder, type OwnStep } from '../../shared/frame/ladder.ts'
import type { FrameStep } from '../../shared/frame/steering.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { useWriteLadder } from '../api/frame-queries.ts'
import { problemText } from '../api/problem.ts'
import { useProgrammeNames } from '../item/programme-context.ts'
import { refusalText } from '../language/refusal-text.ts'
import { useLanguage } from '../language/use-language.ts'
import { Button } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { parseNumber } from '../ui/parse-number.ts'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useFormat } from '../ui/use-format.ts'

export interface StepDialogProps {
  readonly programmeId: ProgrammeId
  readonly body: FrameBody
  /** Null: a new one. */
  readonly step: FrameStep | null
  readonly onClose: () => void
  readonly focusAfter: () => HTMLElement | null
}

export function StepDialog({ programmeId, body, step, onClose, focusAfter }: StepDialogProps) {
  const { t } = useTranslation('frame')
  const { structure } = useProgrammeNames()
  const language = useLanguage()
  const format = useFormat()
  const write = useWriteLadder(programmeId)
  // What it was opened on: whoever changes the ladder meanwhile is not written over.
  const [opened] = useState({ own: ownSteps(body.ladder), revision: body.ladderRevision })
  const [from, setFrom] = useState<string | null | undefined>(step?.from ?? null)
  const [kind, setKind] = useState<OwnStep['kind']>(step?.kind === 'cut-list-deducted' ? step.kind : 'approved')
  const [texts, setTexts] = useState({
    p50: step === null ? '' : format.number(step.p50),
    p85: step === null ? '' : format.number(step.p85),
    priceYear: String(step?.priceYear ?? body.priceYear),
    document: step?.document ?? '',
  })
  const [isTried, setTried] = useState(false)
  const others = opened.own.filter((each) => step === null || each.from !== step.from)
  const send = (steps: readonly OwnStep[]) => write.mutate({ revision: opened.revision, steps }, { onSuccess: onClose })

  const figures = {
    p50: parseNumber(texts.p50, language),
    p85: parseNumber(texts.p85, language),
    priceYear: /^\d{4}$/.test(texts.priceYear.trim()) ? Number(texts.priceYear) : undefined,
  }
  const fault = (value: number | null | undefined): string | undefined => {
    if (!isTried) return undefined
    if (value === null) return t('ladder.needed')
    return value === undefined || value < 0 ? t('ladder.number') : undefined
  }
  const isWhole =
    typeof from === 'string' && Object.values(figures).every((value) => typeof value === 'number' && value >= 0)
  const steps = isWhole
    ? placed(others, {
        from,
        kind,
        p50: figures.p50 ?? 0,
        p85: figures.p85 ?? 0,
        priceYear: figures.priceYear ?? body.priceYear,
        document: texts.document.trim(),
        illustrative: false,
      })
    : null
  const checked = steps && checkLadder(steps, { priceYear: body.priceYear, index: body.steering.priceIndex })
  const refusal = checked !== null && !checked.ok ? checked.refusal : null
  const submit = () => {
    setTried(true)
    if (steps !== null && refusal === null && !write.isPending) send(steps)
  }
  const labelOf = (field: keyof typeof texts): string => {
    if (field === 'priceYear') return t('ladder.year')
    const label = t(`ladder.${field}`)
    return field === 'document' ? label : `${label}, ${structure.currency}`
  }
  const text = (field: keyof typeof texts, error: string | undefined, required = true) => (
    <TextField
      label={labelOf(field)}
      value={texts[field]}
      maxLength={200}
      required={required}
      error={error}
      onType={(typed) => setTexts({ ...texts, [field]: typed })}
    />
  )
  return (
    <Dialog
      title={step === null ? t('ladder.add') : t('ladder.editStep', { from: format.date(step.from) })}
      onClose={onClose}
      onSubmit={submit}
      focusAfter={focusAfter}
      actions={
        <>
          <SaveOrCancel save={t('ladder.save')} busy={write.isPending} onCancel={onClose} />
          {step !== null && others.length > 0 && (
            <Button variant="tertiary" tone="danger" busy={write.isPending} onClick={() => send(others)}>
              {t('ladder.remove')}
            </Button>
          )}
        </>
      }
    >
      <DateField
        label={t('ladder.date')}
        value={from ?? null}
        required
        error={isTried && from === null ? t('ladder.needed') : undefined}
        onCommit={setFrom}
        onRead={setFrom}
      />
      <Select
        label={t('ladder.kind')}
        value={kind}
        options={(['approved', 'cut-list-deducted'] as const).map((value) => ({
          value,
          label: t(`ladder.kinds.${value}`),
        }))}
        onChange={(value) => setKind(value === 'approved' ? value : 'cut-list-deducted')}
      />
      <div className="frm-d2">
        {text('p50', fault(figures.p50))}
        {text('p85', fault(figures.p85))}
      </div>
      {text('priceYear', fault(figures.priceYear))}
      {text('document', undefined, false)}
      {isTried && refusal !== null && <InlineRefusal what={t('ladder.notSaved')} why={refusalText(refusal)} />}
      {write.isError && <InlineRefusal what={t('ladder.notSaved')} why={problemText(write.error)} />}
    </Dialog>
  )
}

function ownSteps(ladder: readonly FrameStep[]): readonly OwnStep[] {
  return ladder.flatMap(({ decision: _decision, kind, ...step }): readonly OwnStep[] =>
    kind === 'decided' ? [] : [{ ...step, kind }],
  )
}

/** @returns the steps with one put where its date has it; of one day it comes last, and is refused. */
function placed(steps: readonly OwnStep[], step: OwnStep): readonly OwnStep[] {
  const at = steps.findIndex(({ from }) => from > step.from)
  return at === -1 ? [...steps, step] : steps.toSpliced(at, 0, step)
}
