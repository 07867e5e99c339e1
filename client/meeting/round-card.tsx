// A consensus round while it is open: every seat with *Avgitt*, *Venter*, *Inhabil* or *Gikk*, and the sum answered; never what was answered, nor
// by how many. Whoever leads reminds those who are missing, shows all together, or withdraws it. Called by the current item's page.

import {
  BellIcon,
  CheckmarkCircleIcon,
  CircleIcon,
  CircleSlashIcon,
  EyeIcon,
  PersonMinusIcon,
} from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Round } from '../../shared/contract/deciding.ts'
import { answeredOf, type SeatInRound, seatsInRound } from '../../shared/point/seats-in-round.ts'
import { useRoundCommand } from '../api/deciding-queries.ts'
import { problemText } from '../api/problem.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon, type IconPicture } from '../ui/icon.tsx'
import { useFormat } from '../ui/use-format.ts'
import { CommandTrouble } from './command-trouble.tsx'
import { useInMeeting } from './meeting-context.ts'
import { QuorumLine } from './quorum-line.tsx'
import { useRoundTitle } from './round-title.ts'

export function RoundCard({ round }: { readonly round: Round }) {
  const { t } = useTranslation('meeting')
  const title = useRoundTitle(round)
  const { view, leads } = useInMeeting()
  const seats = seatsInRound(round, view)
  const { answered, asked } = answeredOf(seats)
  return (
    <section className="card m-rnd" id="m-round" tabIndex={-1} aria-labelledby="m-rnd-t">
      <div className="m-rnd-h">
        <div>
          <h2 className="h2" id="m-rnd-t">
            {title}
          </h2>
          <p className="small muted">{leads ? t('round.blind') : t('round.blindForOthers')}</p>
        </div>
        <p className="m-sum">
          <b>{answered}</b> <span className="muted">{t('round.answered', { count: asked })}</span>
        </p>
      </div>
      <ul className="m-seats">
        {seats.map((seat) => (
          <Seat key={seat.member} seat={seat} />
        ))}
      </ul>
      {leads && <LeadRound round={round} seats={seats} />}
    </section>
  )
}

const pictures: Readonly<Record<SeatInRound['state'], IconPicture>> = {
  given: CheckmarkCircleIcon,
  beforehand: CheckmarkCircleIcon,
  waits: CircleIcon,
  recused: CircleSlashIcon,
  left: PersonMinusIcon,
  late: CircleSlashIcon,
  absent: PersonMinusIcon,
}

function Seat({ seat }: { readonly seat: SeatInRound }) {
  const { t } = useTranslation('meeting')
  const { person } = useInMeeting()
  const format = useFormat()
  const who = person(seat.member)
  const by = seat.filledBy !== null && seat.filledBy !== seat.member ? person(seat.filledBy).name : null
  const word =
    seat.state === 'left' && seat.leftAt !== null
      ? t('round.left', { time: format.clock(new Date(seat.leftAt)) })
      : format.sentence(t(`round.${seat.state === 'left' ? 'absent' : seat.state}`))
  return (
    <li data-s={seat.state}>
      <Avatar person={who} decorative away={seat.state === 'left' || seat.state === 'absent'} />
      <span className="m-who">
        <b>{who.name}</b>
        <span className="tiny muted">
          {by === null ? who.organisation : [who.organisation, t('round.by', { name: by })].filter(Boolean).join(', ')}
        </span>
      </span>
      <span className="st m-seat-s" data-s={seat.state === 'given' || seat.state === 'beforehand' ? 'ok' : 'no'}>
        <Icon of={pictures[seat.state]} />
        <span>{word}</span>
      </span>
    </li>
  )
}

function LeadRound({ round, seats }: { readonly round: Round; readonly seats: readonly SeatInRound[] }) {
  const { t } = useTranslation('meeting')
  const { programmeId, pointId, person } = useInMeeting()
  const format = useFormat()
  const remind = useRoundCommand({ programmeId, pointId })
  const reveal = useRoundCommand({ programmeId, pointId })
  const [withdrawing, setWithdrawing] = useState(false)
  const missing = seats.filter((seat) => seat.state === 'waits')
  const first = missing[0]
  const lastReminder = round.reminded.at(-1)
  return (
    <>
      {round.how === 'meeting' && <QuorumLine item={round.agendaItem} />}
      <div className="m-rnd-f">
        {first !== undefined && (
          <Button
            icon={BellIcon}
            busy={remind.isPending}
            onClick={() => remind.mutate({ round: round.id, command: 'remind' })}
          >
            {missing.length === 1
              ? t('round.remind', { name: person(first.filledBy ?? first.member).name })
              : t('round.remindMany', { count: missing.length })}
          </Button>
        )}
        {lastReminder !== undefined && first !== undefined && (
          <span className="small muted">{t('round.reminded', { time: format.clock(new Date(lastReminder.at)) })}</span>
        )}
        <span className="m-end m-rnd-r">
          <Button variant="tertiary" onClick={() => setWithdrawing(true)}>
            {t('round.withdraw')}
          </Button>
          <Button
            variant={missing.length === 0 ? 'primary' : 'secondary'}
            icon={EyeIcon}
            disabled={missing.length > 0}
            busy={reveal.isPending}
            onClick={() => reveal.mutate({ round: round.id, command: 'reveal' })}
          >
            {t('round.reveal')}
          </Button>
        </span>
      </div>
      <CommandTrouble
        of={{ trouble: remind.isError ? problemText(remind.error) : null }}
        what={t('round.notReminded')}
      />
      <CommandTrouble
        of={{ trouble: reveal.isError ? problemText(reveal.error) : null }}
        what={t('round.notRevealed')}
      />
      {withdrawing && <WithdrawDialog round={round} onClose={() => setWithdrawing(false)} />}
    </>
  )
}

function WithdrawDialog({ round, onClose }: { readonly round: Round; readonly onClose: () => void }) {
  const { t } = useTranslation('meeting')
  const { t: ui } = useTranslation('ui')
  const { programmeId, pointId } = useInMeeting()
  const withdraw = useRoundCommand({ programmeId, pointId })
  return (
    <Dialog
      title={t('round.withdrawTitle')}
      onClose={onClose}
      onSubmit={() => withdraw.mutate({ round: round.id, command: 'withdraw' }, { onSuccess: onClose })}
      actions={
        <>
          <Button type="submit" tone="danger" busy={withdraw.isPending}>
            {t('round.withdraw')}
          </Button>
          <Button variant="tertiary" onClick={onClose}>
            {ui('cancel')}
          </Button>
        </>
      }
    >
      <p>{t('round.withdrawBody')}</p>
      <CommandTrouble of={{ trouble: withdraw.isError ? problemText(withdraw.error) : null }} />
    </Dialog>
  )
}
