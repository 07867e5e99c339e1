// One's own position in the round that is open in a meeting. Called by the current item's page, for those who are asked.

import { useTranslation } from 'react-i18next'
import type { Round } from '../../shared/contract/deciding.ts'
import { useGivePosition } from '../api/deciding-queries.ts'
import { problemText } from '../api/problem.ts'
import { PositionForm } from '../item/position-form.tsx'
import { useInMeeting } from './meeting-context.ts'

/** @param forName the member she stands in for; null for her own seat */
export function OwnPosition({ round, forName }: { readonly round: Round; readonly forName: string | null }) {
  const { t } = useTranslation('meeting')
  const { programmeId, pointId, me } = useInMeeting()
  const give = useGivePosition({ programmeId, pointId })
  const isReminded = round.reminded.some((each) => each.person === me.id)
  // Most items have one round only.
  const about = round.number === 1 ? [] : [t('position.round', { number: round.number })]
  return (
    <PositionForm
      mine={round.mine}
      giving={{
        run: (given, onDone) => give.mutate({ round: round.id, given }, { onSuccess: onDone }),
        busy: give.isPending,
        trouble: give.isError ? problemText(give.error) : null,
      }}
      about={forName === null ? about : [...about, t('position.for', { name: forName })]}
      secret={t('position.secret')}
      reminder={isReminded ? t('round.youAreReminded') : null}
    />
  )
}
