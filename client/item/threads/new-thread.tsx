// Beginning a thread: the field, and which part of an item it is about. Called by a section of comments and by the page of all of them.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommentField } from '../../../shared/comment/anchor.ts'
import type { CommentSection } from '../../../shared/comment/section.ts'
import { type CommentPlace, useBeginThread } from '../../api/comments-queries.ts'
import { Select } from '../../ui/select.tsx'
import { CommentComposer } from './comment-composer.tsx'
import type { CommentPeople } from './comment-people.ts'
import './comments.css'

export function NewThread(o: {
  readonly place: CommentPlace
  readonly internal: boolean
  readonly fields: readonly CommentField[]
  readonly people: CommentPeople
  /** Where it was opened by a press: it can be left, and is when it is sent. */
  readonly onClose?: () => void
}) {
  const { place, fields, people } = o
  const { t } = useTranslation('comments')
  const { mutateAsync } = useBeginThread(people.programmeId)
  const [field, setField] = useState<CommentField | null>(null)
  const [section, setSection] = useState<CommentSection>('all')
  const anchor = place.kind === 'item' && field !== null ? { kind: 'field' as const, item: place.item, field } : place
  const about =
    fields.length === 0 ? undefined : (
      <Select
        label={t('about')}
        value={field ?? ''}
        options={[
          { value: '', label: t('aboutAll') },
          ...fields.map((each) => ({ value: each, label: t(`fields.${each}`) })),
        ]}
        onChange={(value) => setField(fields.find((each) => each === value) ?? null)}
      />
    )
  const forWhom = people.sections.length > 1 && (
    <Select
      label={t('forWhom')}
      value={section}
      options={people.sections.map((each) => ({ value: each, label: t(`sections.${each}`) }))}
      onChange={(value) => setSection(people.sections.find((each) => each === value) ?? 'all')}
    />
  )
  return (
    <CommentComposer
      label={t('write')}
      place={Object.values(place).join('.')}
      people={people.mentionable({ internal: o.internal, section })}
      send={(comment) => mutateAsync({ ...comment, anchor, section })}
      sendLabel={t('send')}
      choice={
        <>
          {about}
          {forWhom}
        </>
      }
      autoFocus={o.onClose !== undefined}
      {...(o.onClose === undefined ? {} : { onClose: o.onClose, onSent: o.onClose })}
    />
  )
}
