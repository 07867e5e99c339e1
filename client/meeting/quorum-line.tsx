// That an agenda item cannot be decided as things stand: fewer are there without being recused from it than the board needs. Told before a round is
// opened and while it stands. Called by what opens, holds and ends a round.

import { useTranslation } from 'react-i18next'
import type { AgendaItemId } from '../../shared/ids.ts'
import { voicesOn } from '../../shared/point/who-is-there.ts'
import { StateWord } from '../ui/state-word.tsx'
import { useInMeeting } from './meeting-context.ts'

/** Nothing is drawn while enough are there. */
export function QuorumLine({ item }: { readonly item: AgendaItemId }) {
  const { t } = useTranslation('meeting')
  const { view } = useInMeeting()
  const present = voicesOn(view, item).size
  const needed = view.meeting.quorum
  if (present >= needed) return null
  return (
    <p className="small m-quorum">
      <StateWord state="warn">{t('round.noQuorum', { present, needed })}</StateWord>
    </p>
  )
}
