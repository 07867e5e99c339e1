// One benefit of the item on the screen: six marks and «ikke min kompetanse», as radio buttons, and a line of why. A digit marks and goes on to the
// next; what is written in the line goes out when it is left. Called by score-form.tsx.

import type { KeyboardEvent } from 'react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScoreCell } from '../../shared/contract/scores.ts'
import { highestMark } from '../../shared/priority/score-summary.ts'
import { TextField } from '../ui/text-field.tsx'
import { useFormat } from '../ui/use-format.ts'

const marks = Array.from({ length: highestMark + 1 }, (_, mark) => mark)
const reasonMaxLength = 120

export interface CriterionFieldProps {
  readonly label: string
  readonly weight: number
  readonly cell: ScoreCell | null
  readonly onSay: (cell: ScoreCell) => void
  readonly onGoOn: () => void
}

export function CriterionField({ label, weight, cell, onSay, onGoOn }: CriterionFieldProps) {
  const { t } = useTranslation('scores')
  const format = useFormat()
  const name = useId()
  const [reason, setReason] = useState(cell?.reason ?? '')
  const choose = (mark: number | null) => onSay({ mark, reason: reason.trim() })
  const byDigit = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[0-5]$/.test(event.key)) return
    event.preventDefault()
    choose(Number(event.key))
    onGoOn()
  }
  return (
    <div className="scr-c">
      <fieldset onKeyDown={byDigit}>
        <legend>
          {label} <span className="tiny muted">{t('weight', { weight: format.number(weight) })}</span>
        </legend>
        <div className="scr-ms">
          {marks.map((mark) => (
            <label key={mark}>
              <input
                className="sr"
                type="radio"
                name={name}
                checked={cell?.mark === mark}
                onChange={() => choose(mark)}
              />
              <span>{mark}</span>
            </label>
          ))}
          <label className="scr-not">
            <input
              className="sr"
              type="radio"
              name={name}
              checked={cell !== null && cell.mark === null}
              onChange={() => choose(null)}
            />
            <span>{t('form.notMine')}</span>
          </label>
        </div>
      </fieldset>
      {cell !== null && (
        <TextField
          label={t('form.why')}
          value={cell.reason}
          maxLength={reasonMaxLength}
          onType={setReason}
          onCommit={(text) => text.trim() !== cell.reason && onSay({ ...cell, reason: text.trim() })}
        />
      )}
    </div>
  )
}
