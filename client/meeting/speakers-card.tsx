// The list of speakers: who has the floor and for how long, who waits and in what order. Everybody asks for the floor and withdraws; whoever leads
// gives it, goes on to the next, closes the list and sets a limit. Called by meeting-view.tsx, and as one button by the foot of a phone.

import { ChevronRightIcon, MenuElipsisHorizontalIcon, PersonChatIcon, XMarkIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import type { PersonId } from '../../shared/ids.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Menu, type MenuGroup } from '../ui/menu.tsx'
import { useFormat } from '../ui/use-format.ts'
import { useServerNow } from '../ui/use-server-now.ts'
import { durationText, sinceMs } from './clock-reading.ts'
import { CommandTrouble } from './command-trouble.tsx'
import { isPresent, isRecused, useInMeeting } from './meeting-context.ts'
import { meetingKeys } from './meeting-keys.ts'
import { type Command, useCommand } from './use-command.ts'

/** More who wait than this scroll in their own place. */
const longList = 8
const limitsSeconds = [null, 60, 120, 180, 300] as const

export function SpeakersCard() {
  const { t } = useTranslation('meeting')
  const { view, leads } = useInMeeting()
  const { speaking, waiting, open, limitSeconds } = view.meeting.speakers
  const command = useCommand()
  const format = useFormat()
  const limit =
    limitSeconds === null
      ? ''
      : t('speakers.limit', {
          minutes:
            limitSeconds % 60 === 0
              ? format.minutes(limitSeconds / 60)
              : t('speakers.limitSeconds', { count: limitSeconds }),
        })
  return (
    <section className="card m-sp" aria-labelledby="m-sp-t">
      <div className="m-card-h">
        <h2 className="h2" id="m-sp-t">
          {t('speakers.title')}
        </h2>
        <span className="small muted">{open ? limit : t('speakers.closed')}</span>
      </div>
      {speaking === null && waiting.length === 0 ? (
        <p className="small muted m-pad">{t('speakers.empty')}</p>
      ) : (
        <ol {...(waiting.length > longList ? { 'data-long': 'true', tabIndex: 0 } : {})} aria-labelledby="m-sp-t">
          {speaking !== null && <Speaking person={speaking.person} since={speaking.since} />}
          {waiting.map((each) => (
            <Waiting
              key={`${each.person} ${each.kind}`}
              person={each.person}
              reply={each.kind === 'reply'}
              command={command}
            />
          ))}
        </ol>
      )}
      {waiting.length > 0 && view.meeting.current !== null && <p className="small muted m-pad">{t('speakers.anew')}</p>}
      <CommandTrouble of={command} />
      {leads ? <LeadSpeakers command={command} /> : <OwnSpeech command={command} />}
    </section>
  )
}

function Speaking({ person: id, since }: { readonly person: PersonId; readonly since: string }) {
  const { t } = useTranslation('meeting')
  const { person, view, offsetMs } = useInMeeting()
  const spentMs = sinceMs(since, useServerNow(offsetMs))
  const { limitSeconds } = view.meeting.speakers
  const overMs = limitSeconds === null ? 0 : spentMs - limitSeconds * 1_000
  const who = person(id)
  return (
    <li data-speaks="true">
      <Avatar person={who} decorative />
      <span className="m-who">
        <b>{who.name}</b>
        <span className="tiny muted">{who.organisation}</span>
      </span>
      <span className="num strong" data-over={overMs > 0 ? 'true' : undefined}>
        {overMs > 0 ? t('speakers.over', { time: durationText(overMs) }) : durationText(spentMs)}
      </span>
    </li>
  )
}

function Waiting(o: { readonly person: PersonId; readonly reply: boolean; readonly command: Command }) {
  const { t } = useTranslation('meeting')
  const { person, leads } = useInMeeting()
  const who = person(o.person)
  return (
    <li>
      <Avatar person={who} decorative />
      <span className="m-who">
        <span>{who.name}</span>
        <span className="tiny muted">{who.organisation}</span>
      </span>
      <span className="m-sp-a">
        {o.reply && <span className="small muted">{t('speakers.reply')}</span>}
        {leads && (
          <>
            <IconButton
              label={t('speakers.give', { name: who.name })}
              icon={PersonChatIcon}
              onClick={() => o.command.run({ type: 'give-floor', person: o.person })}
            />
            <IconButton
              label={t('speakers.remove', { name: who.name })}
              icon={XMarkIcon}
              onClick={() => o.command.run({ type: 'withdraw-speech', person: o.person })}
            />
          </>
        )}
      </span>
    </li>
  )
}

function LeadSpeakers({ command }: { readonly command: Command }) {
  const { t } = useTranslation('meeting')
  const { view } = useInMeeting()
  const { speaking, waiting, open, limitSeconds } = view.meeting.speakers
  const groups: MenuGroup[] = [
    {
      id: 'limit',
      label: t('speakers.setLimit'),
      items: limitsSeconds.map((seconds) => ({
        id: String(seconds),
        label: seconds === null ? t('speakers.limits.none') : t(`speakers.limits.${seconds}`),
        checked: seconds === limitSeconds,
        onSelect: () => command.run({ type: 'set-speech-limit', limitSeconds: seconds }),
      })),
    },
    {
      id: 'own',
      items: [
        { id: 'ask', label: t('speakers.ask'), onSelect: () => command.run({ type: 'ask-to-speak', kind: 'speech' }) },
      ],
    },
  ]
  return (
    <div className="m-btns">
      {(waiting.length > 0 || speaking !== null) && (
        <Button
          icon={ChevronRightIcon}
          aria-keyshortcuts={meetingKeys.nextSpeaker}
          onClick={() => command.run({ type: waiting.length > 0 ? 'next-speaker' : 'end-speech' })}
        >
          {waiting.length > 0 ? t('speakers.next') : t('speakers.end')}
        </Button>
      )}
      <Button variant="tertiary" onClick={() => command.run({ type: 'open-speakers', open: !open })}>
        {open ? t('speakers.close') : t('speakers.open')}
      </Button>
      <span className="m-end">
        <Menu label={t('speakers.menu')} groups={groups} buttonClass="row-menu" align="end">
          <Icon of={MenuElipsisHorizontalIcon} />
        </Menu>
      </span>
    </div>
  )
}

/** What somebody who does not lead does about her own speech: asks, withdraws, ends. */
export function OwnSpeech({ command, short = false }: { readonly command: Command; readonly short?: boolean }) {
  const { t } = useTranslation('meeting')
  const { view, me, may, course } = useInMeeting()
  const { speaking, waiting, open } = view.meeting.speakers
  if (!may('meeting.speak') || view.meeting.state !== 'in-session') return null
  const place = waiting.findIndex((each) => each.person === me.id) + 1
  if (speaking?.person === me.id) {
    return (
      <div className="m-btns">
        <span className="strong">{t('speakers.speaking')}</span>
        <Button busy={command.busy} onClick={() => command.run({ type: 'end-speech' })}>
          {t('speakers.end')}
        </Button>
      </div>
    )
  }
  if (place > 0) {
    return (
      <div className="m-btns">
        <span className="small">{t(short ? 'speakers.place' : 'speakers.waiting', { place })}</span>
        <Button busy={command.busy} onClick={() => command.run({ type: 'withdraw-speech', person: me.id })}>
          {t(short ? 'speakers.withdrawShort' : 'speakers.withdraw')}
        </Button>
      </div>
    )
  }
  const recused = isRecused(view, course.current?.item.id ?? null, me.id)
  if (recused && short) return <span className="small">{t('present.youRecused')}</span>
  const closed = !open || recused || !isPresent(view, me.id)
  return (
    <div className="m-btns">
      <Button
        icon={PersonChatIcon}
        aria-keyshortcuts={meetingKeys.speak}
        busy={command.busy}
        disabled={closed}
        onClick={() => command.run({ type: 'ask-to-speak', kind: 'speech' })}
      >
        {t('speakers.ask')}
      </Button>
      {!short && speaking !== null && (
        <Button
          variant="tertiary"
          disabled={closed}
          onClick={() => command.run({ type: 'ask-to-speak', kind: 'reply' })}
        >
          {t('speakers.askReply')}
        </Button>
      )}
    </div>
  )
}
