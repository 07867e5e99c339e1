// What a text that takes a decision back would do, in words: which decision, what comes back, and what stays and why, as the board is now. Called by
// everything that shows such a text, and by the dialogs that prepare and register it.

import { useTranslation } from 'react-i18next'
import type { DecisionId, ProgrammeId } from '../../shared/ids.ts'
import { useRegister } from '../api/deciding-queries.ts'
import { problemText, refusalCodeOf } from '../api/problem.ts'
import { useReversal } from '../api/reversal-queries.ts'
import { useFormat } from '../ui/use-format.ts'
import { WholeIds } from '../ui/whole-ids.tsx'
import { undoneWords } from './undone-words.ts'

export function ReversalWords(of: { readonly programmeId: ProgrammeId; readonly decision: DecisionId }) {
  const { t } = useTranslation('circulation')
  const { t: decisions } = useTranslation('decisions')
  const format = useFormat()
  const reversal = useReversal(of)
  const number = useRegister(of.programmeId).data?.decisions.find(({ decision }) => decision.id === of.decision)
    ?.decision.number
  const takesBack = <span className="strong">{t('reversal.of', { number: number ?? '' })}</span>
  if (reversal.isError) {
    // What has been taken back already stands in the register.
    const isOver = refusalCodeOf(reversal.error) === 'REVERSED_ALREADY'
    return (
      <span>
        {takesBack} {isOver ? '' : problemText(reversal.error)}
      </span>
    )
  }
  if (reversal.data === undefined) return takesBack
  const { takenBack, kept } = undoneWords(reversal.data, decisions)
  const said = [
    takenBack.length === 0 ? '' : t('reversal.takenBack', { what: format.list(takenBack) }),
    kept.length === 0 ? '' : decisions('one.kept', { what: kept.join('; ') }),
    takenBack.length + kept.length === 0 ? t('reversal.nothing') : '',
  ]
  return (
    <span>
      {takesBack} <WholeIds>{said.filter(Boolean).join(' ')}</WholeIds>
    </span>
  )
}
