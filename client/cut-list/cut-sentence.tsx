// The cut list in one sentence: how many possible cuts, what they were estimated at, and what is about to expire. Plain sums of likely values;
// what is left of them after time has passed is not worked out here. Called by cut-list-page.tsx.

import { HourglassIcon } from '@navikt/aksel-icons'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/board/item.ts'
import { expiryOf } from '../item/expiry.ts'
import { likelySum } from '../item/figures.ts'
import { useProgrammeNames } from '../item/programme-context.ts'
import { useBoard } from '../live/use-room.ts'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'

export function CutSentence() {
  const { t } = useTranslation('cutList')
  const board = useBoard()
  const format = useFormat()
  const { structure } = useProgrammeNames()
  const { sum, near, passed } = useMemo(() => {
    const items = board.cut.map((id) => board.items.get(id)).filter((item): item is Item => item !== undefined)
    const kinds = items.map((item) => expiryOf(item.cut.latestUsefulDate, new Date()).kind)
    return {
      sum: likelySum(items),
      near: kinds.filter((kind) => kind === 'near').length,
      passed: kinds.filter((kind) => kind === 'passed').length,
    }
  }, [board])
  const count = board.cut.length
  return (
    <div className="cut-s">
      <p className="sentence">
        {count === 0
          ? t('sentenceNone')
          : t('sentence', { count, sum: format.number(sum.mnok), unit: structure.currency })}
      </p>
      {passed > 0 && (
        <StateWord state="bad" icon={HourglassIcon}>
          {t('expired', { count: passed })}
        </StateWord>
      )}
      {near > 0 && (
        <StateWord state="warn" icon={HourglassIcon}>
          {t('expiring', { count: near })}
        </StateWord>
      )}
      {count > 0 && (
        <p className="small muted">
          {t('foot', { year: structure.priceYear })} {sum.missing > 0 && t('missing', { count: sum.missing })}
        </p>
      )}
    </div>
  )
}
