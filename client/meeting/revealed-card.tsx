// A round that was revealed: every position with its reason, all at once, those that disagree first; then the two ways on: the board agrees, or
// the programme owner decides. Called by the current item's page.

import { GavelIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import type { Round } from '../../shared/contract/deciding.ts'
import { positionKinds } from '../../shared/deciding/position.ts'
import { voicesOn } from '../../shared/point/who-is-there.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { isConsensus } from './item-deciding.ts'
import './meeting-cards.css'
import { positionPictures } from '../item/position-form.tsx'
import { useInMeeting } from './meeting-context.ts'
import { QuorumLine } from './quorum-line.tsx'
import { useRoundTitle } from './round-title.ts'

export type DecidePath = 'consensus' | 'owner'

export interface RevealedCardProps {
  readonly round: Round
  /** The version the board was shown since, which the round says nothing of; null when it is of the text in force. */
  readonly replacedBy: number | null
  /** Asks for the decision; null when there is none to make on this round. */
  readonly onDecide: ((path: DecidePath) => void) | null
}

export function RevealedCard({ round, replacedBy, onDecide }: RevealedCardProps) {
  const { t } = useTranslation('meeting')
  const title = useRoundTitle(round)
  const { person, view } = useInMeeting()
  const format = useFormat()
  const positions = [...(round.positions ?? [])].sort(
    (a, b) => positionKinds.indexOf(b.position) - positionKinds.indexOf(a.position),
  )
  const agrees = isConsensus(round)
  const missing = round.asked.length - positions.filter((each) => round.asked.includes(each.seat)).length
  return (
    <section className="card m-rnd" id="m-round" tabIndex={-1} aria-labelledby="m-rev-t">
      <div className="m-rnd-h">
        <div>
          <h2 className="h2" id="m-rev-t">
            {title}
          </h2>
          {round.revealedAt !== null && (
            <p className="small muted">
              {t('round.revealed', { time: format.clock(new Date(round.revealedAt)) })}
              {missing > 0 && `, ${t('round.missing', { count: missing })}`}
            </p>
          )}
        </div>
        <StateWord state={agrees ? 'ok' : 'warn'}>{agrees ? t('round.agrees') : t('round.disagrees')}</StateWord>
      </div>
      {replacedBy !== null && (
        <p className="small m-replaced">
          <StateWord state="warn">{t('round.replaced', { version: replacedBy })}</StateWord>
        </p>
      )}
      <ul className="m-revealed">
        {positions.map((each) => {
          const who = person(each.seat)
          const by = each.by === each.seat ? null : person(each.by).name
          return (
            <li key={each.seat}>
              <Avatar person={who} decorative />
              <span className="m-who">
                <b>{who.name}</b>
                <span className="tiny muted">
                  {[
                    who.organisation,
                    by === null ? '' : t('round.by', { name: by }),
                    each.beforehand ? t('round.beforehand') : '',
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </span>
                {each.reason !== '' && <span className="m-reason">{each.reason}</span>}
              </span>
              <span className="m-kind">
                <Icon of={positionPictures[each.position]} />
                {t(`position.${each.position}`)}
              </span>
            </li>
          )
        })}
      </ul>
      {onDecide !== null && view.meeting.state === 'in-session' && (
        <>
          <QuorumLine item={round.agendaItem} />
          <Ways
            agrees={agrees}
            hasQuorum={voicesOn(view, round.agendaItem).size >= view.meeting.quorum}
            onDecide={onDecide}
          />
        </>
      )}
    </section>
  )
}

function Ways(o: {
  readonly agrees: boolean
  readonly hasQuorum: boolean
  readonly onDecide: (path: DecidePath) => void
}) {
  const { agrees, hasQuorum, onDecide } = o
  const { t } = useTranslation('meeting')
  const { leads, may } = useInMeeting()
  const owns = may('decision.own')
  const registers = leads && may('decision.register')
  if (!owns && !registers) return null
  return (
    <div className="m-rnd-f">
      {agrees ? (
        registers && (
          <Button icon={GavelIcon} disabled={!hasQuorum} onClick={() => onDecide('consensus')}>
            {t('round.board')}
          </Button>
        )
      ) : (
        <>
          <Button
            icon={GavelIcon}
            disabled={!owns || !hasQuorum}
            {...(owns ? {} : { 'aria-describedby': 'm-owner-only' })}
            onClick={() => onDecide('owner')}
          >
            {t('round.owner')}
          </Button>
          <span className="small muted" id="m-owner-only">
            {owns ? t('round.amendFirst') : `${t('round.ownerOnly')} ${t('round.amendFirst')}`}
          </span>
        </>
      )}
    </div>
  )
}
