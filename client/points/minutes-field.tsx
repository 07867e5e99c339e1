// Planned minutes of an agenda item: a whole number, hers while she writes, saved with Enter or on leaving. What is not understood or not
// admitted stays in the field with why; what somebody else set meanwhile is shown beside. Called by the agenda's rows and an item's head.

import { Input } from '@digdir/designsystemet-react'
import { useTranslation } from 'react-i18next'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import type { AgendaItem } from '../../shared/point/agenda-item.ts'
import type { PointEdit } from '../../shared/point/edit.ts'
import { editorOf, useClaim, useFieldRing } from '../item/presence.ts'
import { refusalOf } from '../item/refusal-of.ts'
import { useSharedDraft } from '../item/use-shared-draft.ts'
import { usePresenceAt } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { wholeMinutes } from './head-draft.ts'

export interface MinutesFieldProps {
  readonly item: AgendaItem
  readonly label: string
  /** In a row: no label drawn, no edge until it is touched. */
  readonly look: 'row' | 'field'
}

export function MinutesField({ item, label, look }: MinutesFieldProps) {
  const { t } = useTranslation('points')
  const claim = useClaim()
  const entries = usePresenceAt(item.id)
  const ring = useFieldRing(item.id, 'minutes')
  const edit = (text: string): Outcome<PointEdit> => {
    const value = wholeMinutes(text)
    if (Number.isNaN(value)) return refuse('MINUTES', { record: item.id, field: 'minutes' })
    return done({ type: 'set-agenda-field', agendaItem: item.id, set: { field: 'minutes', value } })
  }
  const draft = useSharedDraft({ record: item.id, field: 'minutes', value: String(item.minutes), edit })
  return (
    <div className="mf" data-look={look}>
      <Field label={label} hideLabel={look === 'row'} ring={ring}>
        {(wires) => (
          <Input
            {...wires}
            data-fig="true"
            inputMode="numeric"
            autoComplete="off"
            maxLength={7}
            value={draft.text}
            aria-invalid={draft.trouble !== null}
            onChange={(event) => draft.type(event.target.value)}
            onFocus={(event) => {
              event.currentTarget.select()
              claim({ record: item.id, field: 'minutes', verb: 'edits' })
            }}
            onBlur={() => {
              claim({ record: item.id, verb: 'reads' })
              draft.commit()
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') draft.commit()
              if (event.key !== 'Escape' || draft.text === String(item.minutes)) return
              event.preventDefault()
              event.stopPropagation()
              draft.putBack()
            }}
          />
        )}
      </Field>
      {look === 'row' && <span aria-hidden="true">min</span>}
      {draft.trouble !== null && (
        <InlineRefusal
          what={t('item.minutesNotSaved', { value: draft.text })}
          why={
            draft.trouble.kind === 'changed'
              ? t('item.minutesChanged', {
                  name: editorOf({ entries, field: 'minutes' }) ?? t('item.someone'),
                  theirs: draft.trouble.theirs,
                })
              : draft.trouble.refusal.code === 'MINUTES'
                ? t('item.badMinutes')
                : refusalOf(draft.trouble.refusal)
          }
          actions={
            <>
              <Button onClick={draft.putBack}>{t('item.keep', { value: item.minutes })}</Button>
              {draft.trouble.kind === 'changed' && (
                <Button onClick={draft.commitOver}>{t('item.useMine', { value: draft.text })}</Button>
              )}
            </>
          }
        />
      )}
    </div>
  )
}
