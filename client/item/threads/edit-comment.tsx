// Changing one's own comment where it stands. What was refused stays in the field with the reason. Called by comment-view.tsx.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asKept, asWritten } from '../../../shared/comment/mention.ts'
import { type Comment, commentMaxLength, type ThreadStep } from '../../../shared/comment/thread.ts'
import { problemText } from '../../api/problem.ts'
import { Button } from '../../ui/button.tsx'
import { InlineRefusal } from '../../ui/inline-refusal.tsx'
import { type ThreadAudience, useCommentPeople } from './comment-people.ts'
import { MentionField } from './mention-field.tsx'

export function EditComment(o: {
  readonly comment: Comment
  readonly audience: ThreadAudience
  readonly step: (step: ThreadStep) => Promise<unknown>
  readonly onDone: () => void
}) {
  const { comment, onDone } = o
  const { t } = useTranslation('comments')
  const { t: ui } = useTranslation('ui')
  const people = useCommentPeople().mentionableIn(o.audience, comment.text)
  const [text, setText] = useState(() => asWritten(comment.text, people))
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<unknown>(null)
  const kept = asKept(text.trim(), people)
  const isFit = kept !== '' && kept.length <= commentMaxLength
  const save = async () => {
    if (busy || !isFit) return
    setBusy(true)
    setTrouble(null)
    try {
      await o.step({ type: 'edit', comment: comment.id, text: kept, revision: comment.revision })
      onDone()
    } catch (error) {
      setTrouble(error)
      setBusy(false)
    }
  }
  return (
    <form
      className="cm-write"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <MentionField
        label={t('editLabel')}
        text={text}
        maxLength={commentMaxLength + text.trim().length - kept.length}
        people={people}
        readOnly={busy}
        autoFocus
        onType={setText}
        onSend={() => void save()}
        onEscape={onDone}
      />
      {trouble !== null && <InlineRefusal what={t('notSaved')} why={problemText(trouble)} copyText={text} />}
      <div className="cm-send">
        <span className="cm-send-b">
          <Button type="button" variant="tertiary" onClick={onDone}>
            {ui('cancel')}
          </Button>
          <Button type="submit" busy={busy} disabled={!isFit}>
            {t('save')}
          </Button>
        </span>
      </div>
    </form>
  )
}
