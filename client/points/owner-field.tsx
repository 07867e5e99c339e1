// The owner of an agenda item: a member or any name, saved with Enter or on leaving. Called by an item's head.

import { Input } from '@digdir/designsystemet-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { done } from '../../shared/outcome.ts'
import type { AgendaItem } from '../../shared/point/agenda-item.ts'
import { editorOf, useClaim, useFieldRing } from '../item/presence.ts'
import { useProgrammeBody } from '../item/programme-context.ts'
import { refusalOf } from '../item/refusal-of.ts'
import { useSharedDraft } from '../item/use-shared-draft.ts'
import { usePresenceAt } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'

export function OwnerField({ item }: { readonly item: AgendaItem }) {
  const { t } = useTranslation('points')
  const { t: words } = useTranslation('item')
  const claim = useClaim()
  const listId = useId()
  const { members } = useProgrammeBody()
  const entries = usePresenceAt(item.id)
  const ring = useFieldRing(item.id, 'owner')
  const draft = useSharedDraft({
    record: item.id,
    field: 'owner',
    value: item.owner,
    edit: (text) =>
      done({ type: 'set-agenda-field', agendaItem: item.id, set: { field: 'owner', value: text.trim() } }),
  })
  return (
    <div>
      <Field label={t('item.owner')} ring={ring} written={{ text: draft.text, max: 120 }}>
        {(wires) => (
          <>
            <Input
              {...wires}
              list={listId}
              autoComplete="off"
              placeholder={t('agenda.noOwner')}
              value={draft.text}
              onChange={(event) => draft.type(event.target.value)}
              onFocus={() => claim({ record: item.id, field: 'owner', verb: 'edits' })}
              onBlur={() => {
                claim({ record: item.id, verb: 'reads' })
                draft.commit()
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter') draft.commit()
                if (event.key !== 'Escape' || draft.text === item.owner) return
                event.preventDefault()
                event.stopPropagation()
                draft.putBack()
              }}
            />
            <datalist id={listId}>
              {members.map((member) => (
                <option key={member.person.id} value={member.person.name}>
                  {member.person.organisation}
                </option>
              ))}
            </datalist>
          </>
        )}
      </Field>
      {draft.trouble !== null && (
        <InlineRefusal
          what={t('item.notSaved')}
          why={
            draft.trouble.kind === 'refused'
              ? refusalOf(draft.trouble.refusal)
              : words('draft.changed', {
                  name: editorOf({ entries, field: 'owner' }) ?? t('item.someone'),
                  after: draft.trouble.theirs,
                })
          }
          copyText={draft.text}
          actions={
            <>
              <Button onClick={draft.putBack}>{words('draft.keepTheirs')}</Button>
              <Button onClick={draft.commitOver}>{words('draft.useMine')}</Button>
            </>
          }
        />
      )}
    </div>
  )
}
