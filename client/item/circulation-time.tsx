// The deadline of a circulation and how much of it is left, by the server's clock. Called by its page and by the lists that tell of it.

import { HourglassIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { useServerNow } from '../ui/use-server-now.ts'
import { timeLeft } from './circulation-state.ts'

/** Nearer than this is told as something to mind. */
const soonMs = 24 * 3_600_000

export interface CirculationTimeProps {
  /** ISO. */
  readonly deadline: string
  /** The server's clock less this machine's, milliseconds. */
  readonly offsetMs: number
  readonly words: 'deadline' | 'until'
}

export function CirculationTime({ deadline, offsetMs, words }: CirculationTimeProps) {
  const { t } = useTranslation('circulation')
  const format = useFormat()
  const nowMs = useServerNow(offsetMs)
  const at = new Date(deadline)
  const leftMs = at.getTime() - nowMs
  const { unit, count } = timeLeft(leftMs)
  return (
    <StateWord state={leftMs <= soonMs ? 'warn' : 'no'} icon={HourglassIcon}>
      {t(words, { when: format.moment(at, new Date(nowMs)) })}
      {', '}
      {leftMs <= 0 ? t('past').toLowerCase() : t(`left.${unit}`, { count })}
    </StateWord>
  )
}
