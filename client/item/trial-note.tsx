// That figures are of a frame that is tried out, where they are read: who tries it, what is tried, and what holds meanwhile. Nothing while none is tried.
// Called by the queue, the cut list, the rollout, and the page of receivers.

import { useTranslation } from 'react-i18next'
import type { LineName } from '../../shared/frame/move-effect.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { useFormat } from '../ui/use-format.ts'
import { useProgrammeNames } from './programme-context.ts'
import { useLineTrial } from './use-line-trial.ts'
import './trial-note.css'

const lines: readonly LineName[] = ['p50', 'p85']

/** Inline, to stand among the words of a head. */
export function TrialNote({ programmeId }: { readonly programmeId: ProgrammeId }) {
  const { t } = useTranslation('frameLines')
  const format = useFormat()
  const { structure } = useProgrammeNames()
  const trial = useLineTrial(programmeId)
  if (trial === null) return null
  const changed = lines.filter((line) => trial.frame[line] !== trial.inForce[line])
  const frames = format.list(
    changed.map((line) =>
      t(`trialOf.${line}`, {
        tried: format.withUnit(trial.frame[line], structure.currency, 1),
        inForce: format.number(trial.inForce[line], 1),
      }),
    ),
  )
  return (
    <span className="trial-note">
      {changed.length === 0 ? t('trialBegun', { name: trial.by }) : t('trial', { name: trial.by, frames })}
    </span>
  )
}
