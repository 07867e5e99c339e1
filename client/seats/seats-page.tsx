// Coming in. Where there are seats: who sits on which board, by programme and by what they do there; one press and one is seated. The seats exist only while
// the server is for this machine alone; elsewhere the ways to sign in stand here. Called by the address /seats; afterwards one comes back to where one was going.

import { useTranslation } from 'react-i18next'
import type { Seat } from '../../shared/contract/http.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { localName } from '../../shared/language/local-name.ts'
import type { RefusalCode } from '../../shared/outcome.ts'
import type { Role } from '../../shared/role.ts'
import { problemText, refusalCodeOf } from '../api/problem.ts'
import { useSeats, useSession, useTakeSeat } from '../api/session-queries.ts'
import { useSignInWays } from '../api/sign-in-queries.ts'
import { useLanguage } from '../language/use-language.ts'
import { Brand } from '../ui/brand.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { useDocumentTitle } from '../ui/page-head.tsx'
import { EntryFrame } from './entry-frame.tsx'
import { SeatPress } from './seat-press.tsx'
import './seats-page.css'
import { LanguageSwitch } from './language-switch.tsx'
import { SignInWays } from './sign-in-ways.tsx'

export type SeatsPageProps = {
  /** Where the person was going; null when she came here herself. */
  readonly next: string | null
  /** Why she was turned away at the issuer; null: she was not. */
  readonly refused: RefusalCode | null
  /** She is seated; on this programme, or null when it is not known. */
  readonly onSeated: (programmeId: ProgrammeId | null) => void
}

export function SeatsPage(props: SeatsPageProps) {
  const ways = useSignInWays()
  const { t } = useTranslation('signIn')
  if (ways.isPending) {
    return (
      <EntryFrame title={t('title')}>
        <LoadingRows label={t('loading')} rows={2} rowHeightPx={52} />
      </EntryFrame>
    )
  }
  if (ways.data === undefined) {
    return (
      <EntryFrame title={t('title')}>
        <ErrorPanel title={t('failed')} onRetry={() => void ways.refetch()}>
          {problemText(ways.error)}
        </ErrorPanel>
      </EntryFrame>
    )
  }
  if (ways.data.seats) return <SeatsToTake {...props} />
  return <SignInWays ways={ways.data} {...props} onSeated={() => props.onSeated(null)} />
}

function SeatsToTake({ next, onSeated }: SeatsPageProps) {
  const { t } = useTranslation('seats')
  useDocumentTitle(t('title'))
  const session = useSession()
  const seated = session.data ?? null
  return (
    <div className="seats">
      <header className="seats-top">
        <span className="brand">
          <Brand />
        </span>
        <LanguageSwitch />
      </header>
      <main id="main" className="seats-main">
        <div className="seats-head">
          <h1>{t('title')}</h1>
          <p className="seats-intro">{t('intro')}</p>
          <p className="muted small">
            {t('note')} {next !== null && t('returning')}
          </p>
          {seated !== null && (
            <p className="seats-now">
              <span>{t('current', { name: seated.person.name })}</span>
              <Button variant="primary" onClick={() => onSeated(null)}>
                {t('goOn')}
              </Button>
            </p>
          )}
        </div>
        <Seats onSeated={onSeated} seatedId={seated?.person.id ?? null} />
      </main>
    </div>
  )
}

function Seats({
  onSeated,
  seatedId,
}: {
  readonly onSeated: SeatsPageProps['onSeated']
  readonly seatedId: string | null
}) {
  const { t } = useTranslation('seats')
  const language = useLanguage()
  const seats = useSeats()
  const take = useTakeSeat()
  if (seats.isPending) {
    return (
      <div className="card">
        <LoadingRows label={t('loading')} rows={8} rowHeightPx={52} />
      </div>
    )
  }
  if (refusalCodeOf(seats.error) === 'NOT_FOUND') return <EmptyState lead={t('closed.lead')} body={t('closed.body')} />
  if (seats.isError) {
    return (
      <ErrorPanel title={t('failed')} onRetry={() => void seats.refetch()}>
        {problemText(seats.error)}
      </ErrorPanel>
    )
  }
  if (seats.data.length === 0) return <EmptyState lead={t('empty.lead')} body={t('empty.body')} />
  const taking = take.isPending ? take.variables : null
  return (
    <>
      {take.isError && <InlineRefusal what={t('notTaken')} why={problemText(take.error)} />}
      <div className="seats-boards">
        {byProgramme(seats.data).map(({ programme, groups }) => (
          <section key={programme.id} className="card seats-board" aria-labelledby={`seats-${programme.id}`}>
            <h2 id={`seats-${programme.id}`}>{localName(programme.name, language)}</h2>
            {groups.map(({ group, seats: inGroup }) => (
              <div key={group} className="seats-group">
                <h3 className="label">{t(`groups.${group}`)}</h3>
                <ul>
                  {inGroup.map((seat) => (
                    <li key={seat.seat}>
                      <SeatPress
                        seat={seat}
                        busy={taking === seat.seat}
                        mine={seat.person.id === seatedId}
                        onTake={() => {
                          if (taking !== null) return
                          take.mutate(seat.seat, { onSuccess: () => onSeated(seat.programme.id) })
                        }}
                      />
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </section>
        ))}
      </div>
    </>
  )
}

type Group = 'board' | 'office' | 'others'

type BoardOfSeats = {
  readonly programme: Seat['programme']
  readonly groups: readonly { readonly group: Group; readonly seats: readonly Seat[] }[]
}

const groupOf: Readonly<Record<Role, Group>> = {
  'programme-owner': 'board',
  'board-member': 'board',
  deputy: 'board',
  'programme-manager': 'office',
  'programme-office': 'office',
  facilitator: 'office',
  'stream-owner': 'others',
  'queue-steward': 'others',
  commenter: 'others',
  observer: 'others',
}

function byProgramme(seats: readonly Seat[]): readonly BoardOfSeats[] {
  const programmes = new Map(seats.map((seat) => [seat.programme.id, seat.programme]))
  const groups: readonly Group[] = ['board', 'office', 'others']
  return [...programmes.values()].map((programme) => ({
    programme,
    groups: groups
      .map((group) => ({
        group,
        seats: seats.filter((seat) => seat.programme.id === programme.id && groupOf[seat.role] === group),
      }))
      .filter(({ seats: inGroup }) => inGroup.length > 0),
  }))
}
