// What a decision does to the board, as a choice: the kind, and of the items the agenda item is about those it concerns, or the figures and
// texts of the kinds that have them. Called by the dialog that registers a decision.

import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgrammeBody } from '../../shared/contract/http.ts'
import type { ItemId, PersonId } from '../../shared/ids.ts'
import type { LiveRoom } from '../live/live-room.ts'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import {
  type EffectDraft,
  type EffectFault,
  type EffectField,
  type EffectType,
  effectTypes,
  firstItems,
  fitItems,
  hasItems,
} from './effect-draft.ts'
import '../ui/pick-rows.css'

export interface DecideEffectProps {
  /** The board's room, so that what is chosen from is always now. */
  readonly board: LiveRoom
  readonly members: ProgrammeBody['members']
  readonly linked: readonly ItemId[]
  readonly draft: EffectDraft
  readonly faults: Readonly<Partial<Record<EffectField, EffectFault>>>
  readonly onChange: (draft: EffectDraft) => void
}

export function DecideEffect({ board: room, members, linked, draft, faults, onChange }: DecideEffectProps) {
  const { t } = useTranslation('meeting')
  const listen = (listener: () => void) => room.subscribe(listener)
  const board = useSyncExternalStore(listen, () => room.board())
  const frozen = useSyncExternalStore(listen, () => room.rulings().frozen)
  const cutArea = useSyncExternalStore(listen, () => room.rulings().cutArea)
  const fitting = (type: EffectType) => fitItems({ type, linked, board, isFrozen: (id) => frozen.has(id), cutArea })
  return (
    <>
      <Select
        label={t('decide.effect')}
        value={draft.type}
        error={faults.type === undefined ? undefined : t('decide.effectMissing')}
        options={[
          ...(draft.type === '' ? [{ value: '', label: t('decide.effectNone') }] : []),
          ...effectTypes.map((type) => ({ value: type, label: t(`decide.effects.${type}`) })),
        ]}
        onChange={(value) => {
          const type = effectTypes.find((each) => each === value) ?? ''
          onChange({ ...draft, type, items: type !== '' && hasItems(type) ? firstItems(fitting(type)) : [] })
        }}
      />
      {draft.type === 'change' && <Text field="title" label={t('decide.change')} {...{ draft, faults, onChange }} />}
      {draft.type !== '' && hasItems(draft.type) && (
        <Items
          fit={fitting(draft.type)}
          titleOf={(id) => board.items.get(id)?.title ?? ''}
          chosen={draft.items}
          missing={faults.items !== undefined}
          onChange={(items) => onChange({ ...draft, items })}
        />
      )}
      {draft.type === 'frame' && (
        <>
          <div className="dcd-two">
            <Text field="p50" label={t('decide.p50')} {...{ draft, faults, onChange }} />
            <Text field="p85" label={t('decide.p85')} {...{ draft, faults, onChange }} />
          </div>
          <Text field="document" label={t('decide.document')} {...{ draft, faults, onChange }} />
        </>
      )}
      {draft.type === 'stream' && <Stream {...{ members, draft, faults, onChange }} />}
    </>
  )
}

type FieldProps = Pick<DecideEffectProps, 'draft' | 'faults' | 'onChange'>

function Text({
  field,
  label,
  draft,
  faults,
  onChange,
  multiline = false,
}: FieldProps & {
  readonly field: Exclude<EffectField, 'type' | 'items' | 'owner'>
  readonly label: string
  readonly multiline?: boolean
}) {
  const { t } = useTranslation('meeting')
  const fault = faults[field]
  const words = { missing: t('decide.needed'), number: t('decide.badNumber'), order: t('decide.frameOrder') }
  return (
    <TextField
      label={label}
      value={draft[field]}
      multiline={multiline}
      maxLength={multiline ? 2_000 : 200}
      error={fault === undefined ? undefined : words[fault]}
      onType={(typed) => onChange({ ...draft, [field]: typed })}
    />
  )
}

function Stream({ members, draft, faults, onChange }: FieldProps & Pick<DecideEffectProps, 'members'>) {
  const { t } = useTranslation('meeting')
  return (
    <>
      <Text field="name" label={t('decide.stream')} {...{ draft, faults, onChange }} />
      <Text field="mandate" label={t('decide.mandate')} multiline {...{ draft, faults, onChange }} />
      <Select
        label={t('decide.streamOwner')}
        value={draft.owner}
        error={faults.owner === undefined ? undefined : t('decide.needed')}
        options={[
          { value: '', label: '–' },
          ...members.map(({ person }) => ({ value: person.id, label: `${person.name}, ${person.organisation}` })),
        ]}
        onChange={(value) => onChange({ ...draft, owner: value as PersonId | '' })}
      />
    </>
  )
}

function Items(o: {
  readonly fit: readonly ItemId[]
  readonly titleOf: (id: ItemId) => string
  readonly chosen: readonly ItemId[]
  readonly missing: boolean
  readonly onChange: (items: readonly ItemId[]) => void
}) {
  const { t } = useTranslation('meeting')
  return (
    <fieldset className="pick-rows">
      <legend className="label">{t('decide.items')}</legend>
      {o.fit.length === 0 && <p className="small muted">{t('decide.itemsNone')}</p>}
      {o.fit.map((id) => (
        <label key={id} className="pick-row">
          <input
            type="checkbox"
            checked={o.chosen.includes(id)}
            onChange={(event) =>
              o.onChange(event.target.checked ? [...o.chosen, id] : o.chosen.filter((each) => each !== id))
            }
          />
          <span>
            <b className="nowrap">{id}</b> {o.titleOf(id)}
          </span>
        </label>
      ))}
      {o.missing && o.fit.length > 0 && <p className="fld-error">{t('decide.itemsMissing')}</p>}
    </fieldset>
  )
}
