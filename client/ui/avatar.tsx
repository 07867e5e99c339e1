// Avatars: initials on the person's colour; hollow when away. `PeopleStack` shows who is here, first five and «+6».
// Called by the top bar, the drawer's head and comment threads.

import { useTranslation } from 'react-i18next'
import './avatar.css'
import { initialsOf, type Person, type PresentPerson } from './person.ts'

export type AvatarProps = {
  readonly person: Person
  readonly away?: boolean
  /** True where the name stands beside it: the picture is then not read twice. */
  readonly decorative?: boolean
}

export function Avatar({ person, away = false, decorative = false }: AvatarProps) {
  const { t } = useTranslation('ui')
  const whole = person.organisation === '' ? person.name : `${person.name}, ${person.organisation}`
  const name = away ? t('people.away', { name: whole }) : whole
  return (
    <span
      className={away ? 'ds-avatar av away' : 'ds-avatar av'}
      data-p={person.colour}
      title={name}
      {...(decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
    >
      {initialsOf(person.name)}
    </span>
  )
}

export type PeopleStackProps = {
  readonly people: readonly PresentPerson[]
  /** How many are drawn before «+N»; 5 when left out. */
  readonly atMost?: number
}

export function PeopleStack({ people, atMost = 5 }: PeopleStackProps) {
  const { t } = useTranslation('ui')
  if (people.length === 0) return null
  const ordered = [...people.filter((person) => !person.away), ...people.filter((person) => person.away)]
  const shown = ordered.length > atMost ? ordered.slice(0, atMost) : ordered
  const hidden = ordered.slice(shown.length)
  const more = t('people.more', { count: hidden.length })
  return (
    <ul className="people" aria-label={t('people.group', { count: people.length })}>
      {shown.map((person) => (
        <li key={person.id}>
          <Avatar person={person} away={person.away} />
        </li>
      ))}
      {hidden.length > 0 && (
        <li>
          <span className="ds-avatar av more" role="img" aria-label={more} title={hidden.map((p) => p.name).join(', ')}>
            +{hidden.length}
          </span>
        </li>
      )}
    </ul>
  )
}
