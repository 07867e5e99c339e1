// «Hvem kommer»: one's own answer in one press, the voting seats by organisation with what each has answered, who stands in for whom, and whether
// enough will be there for the board to decide. Whoever calls the meeting may note an answer for another. From the start on it says who is, and then
// who was, there. Called by the page of one point.

import { CheckmarkCircleIcon, CircleIcon, CircleSlashIcon, PersonCheckmarkIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeetingView } from '../../shared/contract/meeting.ts'
import type { PersonId } from '../../shared/ids.ts'
import { attendanceOf } from '../../shared/point/who-is-there.ts'
import type { Permission } from '../../shared/rules/permissions.ts'
import { useProgrammeBody } from '../item/programme-context.ts'
import type { IconPicture } from '../ui/icon.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { Menu, type MenuGroup } from '../ui/menu.tsx'
import { type State, StateWord } from '../ui/state-word.tsx'
import { type Answer, type ComingRow, comingOf, possibleDeputies } from './coming.ts'
import './coming-card.css'
import { OwnAnswer } from './own-answer.tsx'
import { type AtPoint, type PointCommand, usePointCommand } from './use-point-command.ts'

export interface ComingCardProps extends AtPoint {
  readonly view: MeetingView
  readonly me: PersonId
  readonly permissions: readonly Permission[]
  /** False where one's own answer is asked for above the agenda already. */
  readonly asksOwn: boolean
}

export function ComingCard({ view, me, permissions, asksOwn, ...at }: ComingCardProps) {
  const { t } = useTranslation('point')
  const { members } = useProgrammeBody()
  const command = usePointCommand(at)
  const coming = comingOf(view, members)
  const { meeting } = view
  const ahead = meeting.state === 'called' || (meeting.state === 'in-session' && meeting.gavel === me)
  const leads = permissions.includes('meeting.run') && ahead
  const others = members.filter(({ person }) => !view.seats.some(({ member }) => member === person.id))
  const guests = others.filter(({ person }) => attendanceOf(meeting, person.id).answer === 'comes')
  const begun = meeting.startedAt !== null
  const shows: Shows = begun ? 'there' : meeting.state === 'called' ? 'answer' : 'nothing'
  const words = begun ? (meeting.state === 'in-session' ? 'is' : 'was') : 'title'
  return (
    <section className="card co" aria-labelledby="coming-title">
      <div className="pc-h">
        <h2 className="h2" id="coming-title">
          {t(`coming.${words}`)}
        </h2>
        <span className="pc-s">
          {shows === 'there' && (
            <b>
              {t(words === 'was' ? 'coming.satThen' : 'coming.sat', { count: coming.sat, seats: coming.rows.length })}
            </b>
          )}
          {shows === 'answer' && <b>{t('coming.answered', { count: coming.answered, seats: coming.rows.length })}</b>}
          {shows !== 'nothing' && ', '}
          {t('coming.quorum', { count: meeting.quorum })}
        </span>
      </div>
      {meeting.state === 'draft' && <p className="co-n muted">{t('coming.notCalled')}</p>}
      {asksOwn && meeting.state === 'called' && permissions.includes('meeting.speak') && (
        <OwnAnswer view={view} me={me} command={command} members={members} />
      )}
      {command.trouble !== null && <InlineRefusal what={t('coming.notNoted')} why={command.trouble} />}
      <ul className="co-l">
        {coming.rows.map((row) => (
          <SeatRow
            key={row.member}
            row={row}
            shows={shows}
            menu={leads ? groupsOf({ row, view, members, command, t }) : null}
          />
        ))}
      </ul>
      {!begun && guests.length > 0 && (
        <p className="co-g muted small">
          {t('coming.guests', { names: guests.map(({ person }) => person.name).join(', ') })}
        </p>
      )}
      {meeting.state === 'called' && coming.filled < meeting.quorum && (
        <p className="co-g">
          <StateWord state="warn">{t('coming.short', { count: coming.filled, quorum: meeting.quorum })}</StateWord>
        </p>
      )}
    </section>
  )
}

/** @returns whether her seat is called and has not answered as the page is opened: then she is asked before all else, as long as it is open. */
export function useAsksFirst(view: MeetingView | null, me: PersonId): boolean {
  const [first, setFirst] = useState<boolean | null>(null)
  if (first === null && view !== null) {
    const isSeated = view.seats.some(({ member }) => member === me)
    setFirst(isSeated && view.meeting.state === 'called' && attendanceOf(view.meeting, me).answer === null)
  }
  return first ?? false
}

/** One's own answer alone, before all else: on a phone, where the seats stand far below, and until it is given. */
export function OwnAnswerCard({ view, me, permissions, ...at }: Omit<ComingCardProps, 'asksOwn'>) {
  const { t } = useTranslation('point')
  const { members } = useProgrammeBody()
  const command = usePointCommand(at)
  if (view.meeting.state !== 'called' || !permissions.includes('meeting.speak')) return null
  return (
    <section className="card co" aria-label={t('coming.yours')}>
      <OwnAnswer view={view} me={me} command={command} members={members} />
      {command.trouble !== null && <InlineRefusal what={t('coming.notNoted')} why={command.trouble} />}
    </section>
  )
}

/** Nobody has been asked before the call; what was answered counts until the meeting begins. */
type Shows = 'nothing' | 'answer' | 'there'

function SeatRow(o: { readonly row: ComingRow; readonly shows: Shows; readonly menu: readonly MenuGroup[] | null }) {
  const { t } = useTranslation('point')
  const { row, shows, menu } = o
  const word = shows === 'there' ? <ThereWord row={row} /> : shows === 'answer' && <AnswerWord row={row} />
  return (
    <li data-seat={row.member}>
      <span className="co-o">
        {row.organisation === '' ? row.name : row.organisation}
        {row.organisation !== '' && <small>{row.name}</small>}
      </span>
      <span className="co-a">
        {menu === null ? (
          word
        ) : (
          <Menu label={t('coming.note', { name: row.name })} buttonClass="co-m" align="end" groups={menu}>
            {word}
          </Menu>
        )}
      </span>
    </li>
  )
}

const looks: Readonly<Record<Answer, readonly [State, IconPicture]>> = {
  comes: ['ok', CheckmarkCircleIcon],
  'deputy-comes': ['ok', PersonCheckmarkIcon],
  'does-not-come': ['no', CircleSlashIcon],
}

function AnswerWord({ row }: { readonly row: ComingRow }) {
  const { t } = useTranslation('point')
  const [state, icon] = row.answer === null ? (['no', CircleIcon] as const) : looks[row.answer]
  const standsIn = row.answer === 'deputy-comes' && row.deputy !== null
  return (
    <StateWord state={state} icon={icon}>
      {standsIn ? t('coming.deputyNamed', { name: row.deputy.name }) : t(`coming.answers.${row.answer ?? 'none'}`)}
    </StateWord>
  )
}

function ThereWord({ row }: { readonly row: ComingRow }) {
  const { t } = useTranslation('point')
  const { there, deputy } = row
  if (there === null) return <StateWord state="no">{t('coming.empty')}</StateWord>
  const byDeputy = there === 'deputy' && deputy !== null
  return (
    <StateWord state="ok" icon={byDeputy ? PersonCheckmarkIcon : CheckmarkCircleIcon}>
      {byDeputy ? t('coming.deputyNamed', { name: deputy.name }) : t('coming.there')}
    </StateWord>
  )
}

function groupsOf(o: {
  readonly row: ComingRow
  readonly view: MeetingView
  readonly members: ReturnType<typeof useProgrammeBody>['members']
  readonly command: PointCommand
  readonly t: ReturnType<typeof useTranslation<'point'>>['t']
}): readonly MenuGroup[] {
  const { row, view, members, command, t } = o
  const answers: readonly Answer[] = ['comes', 'deputy-comes', 'does-not-come']
  const setDeputy = (deputy: PersonId | null) => () => command.run({ type: 'set-deputy', member: row.member, deputy })
  const deputies = possibleDeputies(view, members, row.member)
  return [
    {
      id: 'answer',
      label: t('coming.answerOf', { name: row.name }),
      items: answers.map((answer) => ({
        id: answer,
        label: t(`coming.answers.${answer}`),
        checked: row.answer === answer,
        onSelect: () => command.run({ type: 'answer-call', person: row.member, answer }),
      })),
    },
    {
      id: 'deputy',
      label: t('coming.deputy'),
      items: [
        { id: 'nobody', label: t('coming.noDeputy'), checked: row.deputy === null, onSelect: setDeputy(null) },
        ...deputies.map(({ person }) => ({
          id: person.id,
          label: person.name,
          checked: row.deputy?.id === person.id,
          onSelect: setDeputy(person.id),
        })),
      ],
    },
  ]
}
