// One seat: who, from where, as what. The whole row is the press, and its name is the whole sentence. Called by the seats page.

import { ChevronRightIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import type { Seat } from '../../shared/contract/http.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Icon } from '../ui/icon.tsx'

export type SeatPressProps = {
  readonly seat: Seat
  readonly busy: boolean
  readonly mine: boolean
  readonly onTake: () => void
}

export function SeatPress({ seat, busy, mine, onTake }: SeatPressProps) {
  const { t } = useTranslation('seats')
  const { t: shell } = useTranslation('shell')
  return (
    <button type="button" className="seat" onClick={onTake} aria-busy={busy} data-mine={mine ? 'true' : undefined}>
      <Avatar person={{ ...seat.person, colour: 0 }} decorative />
      <span className="seat-n">
        <b>{seat.person.name}</b>
        <span className="muted small">{seat.person.organisation}</span>
      </span>
      <span className="seat-r small muted">{busy ? t('taking') : shell(`roles.${seat.role}`)}</span>
      <Icon of={ChevronRightIcon} />
    </button>
  )
}
