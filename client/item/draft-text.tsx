// A text field of an item: title, reason, consequences. Looks like the text itself until it is touched; Enter (one line) or leaving it
// saves, Escape puts it back. When somebody else changed it meanwhile, both are shown and she chooses. Called by rows, entries and drawer.

import type { KeyboardEvent } from 'react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { done } from '../../shared/outcome.ts'
import type { RoomEdit } from '../../shared/point/room-edit.ts'
import { usePresenceAt } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import './draft-text.css'
import { editorOf, useClaim, useFieldRing } from './presence.ts'
import { refusalOf } from './refusal-of.ts'
import { useSharedDraft } from './use-shared-draft.ts'

export interface DraftTextProps {
  readonly record: string
  /** Its name in the document: `title`, `cut.reason`. */
  readonly field: string
  readonly label: string
  readonly hideLabel?: boolean
  readonly value: string
  /** What saves a text. */
  readonly edit: (text: string) => RoomEdit
  /** false: the text can be read, not changed. */
  readonly mayEdit: boolean
  /** One line: Enter saves and line breaks cannot be written. */
  readonly oneLine?: boolean
  readonly maxLength: number
  readonly look?: 'title' | 'note' | 'row'
  readonly autoFocus?: boolean
  /** Called when the person is done with the field, saved or not. */
  readonly onDone?: () => void
  readonly placeholder?: string
}

export function DraftText(props: DraftTextProps) {
  const { record, field, label, value, mayEdit, look = 'note', oneLine = false, onDone } = props
  const { t } = useTranslation('item')
  const claim = useClaim()
  const entries = usePresenceAt(record)
  const ring = useFieldRing(record, field)
  const draft = useSharedDraft({ record, field, value, edit: (text) => done(props.edit(text)) })
  const area = useRef<HTMLTextAreaElement>(null)
  // Whoever was last seen at this field is who changed it, also when she has gone on.
  const seen = useRef<string | null>(null)
  seen.current = editorOf({ entries, field }) ?? seen.current
  const autoFocus = props.autoFocus === true
  useEffect(() => {
    if (!autoFocus) return
    area.current?.focus()
    area.current?.select()
  }, [autoFocus])
  if (!mayEdit) return look === 'note' ? <ReadNote label={label} value={value} /> : <p className="dt-read">{value}</p>
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (oneLine || event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      if (look !== 'row') area.current?.blur()
      else if (draft.commit()) onDone?.()
    } else if (event.key === 'Escape') {
      // Her own text first; only an untouched field lets the drawer close.
      if (draft.text === value && look !== 'row') return
      event.preventDefault()
      event.stopPropagation()
      draft.putBack()
      onDone?.()
    } else if (look === 'row') event.stopPropagation()
  }
  return (
    <div className="dt" data-look={look}>
      <Field
        label={label}
        hideLabel={props.hideLabel === true}
        ring={ring}
        written={{ text: draft.text, max: props.maxLength }}
      >
        {(wires) => (
          <textarea
            {...wires}
            ref={area}
            className="dt-in"
            rows={1}
            value={draft.text}
            placeholder={props.placeholder}
            onChange={(event) =>
              draft.type(oneLine ? event.target.value.replace(/\s*\n\s*/g, ' ') : event.target.value)
            }
            onKeyDown={onKeyDown}
            onFocus={() => claim({ record, field, verb: 'edits' })}
            onBlur={() => {
              claim({ record, verb: 'reads' })
              if (draft.commit()) onDone?.()
            }}
          />
        )}
      </Field>
      {draft.trouble?.kind === 'changed' && (
        <InlineRefusal
          what={t('draft.notSaved')}
          why={t('draft.changed', { name: seen.current ?? t('someone'), after: draft.trouble.theirs })}
          copyText={draft.text}
          actions={
            <>
              <Button onClick={draft.putBack}>{t('draft.keepTheirs')}</Button>
              <Button onClick={draft.commitOver}>{t('draft.useMine')}</Button>
            </>
          }
        />
      )}
      {draft.trouble?.kind === 'refused' && (
        <InlineRefusal
          what={t('draft.notSaved')}
          why={refusalOf(draft.trouble.refusal)}
          copyText={draft.text}
          actions={<Button onClick={draft.putBack}>{t('draft.discard')}</Button>}
        />
      )}
    </div>
  )
}

function ReadNote({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div className="fld">
      <p className="label">{label}</p>
      <p className="dt-note">{value === '' ? '–' : value}</p>
    </div>
  )
}
