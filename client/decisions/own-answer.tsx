// The reader's own answer in a circulation while it may be given or changed; afterwards nothing, since it stands among the others. Called by the circulation's page.

import { useTranslation } from 'react-i18next'
import { useGivePosition } from '../api/deciding-queries.ts'
import { problemText } from '../api/problem.ts'
import { PositionForm } from '../item/position-form.tsx'
import { useFormat } from '../ui/use-format.ts'
import { useServerNow } from '../ui/use-server-now.ts'
import { recusedIn, seatToAnswer, useInCirculation } from './circulation-context.ts'

export function OwnAnswer() {
  const { t } = useTranslation('circulation')
  const format = useFormat()
  const circulation = useInCirculation()
  const { programmeId, pointId, round, me, may, person, view } = circulation
  const give = useGivePosition({ programmeId, pointId })
  const nowMs = useServerNow(view.offsetMs)
  const seat = seatToAnswer(circulation)
  const isPast = round.deadline !== null && Date.parse(round.deadline) < nowMs
  if (round.state !== 'open' || isPast) return null
  if (seat === null) {
    if (!may('position.give')) return null
    return <p className="small muted">{recusedIn(circulation).includes(me) ? t('recused') : t('notAsked')}</p>
  }
  const reminder = round.reminded.findLast((each) => each.person === me)
  const about = round.number === 1 ? [] : [t('round', { number: round.number })]
  return (
    <PositionForm
      key={round.id}
      mine={round.mine}
      giving={{
        run: (given, onDone) => give.mutate({ round: round.id, given }, { onSuccess: onDone }),
        busy: give.isPending,
        trouble: give.isError ? problemText(give.error) : null,
      }}
      about={seat === me ? about : [...about, t('for', { name: person(seat).name })]}
      secret={t('secret')}
      reminder={
        reminder === undefined ? null : t('reminded', { when: format.moment(new Date(reminder.at), new Date(nowMs)) })
      }
    />
  )
}
