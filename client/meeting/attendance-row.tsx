// One person in the dialog of attendance, in one row: who she is, what she answered or who stands in for her, where she is, and behind a menu what
// only some need: a deputy, and recusal from the current item. Called by attendance-dialog.tsx.

import { MenuElipsisHorizontalIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import type { PersonId } from '../../shared/ids.ts'
import { Icon } from '../ui/icon.tsx'
import { Menu, type MenuGroup } from '../ui/menu.tsx'
import { StateWord } from '../ui/state-word.tsx'
import type { SeatRow } from './attendance-rows.ts'
import { presentHow, useInMeeting } from './meeting-context.ts'
import type { Command } from './use-command.ts'

const hows = ['room', 'video', 'away'] as const

export interface AttendantProps {
  readonly id: PersonId
  /** null = she has no seat on the board. */
  readonly seat: SeatRow | null
  /** Has the focus when the dialog opens. */
  readonly isFirst: boolean
  readonly command: Command
}

export function Attendant({ id, seat, isFirst, command }: AttendantProps) {
  const { t } = useTranslation('meeting')
  const { view, person } = useInMeeting()
  const who = person(id)
  const how = presentHow(view, id) ?? 'away'
  const set = (next: (typeof hows)[number]) =>
    command.run(next === 'away' ? { type: 'leave', person: id } : { type: 'arrive', person: id, how: next })
  return (
    <li data-seat={id}>
      <span className="m-att-w">
        <b>{who.name}</b> <span className="tiny muted">{who.organisation}</span>
      </span>
      <span className="m-att-s">{seat !== null && <SeatWords seat={seat} />}</span>
      {/* biome-ignore lint/a11y/useSemanticElements: three presses in a row, of which one is on; each is a command of its own */}
      <span className="m-seg" role="group" aria-label={t('attendance.of', { name: who.name })}>
        {hows.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={how === each}
            {...(isFirst && how === each ? { 'data-autofocus': '' } : {})}
            onClick={() => how !== each && set(each)}
          >
            {t(`attendance.how.${each}`)}
          </button>
        ))}
      </span>
      <span className="m-att-m">{seat !== null && <SeatMenu seat={seat} command={command} />}</span>
    </li>
  )
}

function SeatWords({ seat }: { readonly seat: SeatRow }) {
  const { t } = useTranslation('meeting')
  const { person, course } = useInMeeting()
  const { answer, filledBy, member, deputy } = seat
  const standsIn = filledBy !== null && filledBy !== member
  return (
    <>
      {seat.recused && course.current !== null && (
        <StateWord state="warn">{t('attendance.recused', { number: course.current.number })}</StateWord>
      )}
      {standsIn ? (
        <StateWord state="ok">{t('attendance.filledBy', { name: person(filledBy).name })}</StateWord>
      ) : deputy !== null && seat.how === 'away' ? (
        <span className="small muted">{t('attendance.deputyIs', { name: person(deputy).name })}</span>
      ) : (
        answer !== null && (
          <StateWord state={answer === 'does-not-come' ? 'no' : 'ok'}>{t(`attendance.answers.${answer}`)}</StateWord>
        )
      )}
    </>
  )
}

function SeatMenu({ seat, command }: { readonly seat: SeatRow; readonly command: Command }) {
  const { t } = useTranslation('meeting')
  const { person, course } = useInMeeting()
  const { member, deputy, deputies, recused } = seat
  const { current } = course
  const { name } = person(member)
  const groups: MenuGroup[] = []
  if (current !== null) {
    groups.push({
      id: 'recusal',
      items: [
        {
          id: 'recused',
          label: t('attendance.recused', { number: current.number }),
          checked: recused,
          onSelect: () => command.run({ type: 'recuse', item: current.item.id, person: member, recused: !recused }),
        },
      ],
    })
  }
  if (deputies.length > 0) {
    const set = (next: PersonId | null) => () => command.run({ type: 'set-deputy', member, deputy: next })
    groups.push({
      id: 'deputy',
      label: t('attendance.deputyOf', { name }),
      items: [
        { id: 'nobody', label: t('attendance.noDeputy'), checked: deputy === null, onSelect: set(null) },
        ...deputies.map((id) => ({ id, label: person(id).name, checked: deputy === id, onSelect: set(id) })),
      ],
    })
  }
  if (groups.length === 0) return null
  return (
    <Menu label={t('attendance.more', { name })} buttonClass="row-menu" align="end" groups={groups}>
      <Icon of={MenuElipsisHorizontalIcon} />
    </Menu>
  )
}
