// One agenda item in the minutes: its outcome, which those who write the minutes shape together, and what was said for the record; who was recused,
// and its decisions with how they came about, as the minutes say it when they are taken out. Stands in the minutes' room. Called by minutes-page.tsx.

import { PadlockLockedIcon, PlusIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownDecision } from '../../shared/contract/deciding.ts'
import type { Block } from '../../shared/contract/told-minutes.ts'
import { type MinutesEntryId, minutesEntryIdSchema } from '../../shared/ids.ts'
import type { Refusal } from '../../shared/outcome.ts'
import { AgendaKind } from '../item/agenda-kind.tsx'
import { NewPromiseDialog } from '../item/new-promise-dialog.tsx'
import { useClaim, useFresh } from '../item/presence.ts'
import { refusalOf } from '../item/refusal-of.ts'
import { RichText } from '../item/rich-text.tsx'
import { useIsClosed, useIsRecused, useMay, useMinutes, usePresenceAt, useRoom, useText } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { MinutesStatements } from './minutes-statements.tsx'
import { ToldBlocks, type ToldItem } from './told-blocks.tsx'
import type { MinutesOf, MinutesRow } from './use-minutes-of.ts'
import type { AtPoint } from './use-point-command.ts'

export interface MinutesItemProps extends AtPoint {
  readonly row: MinutesRow
  readonly minutes: MinutesOf
  /** What the minutes say of it; undefined while it is on its way. */
  readonly told: ToldItem | undefined
}

export function MinutesItem({ programmeId, pointId, row, minutes, told }: MinutesItemProps) {
  const { t } = useTranslation('minutes')
  const { item, number } = row
  const decisions = minutes.decisions.filter(({ agendaItem }) => agendaItem === item.id)
  const blocksOf = ({ number: of, wording }: ShownDecision): readonly Block[] =>
    told?.decisions.find((decision) => decision.number === of)?.blocks ?? [
      { kind: 'quote', runs: [{ text: wording }], by: null, formal: true },
    ]
  const mayPromise = useMay('promise.edit')
  const [promising, setPromising] = useState(false)
  return (
    <section className="card min-i" aria-labelledby={`min-${item.id}`}>
      <p className="label min-k">
        {t('item', { number })} · {item.kind === null ? t('goneItem') : <AgendaKind kind={item.kind} />}
        {told !== undefined && told.cameUp !== null && <span>· {told.cameUp}</span>}
        {row.internal && (
          <StateWord state="no" icon={PadlockLockedIcon}>
            {t('internal')}
          </StateWord>
        )}
      </p>
      <h2 className="min-t" id={`min-${item.id}`}>
        {item.title ?? t('untitled')}
      </h2>
      {told !== undefined && <ToldBlocks blocks={told.circumstances} />}
      <Outcome row={row} isEmpty={told?.outcome.length === 0} />
      {decisions.map((decision) => (
        <div key={decision.id} className="min-d">
          <h3 className="label">
            <Link
              className="ds-link"
              to="/p/$programme/decisions/$decision"
              params={{ programme: programmeId, decision: decision.id }}
            >
              {t('decision', { number: decision.number })}
            </Link>
          </h3>
          <ToldBlocks blocks={blocksOf(decision)} />
        </div>
      ))}
      <MinutesStatements row={row} named={minutes.named}>
        {mayPromise && (
          <Button variant="tertiary" icon={PlusIcon} onClick={() => setPromising(true)}>
            {t('promise')}
          </Button>
        )}
      </MinutesStatements>
      {promising && (
        <NewPromiseDialog
          programmeId={programmeId}
          about={{ decisionId: null, pointId, agendaItem: item.id, internal: row.internal }}
          onClose={() => setPromising(false)}
        />
      )}
    </section>
  )
}

function Outcome({ row: { item, number }, isEmpty }: { readonly row: MinutesRow; readonly isEmpty: boolean }) {
  const { t } = useTranslation('minutes')
  const room = useRoom()
  const minutes = useMinutes()
  const mayMinute = useMay('minutes.write')
  const recused = useIsRecused(item.id)
  const mayWrite = mayMinute && !recused
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const id = minutesEntryIdSchema.safeParse(item.id)
  const stands = id.success && minutes.entries.has(id.data)
  const closed = useIsClosed()
  const write = () => {
    const added = room.edit({ type: 'add-outcome', agendaItem: item.id })
    setRefusal(added.ok ? null : added.refusal)
  }
  // Approved minutes say nothing where nothing was written.
  if (closed && isEmpty) return null
  const outOfIt = mayMinute && recused && <p className="small muted">{t('recused')}</p>
  if (stands) {
    return (
      <>
        <OutcomeText id={id.data} number={number} mayEdit={mayWrite} />
        {outOfIt}
      </>
    )
  }
  return (
    <>
      {outOfIt}
      {mayWrite ? (
        <Button variant="secondary" onClick={write}>
          {t('write')}
        </Button>
      ) : (
        <p className="muted">{t('noOutcome')}</p>
      )}
      {refusal !== null && <InlineRefusal what={t('notWritten')} why={refusalOf(refusal)} />}
    </>
  )
}

function OutcomeText(o: { readonly id: MinutesEntryId; readonly number: number; readonly mayEdit: boolean }) {
  const { t } = useTranslation('minutes')
  const format = useFormat()
  const claim = useClaim()
  const binding = useText(o.id)
  const writers = useFresh(usePresenceAt(o.id)).filter(({ state }) => state.verb === 'edits')
  const closed = useIsClosed()
  const names = [...new Set(writers.map(({ person }) => person.name))]
  return (
    <div className="min-o">
      <h3 className="label">
        {t('outcome')}
        <span className="muted" aria-live="off">
          {names.length > 0 && !closed && ` · ${t('writing', { names: format.list(names) })}`}
        </span>
      </h3>
      {binding !== null && (
        <RichText
          binding={binding}
          label={t('outcomeOf', { number: o.number })}
          mayEdit={o.mayEdit}
          placeholder={o.mayEdit ? t('outcomeEmpty') : t('noOutcome')}
          onFocus={() => claim({ record: o.id, field: 'text', verb: o.mayEdit ? 'edits' : 'reads' })}
          onBlur={() => claim({ record: o.id, verb: 'reads' })}
        />
      )}
    </div>
  )
}
