// A text field in which people are named: an @ opens a list of those who may read what is written, arrow keys walk it, Enter or Tab puts the name in,
// Escape closes it. The list lies over what is above the field, so that nothing moves. Called by the composer and by editing a comment.

import { Textarea } from '@digdir/designsystemet-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { labelOf, type Mentionable } from '../../../shared/comment/mention.ts'
import { announce } from '../../ui/announce.ts'
import { Field } from '../../ui/field.tsx'
import { hitsFor, isWritten, mentionAt, withMention } from './mention-at.ts'

export interface MentionFieldProps {
  readonly label: string
  readonly hint?: ReactNode
  readonly text: string
  readonly maxLength: number
  readonly people: readonly Mentionable[]
  readonly readOnly?: boolean
  readonly autoFocus?: boolean
  readonly onType: (text: string) => void
  /** Ctrl or Cmd and Enter. */
  readonly onSend: () => void
  /** Escape, when no list is open. */
  readonly onEscape?: (() => void) | undefined
}

export function MentionField(props: MentionFieldProps) {
  const { text, people, readOnly = false, autoFocus = false, onType } = props
  const { t } = useTranslation('comments')
  const listId = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState(0)
  const [at, setAt] = useState(0)
  /** The @ whose list was closed by Escape. */
  const [closed, setClosed] = useState<number | null>(null)
  const search = mentionAt(text, caret)
  const isOpen = search !== null && search.from !== closed && !readOnly && !isWritten(search.search, people)
  const hits = isOpen ? hitsFor(search.search, people) : []
  const chosen = hits[Math.min(at, hits.length - 1)]
  // Words that nobody is called by are words.
  const told = isOpen && (hits.length > 0 || !search.search.includes(' ')) ? hits.length : null
  useEffect(() => {
    if (told !== null) announce(told === 0 ? t('mentionNone') : t('mentionHits', { count: told }))
  }, [told, t])
  useEffect(() => {
    if (autoFocus) area.current?.focus()
  }, [autoFocus])
  const take = (person: Mentionable) => {
    if (search === null) return
    const next = withMention({ ...search, text, caret, label: labelOf(person, people) })
    onType(next.text)
    setCaret(next.caret)
    // After it is drawn: the text is the field's own only then.
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(next.caret, next.caret)
    })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && hits.length > 0) {
      event.preventDefault()
      setAt((Math.min(at, hits.length - 1) + step + hits.length) % hits.length)
    } else if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined && !event.shiftKey) {
      event.preventDefault()
      take(chosen)
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      props.onSend()
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault()
      event.stopPropagation()
      setClosed(search.from)
    } else if (event.key === 'Escape' && props.onEscape !== undefined) {
      event.preventDefault()
      event.stopPropagation()
      props.onEscape()
    }
  }
  return (
    <div className="cm-field">
      {isOpen && hits.length > 0 && (
        <div id={listId} role="listbox" aria-label={t('mention')} className="cm-hits">
          {hits.map((person) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
            <div
              key={person.id}
              id={`${listId}-${person.id}`}
              role="option"
              aria-selected={person.id === chosen?.id}
              className="pick-i"
              // A press takes the focus away before it is a click.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(person)}
            >
              <b>{person.name}</b> <span className="muted">{person.organisation}</span>
            </div>
          ))}
        </div>
      )}
      <Field
        label={props.label}
        written={{ text, max: props.maxLength }}
        {...(props.hint === undefined ? {} : { hint: props.hint })}
      >
        {(wires) => (
          <Textarea
            {...wires}
            ref={area}
            value={text}
            readOnly={readOnly}
            aria-autocomplete="list"
            aria-controls={isOpen && hits.length > 0 ? listId : undefined}
            aria-activedescendant={chosen === undefined ? undefined : `${listId}-${chosen.id}`}
            onChange={(event) => {
              onType(event.target.value)
              setCaret(event.target.selectionStart)
              setAt(0)
              setClosed(null)
            }}
            onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
            onBlur={() => setClosed(search?.from ?? null)}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
    </div>
  )
}
