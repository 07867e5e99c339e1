// «Ny sak»: what it is about, its kind, minutes, owner and place on the agenda. Refused inline, with what was written kept. Called by the agenda.

import { Input } from '@digdir/designsystemet-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AgendaItemId, agendaItemIdSchema } from '../../shared/ids.ts'
import { type Refusal, refuse } from '../../shared/outcome.ts'
import { agendaKindSchema, agendaKinds } from '../../shared/point/agenda-item.ts'
import { randomHex } from '../api/random-id.ts'
import { useProgrammeBody } from '../item/programme-context.ts'
import { refusalOf } from '../item/refusal-of.ts'
import { useAgenda, useRoom } from '../live/use-room.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { SaveOrCancel } from '../ui/save-or-cancel.tsx'
import { Select } from '../ui/select.tsx'
import { wholeMinutes } from './head-draft.ts'
import { NameField } from './name-field.tsx'

export interface NewAgendaItemDialogProps {
  /** «Ny sak» when left out. */
  readonly title?: string
  readonly onClose: () => void
  readonly onAdded: (id: AgendaItemId) => void
}

export function NewAgendaItemDialog({ title: heading, onClose, onAdded }: NewAgendaItemDialogProps) {
  const { t } = useTranslation('points')
  const room = useRoom()
  const agenda = useAgenda()
  const { members } = useProgrammeBody()
  const [title, setTitle] = useState('')
  const [kind, setKind] = useState<string>('discussion')
  const [minutes, setMinutes] = useState('20')
  const [owner, setOwner] = useState('')
  const [before, setBefore] = useState('')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const submit = () => {
    const id = newAgendaItemId()
    const planned = wholeMinutes(minutes)
    const outcome = Number.isNaN(planned)
      ? refuse('MINUTES', { record: id, field: 'minutes' })
      : room.edit({
          type: 'add-agenda-item',
          agendaItem: id,
          kind: agendaKindSchema.parse(kind),
          title: title.trim(),
          minutes: planned,
          owner: owner.trim(),
          before: agenda.order.find((each) => each === before) ?? null,
        })
    if (outcome.ok) onAdded(id)
    else setRefusal(outcome.refusal)
  }
  const errorOf = (field: string) =>
    refusal?.field !== field ? undefined : field === 'minutes' ? t('item.badMinutes') : refusalOf(refusal)
  return (
    <Dialog
      title={heading ?? t('add.title')}
      onClose={onClose}
      onSubmit={submit}
      actions={<SaveOrCancel save={t('add.save')} onCancel={onClose} />}
    >
      <div className="hf">
        <Field label={t('add.name')} error={errorOf('title')}>
          {(wires) => (
            <Input
              {...wires}
              required
              value={title}
              onChange={(event) => {
                setTitle(event.target.value)
                setRefusal(null)
              }}
            />
          )}
        </Field>
        <div className="hf-who">
          <Select
            label={t('item.kind')}
            value={kind}
            options={agendaKinds.map((each) => ({ value: each, label: t(`kinds.${each}`) }))}
            onChange={setKind}
          />
          <Field label={t('item.minutes')} error={errorOf('minutes')}>
            {(wires) => (
              <Input
                {...wires}
                data-fig="true"
                inputMode="numeric"
                autoComplete="off"
                value={minutes}
                onChange={(event) => {
                  setMinutes(event.target.value)
                  setRefusal(null)
                }}
              />
            )}
          </Field>
        </div>
        <NameField
          label={t('item.owner')}
          hint={t('item.ownerHint')}
          names={members.map((member) => member.person.name)}
          value={owner}
          onType={setOwner}
        />
        <Select
          label={t('add.place')}
          value={before}
          options={[
            { value: '', label: t('add.last') },
            ...agenda.order.map((id, at) => ({
              value: id,
              label: t('add.before', { number: at + 1, title: agenda.items.get(id)?.title ?? '' }),
            })),
          ]}
          onChange={setBefore}
        />
      </div>
      {refusal !== null && errorOf('title') === undefined && errorOf('minutes') === undefined && (
        <InlineRefusal what={t('add.notSaved')} why={refusalOf(refusal)} />
      )}
    </Dialog>
  )
}

/** A new id of 16 characters. */
function newAgendaItemId(): AgendaItemId {
  return agendaItemIdSchema.parse(`sak-${randomHex(6)}`)
}
