// Where a comment is written: the field, what it is about where there is a choice, and sending. What is written is kept on this device until the server
// has it; what was refused or did not come through stands in the field with the reason. Called by a section of comments and by a thread.

import { PaperplaneIcon } from '@navikt/aksel-icons'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asKept, type Mentionable } from '../../../shared/comment/mention.ts'
import { commentMaxLength } from '../../../shared/comment/thread.ts'
import type { CommentId } from '../../../shared/ids.ts'
import { problemText } from '../../api/problem.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { InlineRefusal } from '../../ui/inline-refusal.tsx'
import { draftName } from './comment-drafts.ts'
import { useCommentPeople } from './comment-people.ts'
import { MentionField } from './mention-field.tsx'
import { useCommentDraft } from './use-comment-draft.ts'

export interface CommentComposerProps {
  readonly label: string
  /** A thread's id, or where a thread is to begin: what its draft is kept by. */
  readonly place: string
  readonly people: readonly Mentionable[]
  /** The text as it is kept. Rejects with why it was not taken. */
  readonly send: (comment: { readonly id: CommentId; readonly text: string }) => Promise<unknown>
  readonly sendLabel: string
  /** Beside sending: what the comment is about. */
  readonly choice?: ReactNode
  readonly autoFocus?: boolean
  /** An answer can be left; its draft stays. */
  readonly onClose?: () => void
  readonly onSent?: () => void
}

export function CommentComposer(props: CommentComposerProps) {
  const { people, onClose, onSent } = props
  const { t } = useTranslation('comments')
  const { t: ui } = useTranslation('ui')
  const { programmeId, me } = useCommentPeople()
  const draft = useCommentDraft(draftName({ person: me, programme: programmeId, place: props.place }))
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<unknown>(null)
  const kept = asKept(draft.text.trim(), people)
  const isTooLong = kept.length > commentMaxLength
  const hasText = draft.text.trim() !== ''
  const send = async () => {
    if (busy || !hasText || isTooLong) return
    setBusy(true)
    setTrouble(null)
    try {
      await props.send({ id: draft.idFor(kept), text: kept })
      draft.letGo()
      announce(t('sent'))
      onSent?.()
    } catch (error) {
      setTrouble(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className="cm-write"
      data-still={busy || trouble !== null ? 'true' : undefined}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <MentionField
        label={props.label}
        hint={
          <>
            {t('writeHint')} <span className="cm-keys">{t('keysHint')}</span>
          </>
        }
        text={draft.text}
        // As it is kept a name may be longer or shorter than it is written.
        maxLength={commentMaxLength + draft.text.trim().length - kept.length}
        people={people}
        readOnly={busy}
        autoFocus={props.autoFocus === true}
        onType={(text) => {
          setTrouble(null)
          draft.type(text)
        }}
        onSend={() => void send()}
        onEscape={onClose}
      />
      {trouble !== null && (
        <InlineRefusal
          what={t('notSent')}
          why={problemText(trouble)}
          copyText={draft.text}
          actions={
            <Button type="button" onClick={() => void send()}>
              {t('again')}
            </Button>
          }
        />
      )}
      <div className="cm-send">
        {props.choice}
        <span className="cm-send-b">
          {onClose !== undefined && (
            <Button type="button" variant="tertiary" onClick={onClose}>
              {ui('cancel')}
            </Button>
          )}
          <Button type="submit" icon={PaperplaneIcon} busy={busy} disabled={!hasText || isTooLong}>
            {props.sendLabel}
          </Button>
        </span>
      </div>
    </form>
  )
}
