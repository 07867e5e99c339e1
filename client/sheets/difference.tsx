// What a file would change, item by item: each field as it stands, struck through, and as the sheet has it; where both the sheet and somebody on the board have
// changed one, the person says which. Below it the rows that cannot be read in, each with its reason. Called by read-in.tsx.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SheetPreview, SheetRowBody } from '../../shared/contract/sheets.ts'
import { Button } from '../ui/button.tsx'
import '../ui/changed-values.css'
import { Tag } from '../ui/tag.tsx'
import { RefusedRows } from './refused-rows.tsx'

const shownAtFirst = 100

export interface DifferenceProps {
  readonly preview: SheetPreview
  readonly busy: boolean
  readonly onApply: (answered: { readonly leaveOut: boolean; readonly take: readonly string[] }) => void
}

export function Difference({ preview, busy, onApply }: DifferenceProps) {
  const { t } = useTranslation('sheets')
  const [take, setTake] = useState<ReadonlySet<string>>(new Set())
  const [leaveOut, setLeaveOut] = useState(false)
  const [all, setAll] = useState(false)
  const { rows, refused } = preview
  const conflicts = rows.flatMap(({ item, cells }) =>
    cells.flatMap(({ key, conflict }) => (conflict ? [`${item} ${key}`] : [])),
  )
  const answer = (conflict: string, takes: boolean) => {
    const next = new Set(take)
    if (takes) next.add(conflict)
    else next.delete(conflict)
    setTake(next)
  }
  const shown = all ? rows : rows.slice(0, shownAtFirst)
  const isReady = rows.length > 0 && (refused.length === 0 || leaveOut)
  return (
    <>
      {conflicts.length > 0 && (
        <div className="sht-k">
          <p className="strong">{t('diff.conflicts', { count: conflicts.length })}</p>
          {conflicts.length > 1 && (
            <p className="sht-b">
              <Button variant="tertiary" onClick={() => setTake(new Set())}>
                {t('diff.keepAll')}
              </Button>
              <Button variant="tertiary" onClick={() => setTake(new Set(conflicts))}>
                {t('diff.takeAll')}
              </Button>
            </p>
          )}
        </div>
      )}
      {rows.length > 0 && (
        <ol className="sht-l" aria-label={t('diff.label')}>
          {shown.map((row) => (
            <Row key={`${row.sheet} ${row.row}`} row={row} take={take} onAnswer={answer} />
          ))}
        </ol>
      )}
      {rows.length > shown.length && (
        <Button variant="tertiary" onClick={() => setAll(true)}>
          {t('diff.showAll', { count: rows.length })}
        </Button>
      )}
      {refused.length > 0 && (
        <RefusedRows refused={refused} leaveOut={leaveOut} onLeaveOut={rows.length > 0 ? setLeaveOut : null} />
      )}
      {rows.length > 0 && (
        <div className="sht-b">
          <Button
            variant="primary"
            busy={busy}
            disabled={!isReady}
            onClick={() => onApply({ leaveOut, take: [...take] })}
          >
            {t('diff.apply', { count: rows.length })}
          </Button>
        </div>
      )}
    </>
  )
}

function Row(o: {
  readonly row: SheetRowBody
  readonly take: ReadonlySet<string>
  readonly onAnswer: (conflict: string, takes: boolean) => void
}) {
  const { t } = useTranslation('sheets')
  const { item, title, kind, list, moved, cells } = o.row
  return (
    <li>
      <p className="sht-t">
        <span className="idc">{item}</span> <b className="strong">{title}</b>{' '}
        {kind === 'new' && <Tag>{t('diff.new')}</Tag>}
      </p>
      {(list !== null && kind === 'changed') || moved !== null ? (
        <p className="small">
          {list !== null && kind === 'changed' && t(`diff.to.${list.to}`)}{' '}
          {moved !== null && t('diff.moved', { from: moved.from, to: moved.to })}
        </p>
      ) : null}
      {cells.length > 0 && (
        <dl className="chg-v">
          {cells.map((cell) => (
            <div key={cell.key}>
              <dt>{cell.heading}</dt>
              <dd>
                {cell.conflict ? (
                  <Conflict
                    name={`${item} ${cell.key}`}
                    cell={cell}
                    takes={o.take.has(`${item} ${cell.key}`)}
                    onAnswer={o.onAnswer}
                  />
                ) : (
                  <>
                    {cell.from !== '' && (
                      <>
                        <del>{cell.from}</del>{' '}
                      </>
                    )}
                    <ins>{cell.to === '' ? t('diff.nothing') : cell.to}</ins>
                  </>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  )
}

function Conflict(o: {
  readonly name: string
  readonly cell: SheetRowBody['cells'][number]
  readonly takes: boolean
  readonly onAnswer: (conflict: string, takes: boolean) => void
}) {
  const { t } = useTranslation('sheets')
  const { name, cell, takes, onAnswer } = o
  const choices: readonly { takes: boolean; label: string; value: string }[] = [
    { takes: false, label: t('diff.board'), value: cell.from },
    { takes: true, label: t('diff.sheet'), value: cell.to },
  ]
  return (
    <fieldset className="sht-q">
      <legend className="sr">{t('diff.which', { name: `${name.split(' ')[0] ?? ''} ${cell.heading}` })}</legend>
      {choices.map((choice) => (
        <label key={choice.label}>
          <input
            type="radio"
            name={name}
            checked={takes === choice.takes}
            onChange={() => onAnswer(name, choice.takes)}
          />
          <span>
            <span className="muted small">{choice.label}</span> {choice.value === '' ? t('diff.nothing') : choice.value}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
