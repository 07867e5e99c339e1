// Moving an item to the cut list: asks why, what it means for cost and benefit, and until when it is of use. The three texts are what a cut
// must have (domain.md, §3.1.1.5). What was written before, when it was once a cut, stands there again. Called by rows and drawer.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cut, Item } from '../../shared/board/item.ts'
import { noteMaxLength } from '../../shared/board/value.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { useCutArea, useRoom } from '../live/use-room.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { TextField } from '../ui/text-field.tsx'
import { refusalOf } from './refusal-of.ts'

export interface CutDialogProps {
  readonly item: Item
  readonly onClose: () => void
  readonly focusAfter?: () => HTMLElement | null
}

export function CutDialog({ item, onClose, focusAfter }: CutDialogProps) {
  const { t } = useTranslation('item')
  const { t: ui } = useTranslation('ui')
  const { t: rollout } = useTranslation('rollout')
  const room = useRoom()
  const isWhole = useCutArea() !== null
  const [cut, setCut] = useState<Cut>(item.cut)
  const [missing, setMissing] = useState(false)
  const [dateReads, setDateReads] = useState(true)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const move = () => {
    if (!isComplete(cut)) {
      setMissing(true)
      return
    }
    // The field says what is wrong with it; nothing that was written is left out in silence.
    if (!dateReads) return
    const outcome = room.edit({ type: 'move-to-cut-list', item: item.id, before: null, cut })
    if (!outcome.ok) {
      setRefusal(outcome.refusal)
      return
    }
    onClose()
    // After the dialog has gone: what stands behind an open one is not read aloud.
    requestAnimationFrame(() => announce(`${item.id} ${t('values.cut')}`))
  }
  return (
    <Dialog
      title={t('cutDialog.title', { id: item.id })}
      width="wide"
      onClose={onClose}
      onSubmit={move}
      {...(focusAfter === undefined ? {} : { focusAfter })}
      actions={
        <>
          <Button variant="primary" type="submit">
            {t('cutDialog.move')}
          </Button>
          <Button onClick={onClose}>{ui('cancel')}</Button>
        </>
      }
    >
      <p className="strong">{item.title}</p>
      <p className="muted small">
        {t('cutDialog.intro')} {isWhole && rollout('section.wholeOnly')}
      </p>
      <CutInputs
        cut={cut}
        missing={missing}
        onDateRead={setDateReads}
        onChange={(next) => {
          setCut(next)
          setRefusal(null)
        }}
      />
      {refusal !== null && (
        <InlineRefusal
          what={t('cutDialog.notMoved', { id: item.id })}
          why={refusalOf(refusal)}
          copyText={textOf(cut)}
        />
      )}
    </Dialog>
  )
}

export interface CutInputsProps {
  readonly cut: Cut
  /** Says which of the three texts are still empty. */
  readonly missing: boolean
  readonly onChange: (cut: Cut) => void
  /** Whether what stands in the date's field reads as a date, or is empty. */
  readonly onDateRead: (reads: boolean) => void
}

/** The four fields of a cut in a dialog. */
export function CutInputs(o: CutInputsProps) {
  const { t } = useTranslation('item')
  return (
    <>
      {(['reason', 'cost', 'benefit'] as const).map((name) => (
        <TextField
          key={name}
          label={t(`cut.${name}`)}
          value={o.cut[name]}
          multiline
          required
          maxLength={noteMaxLength}
          autoFocus={name === 'reason' && o.cut.reason === ''}
          error={o.missing && o.cut[name].trim() === '' ? t('cutDialog.missing') : null}
          onType={(text) => o.onChange({ ...o.cut, [name]: text })}
        />
      ))}
      <DateField
        label={t('cut.latestUsefulDate')}
        value={o.cut.latestUsefulDate}
        onRead={(date) => o.onDateRead(date !== undefined)}
        onCommit={(date) => o.onChange({ ...o.cut, latestUsefulDate: date })}
      />
    </>
  )
}

/** @returns true when the three texts a cut must have are written. */
export function isComplete(cut: Cut): boolean {
  return [cut.reason, cut.cost, cut.benefit].every((text) => text.trim() !== '')
}

function textOf(cut: Cut): string {
  return [cut.reason, cut.cost, cut.benefit, cut.latestUsefulDate ?? ''].filter(Boolean).join('\n\n')
}
