// What was said for the record under an agenda item: everybody reads it, only its author writes and removes it. Called by minutes-item.tsx.

import { ChatIcon, TrashIcon } from '@navikt/aksel-icons'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { minutesEntryIdSchema, personIdSchema } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/outcome.ts'
import type { Statement } from '../../shared/point/minutes-entry.ts'
import { randomHex } from '../api/random-id.ts'
import { useClaim } from '../item/presence.ts'
import { refusalOf } from '../item/refusal-of.ts'
import { RichText } from '../item/rich-text.tsx'
import { useMay, useMinutes, useRoom, useText } from '../live/use-room.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import type { MinutesOf, MinutesRow } from './use-minutes-of.ts'

export interface MinutesStatementsProps {
  readonly row: MinutesRow
  readonly named: MinutesOf['named']
  /** What else can be done with the item. */
  readonly children: ReactNode
}

export function MinutesStatements({ row, named, children }: MinutesStatementsProps) {
  const { t } = useTranslation('minutes')
  const room = useRoom()
  const statements = useMinutes().statements.get(row.item.id) ?? []
  const mayState = useMay('statement.write')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const add = () => {
    const by = personIdSchema.safeParse(room.me()?.id)
    if (!by.success) return
    const statement = minutesEntryIdSchema.parse(`til-${randomHex(12)}`)
    const added = room.edit({ type: 'add-statement', statement, agendaItem: row.item.id, by: by.data })
    setRefusal(added.ok ? null : added.refusal)
  }
  return (
    <>
      {statements.length > 0 && (
        <div className="min-sts">
          <h3 className="label">{t('statements')}</h3>
          {statements.map((statement) => (
            <OneStatement key={statement.id} statement={statement} number={row.number} named={named} />
          ))}
        </div>
      )}
      {refusal !== null && <InlineRefusal what={t('notWritten')} why={refusalOf(refusal)} />}
      <div className="min-a">
        {mayState && (
          <Button variant="tertiary" icon={ChatIcon} onClick={add}>
            {t('addStatement')}
          </Button>
        )}
        {children}
      </div>
    </>
  )
}

function OneStatement(o: {
  readonly statement: Statement
  readonly number: number
  readonly named: MinutesOf['named']
}) {
  const { t } = useTranslation('minutes')
  const room = useRoom()
  const claim = useClaim()
  const { id, by } = o.statement
  const binding = useText(id)
  const mine = useMay('statement.write') && room.me()?.id === by
  const [removing, setRemoving] = useState(false)
  const { name, organisation } = o.named(by)
  return (
    <figure className="min-st">
      <figcaption className="small min-by">
        <span>
          <span className="strong">{name}</span>
          {organisation !== '' && <span className="muted">, {organisation}</span>}
        </span>
        {mine && <IconButton label={t('removeStatement')} icon={TrashIcon} onClick={() => setRemoving(true)} />}
      </figcaption>
      {binding !== null && (
        <RichText
          binding={binding}
          label={t('statementOf', { name, number: o.number })}
          mayEdit={mine}
          placeholder={t('statementEmpty')}
          onFocus={() => claim({ record: id, field: 'text', verb: mine ? 'edits' : 'reads' })}
          onBlur={() => claim({ record: id, verb: 'reads' })}
        />
      )}
      {removing && (
        <RemoveDialog
          onClose={() => setRemoving(false)}
          onRemove={() => {
            setRemoving(false)
            room.edit({ type: 'remove-minutes-entry', entry: id })
          }}
        />
      )}
    </figure>
  )
}

function RemoveDialog(o: { readonly onClose: () => void; readonly onRemove: () => void }) {
  const { t } = useTranslation('minutes')
  const { t: ui } = useTranslation('ui')
  return (
    <Dialog
      title={t('removeTitle')}
      onClose={o.onClose}
      actions={
        <>
          <Button variant="primary" tone="danger" onClick={o.onRemove}>
            {t('removeSave')}
          </Button>
          <Button variant="tertiary" onClick={o.onClose}>
            {ui('cancel')}
          </Button>
        </>
      }
    >
      <p>{t('removeBody')}</p>
    </Dialog>
  )
}
