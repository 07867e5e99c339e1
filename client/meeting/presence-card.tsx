// Who is there: seats filled against the quorum, how many in the room and on video, who left and when, who is recused from the item. One's own
// coming, going and recusal by a press; whoever leads registers for others. Called by meeting-view.tsx.

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { AttendanceDialog } from './attendance-dialog.tsx'
import { CommandTrouble } from './command-trouble.tsx'
import { presentHow, useInMeeting } from './meeting-context.ts'
import { presenceSums } from './presence-sums.ts'
import { OwnRecusal } from './recuse-dialog.tsx'
import { type Command, useCommand } from './use-command.ts'

/** More who have left are counted, and named in the round and in the dialog of attendance. */
const leftAtMost = 4

export function PresenceCard() {
  const { t } = useTranslation('meeting')
  const { view, leads, person, course } = useInMeeting()
  const format = useFormat()
  const [managing, setManaging] = useState(false)
  const sums = presenceSums(view)
  const { current } = course
  const hasVoices = sums.voices >= view.meeting.quorum
  const recused = current === null ? [] : (view.meeting.recusals[current.item.id] ?? [])
  const shortName = (id: string) => {
    const { name, organisation } = person(id)
    return organisation === '' ? name : organisation
  }
  return (
    <section className="card m-pr" aria-labelledby="m-pr-t">
      <div className="m-card-h">
        <h2 className="h2" id="m-pr-t">
          {t('present.title')}
        </h2>
        <StateWord state={view.quorate && hasVoices ? 'ok' : 'warn'}>
          {!view.quorate
            ? t('present.notQuorate')
            : hasVoices || current === null
              ? t('present.quorate')
              : t('present.notQuorateOn', { number: current.number })}
        </StateWord>
      </div>
      <p className="m-sum">
        <b>{sums.voices}</b>{' '}
        <span className="muted">
          {t(sums.voices === sums.filled ? 'present.of' : 'present.ofItem', {
            seats: view.seats.length,
            quorum: view.meeting.quorum,
          })}
        </span>
        {leads && (
          <Button variant="tertiary" onClick={() => setManaging(true)}>
            {t('present.manage')}
          </Button>
        )}
      </p>
      <ul>
        <li className="m-gavel-s">
          <span>{t('present.gavel')}</span>
          <span>{view.meeting.gavel === null ? '–' : person(view.meeting.gavel).name}</span>
        </li>
        <li>
          <span>{t('present.inRoom')}</span>
          <b>{sums.inRoom}</b>
        </li>
        <li>
          <span>{t('present.onVideo')}</span>
          <b>{sums.onVideo}</b>
        </li>
        {sums.others > 0 && (
          <li>
            <span>{t('present.others')}</span>
            <b>{sums.others}</b>
          </li>
        )}
        {sums.left.slice(0, leftAtMost).map((each) => (
          <li key={each.person}>
            <span>{t('present.left', { time: format.clock(new Date(each.at)) })}</span>
            <span title={person(each.person).name}>{shortName(each.person)}</span>
          </li>
        ))}
        {sums.left.length > leftAtMost && (
          <li>
            <span className="muted">{t('present.leftMore', { count: sums.left.length - leftAtMost })}</span>
          </li>
        )}
        {current !== null &&
          recused.map((id) => (
            <li key={id}>
              <span>{t('present.recused', { number: current.number })}</span>
              <span title={person(id).name}>{shortName(id)}</span>
            </li>
          ))}
      </ul>
      <OwnPresence />
      {managing && <AttendanceDialog onClose={() => setManaging(false)} />}
    </section>
  )
}

function OwnPresence() {
  const { t } = useTranslation('meeting')
  const { view, me, may, course } = useInMeeting()
  const command = useCommand()
  if (!may('meeting.speak')) return null
  const how = presentHow(view, me.id)
  const current = course.current?.item.id ?? null
  const recused = current !== null && (view.meeting.recusals[current] ?? []).includes(me.id)
  return (
    <div className="m-own">
      <p className="small muted">
        {how === null ? t('present.youNot') : how === 'room' ? t('present.youRoom') : t('present.youVideo')}
        {recused && ` ${t('present.youRecused')}`}
      </p>
      <div className="m-btns">
        {how === null ? (
          <Arrive command={command} />
        ) : (
          <Button variant="tertiary" busy={command.busy} onClick={() => command.run({ type: 'leave', person: me.id })}>
            {t('present.leave')}
          </Button>
        )}
        <OwnRecusal command={command} />
      </div>
      <CommandTrouble of={command} />
    </div>
  )
}

/** One's own coming, in the room or on video. */
export function Arrive({ command }: { readonly command: Command }) {
  const { t } = useTranslation('meeting')
  const { me } = useInMeeting()
  const arrive = (how: 'room' | 'video') => command.run({ type: 'arrive', person: me.id, how })
  return (
    <>
      <Button busy={command.busy} onClick={() => arrive('room')}>
        {t('present.arriveRoom')}
      </Button>
      <Button busy={command.busy} onClick={() => arrive('video')}>
        {t('present.arriveVideo')}
      </Button>
    </>
  )
}
