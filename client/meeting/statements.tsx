// Statements for the record under an item: each with its author's name, and changed by her alone. Called by the card of the minutes.

import { PlusIcon, TrashIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type MinutesEntryId, minutesEntryIdSchema } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/outcome.ts'
import type { Statement } from '../../shared/point/minutes-entry.ts'
import { randomHex } from '../api/random-id.ts'
import { useClaim } from '../item/presence.ts'
import { refusalOf } from '../item/refusal-of.ts'
import { RichText } from '../item/rich-text.tsx'
import { useMay, useMinutes, useRoom, useText } from '../live/use-room.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import type { CourseRow } from './agenda-course.ts'
import { useInMeeting } from './meeting-context.ts'

export function Statements({ row }: { readonly row: CourseRow }) {
  const { t } = useTranslation('meeting')
  const { me, may } = useInMeeting()
  const room = useRoom()
  const mayState = useMay('statement.write')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const statements = useMinutes().statements.get(row.item.id) ?? []
  const add = () => {
    const statement = newStatementId()
    const made = room.edit({ type: 'add-statement', statement, agendaItem: row.item.id, by: me.id })
    setRefusal(made.ok ? null : made.refusal)
  }
  if (statements.length === 0 && !may('statement.write')) return null
  return (
    <section className="m-sts" aria-label={t('minutes.statements')}>
      <h3 className="label">{t('minutes.statements')}</h3>
      {statements.length === 0 && <p className="small muted">{t('minutes.noStatements')}</p>}
      {statements.map((each) => (
        <OneStatement key={each.id} statement={each} />
      ))}
      {refusal !== null && <InlineRefusal what={t('minutes.notAdded')} why={refusalOf(refusal)} />}
      {mayState && (
        <span>
          <Button variant="tertiary" icon={PlusIcon} onClick={add}>
            {t('minutes.statement')}
          </Button>
        </span>
      )}
    </section>
  )
}

function OneStatement({ statement }: { readonly statement: Statement }) {
  const { t } = useTranslation('meeting')
  const { me, person } = useInMeeting()
  const room = useRoom()
  const claim = useClaim()
  const binding = useText(statement.id)
  const mine = statement.by === me.id
  const mayState = useMay('statement.write') && mine
  const { name, organisation } = person(statement.by)
  return (
    <div className="m-st">
      <div className="m-st-h">
        <p className="small">
          <b>{name}</b>
          {organisation !== '' && <span className="muted">, {organisation}</span>}
        </p>
        {mayState && (
          <IconButton
            label={t('minutes.remove')}
            icon={TrashIcon}
            onClick={() => room.edit({ type: 'remove-minutes-entry', entry: statement.id })}
          />
        )}
      </div>
      {binding !== null && (
        <RichText
          binding={binding}
          label={t('minutes.statementOf', { name })}
          mayEdit={mayState}
          placeholder={t('minutes.statementEmpty')}
          onFocus={() => claim({ record: statement.id, field: 'text', verb: mayState ? 'edits' : 'reads' })}
          onBlur={() => claim({ record: statement.id, verb: 'reads' })}
        />
      )}
      {mayState && <p className="tiny muted">{t('minutes.statementHint')}</p>}
    </div>
  )
}

function newStatementId(): MinutesEntryId {
  return minutesEntryIdSchema.parse(`ytring-${randomHex(8)}`)
}
