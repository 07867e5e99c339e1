// The foot of a meeting on a phone: one's coming, one's own position while it is waited for, one's own speech, and how many have answered.
// Called by meeting-view.tsx; drawn on a phone alone.

import { useTranslation } from 'react-i18next'
import { answeredOf, askedSeat, seatsInRound } from '../../shared/point/seats-in-round.ts'
import { goToPosition, ownPositionId } from '../item/position-form.tsx'
import { Button } from '../ui/button.tsx'
import { CommandTrouble } from './command-trouble.tsx'
import { itemDeciding } from './item-deciding.ts'
import { isPresent, useInMeeting } from './meeting-context.ts'
import { Arrive } from './presence-card.tsx'
import { OwnRecusal } from './recuse-dialog.tsx'
import { OwnSpeech } from './speakers-card.tsx'
import { useCommand } from './use-command.ts'
import type { Follow } from './use-follow.ts'

export function PhoneFoot({ follow }: { readonly follow: Follow }) {
  const { t } = useTranslation('meeting')
  const { deciding, course, view, me, may } = useInMeeting()
  const command = useCommand()
  const current = course.current?.item.id
  const round = current === undefined ? null : itemDeciding(deciding, current).round
  const isAsked = current !== undefined && round?.mine === null && askedSeat(round, view, me.id) !== null
  const { speaking, waiting } = view.meeting.speakers
  const speaksNot = speaking?.person !== me.id && !waiting.some(({ person }) => person === me.id)
  const answer = () => {
    if (document.getElementById(ownPositionId) === null) follow.go({ page: 'agenda-item', record: current ?? null })
    requestAnimationFrame(goToPosition)
  }
  return (
    <footer className="m-foot">
      <CommandTrouble of={command} />
      {isAsked && <Button onClick={answer}>{t('position.title')}</Button>}
      {may('meeting.speak') && !isPresent(view, me.id) ? (
        <div className="m-btns">
          <Arrive command={command} />
        </div>
      ) : (
        <>
          <OwnSpeech command={command} short />
          {may('meeting.speak') && speaksNot && <OwnRecusal command={command} />}
        </>
      )}
      {round?.state === 'open' && (
        <span className="small muted m-end">{t('round.answeredShort', answeredOf(seatsInRound(round, view)))}</span>
      )}
    </footer>
  )
}
