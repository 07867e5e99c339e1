// Who takes no part in the item of a decision that was made before this was kept in it, as its meeting says today, and said to be so. Called by decision-page.tsx.

import { useTranslation } from 'react-i18next'
import type { ShownDecision } from '../../shared/contract/deciding.ts'
import type { AgendaItemId, ProgrammeId } from '../../shared/ids.ts'
import { useMeeting } from '../api/meeting-queries.ts'
import { PeopleThere } from './decision-standing.tsx'
import { namedIn } from './decision-words.ts'

export function RecusedSince(o: { readonly programmeId: ProgrammeId; readonly decision: ShownDecision }) {
  const { agendaItem, standing } = o.decision
  return agendaItem === null || standing !== undefined ? null : <AsTheMeetingSays {...o} item={agendaItem} />
}

function AsTheMeetingSays(o: {
  readonly programmeId: ProgrammeId
  readonly decision: ShownDecision
  readonly item: AgendaItemId
}) {
  const { t } = useTranslation('decisions')
  const { data } = useMeeting(o.programmeId, o.decision.pointId)
  const recused = data?.meeting.recusals[o.item] ?? []
  if (data === undefined || recused.length === 0) return null
  return (
    <section className="card dec-sec">
      <h2 className="h2">{t('one.recused')}</h2>
      <p className="small muted">{t('one.recusedSince')}</p>
      <PeopleThere people={recused} named={namedIn(data.people)} />
    </section>
  )
}
