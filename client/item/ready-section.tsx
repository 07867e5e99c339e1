// Ready or not, in words: the six parts an item must have before it is put to a decision (domain.md, §2.2.4), each there or missing, and if
// missing, who owes it and by when. Called by item-drawer.tsx.

import { PencilIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Item, missingParts, type Readiness, type ReadinessPart, readinessParts } from '../../shared/board/item.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { useRoom } from '../live/use-room.ts'
import { IconButton } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useFormat } from '../ui/use-format.ts'
import { DrawerSection } from './drawer-section.tsx'
import { refusalOf } from './refusal-of.ts'

export function ReadySection({ item, mayEdit }: { readonly item: Item; readonly mayEdit: boolean }) {
  const { t } = useTranslation('item')
  const room = useRoom()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const missing = missingParts(item).length
  const set = (part: ReadinessPart, value: Readiness) => {
    const outcome = room.edit({ type: 'set-readiness', item: item.id, part, value })
    setRefusal(outcome.ok ? null : outcome.refusal)
  }
  return (
    <DrawerSection record={item.id} field="ready" mayEdit={mayEdit}>
      <h3>
        {t('ready.title')}{' '}
        <StateWord state={missing === 0 ? 'ok' : 'no'}>
          {missing === 0 ? t('ready.ready') : t('ready.missing', { count: missing, total: readinessParts.length })}
        </StateWord>
      </h3>
      <ul className="rdy">
        {readinessParts.map((part) => (
          <ReadyPart key={part} part={part} value={item.ready[part] ?? { done: false }} mayEdit={mayEdit} onSet={set} />
        ))}
      </ul>
      {refusal !== null && <InlineRefusal what={t('ready.notSaved')} why={refusalOf(refusal)} />}
    </DrawerSection>
  )
}

function ReadyPart(o: {
  readonly part: ReadinessPart
  readonly value: Readiness
  readonly mayEdit: boolean
  readonly onSet: (part: ReadinessPart, value: Readiness) => void
}) {
  const { part, value, mayEdit } = o
  const { t } = useTranslation('item')
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const name = t(`ready.parts.${part}`)
  const due = value.due === undefined ? null : format.date(value.due)
  const owed = value.done
    ? null
    : value.owner
      ? due === null
        ? t('ready.ownedNoDate', { owner: value.owner })
        : t('ready.owned', { owner: value.owner, due })
      : due === null
        ? t('ready.noOwner')
        : t('ready.dueOnly', { due })
  const set = (change: { owner?: string; due?: string | null }) => {
    const owner = change.owner === undefined ? value.owner : change.owner.trim()
    const date = change.due === undefined ? value.due : change.due
    o.onSet(part, { done: value.done, ...(owner ? { owner } : {}), ...(date ? { due: date } : {}) })
  }
  return (
    <li>
      <div className="rdy-l">
        {mayEdit ? (
          <label className="rdy-c">
            <input
              type="checkbox"
              checked={value.done}
              onChange={(event) => o.onSet(part, { ...value, done: event.target.checked })}
            />
            <span>
              {name}
              {owed !== null && <span className="muted"> – {owed}</span>}
            </span>
          </label>
        ) : (
          <StateWord state={value.done ? 'ok' : 'no'}>
            {name}
            {owed !== null && <span className="muted"> – {owed}</span>}
          </StateWord>
        )}
        {mayEdit && !value.done && (
          <IconButton
            label={t('ready.edit', { part: name })}
            icon={PencilIcon}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          />
        )}
      </div>
      {open && mayEdit && !value.done && (
        <div className="rdy-f">
          <TextField
            label={t('ready.owner')}
            value={value.owner ?? ''}
            maxLength={120}
            onCommit={(owner) => set({ owner })}
          />
          <DateField label={t('ready.due')} value={value.due ?? null} onCommit={(date) => set({ due: date })} />
        </div>
      )}
    </li>
  )
}
