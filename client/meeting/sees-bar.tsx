// What the room sees and what the reader sees. Whoever leads goes where she likes, and *Vis for alle* is a deliberate act; everybody else follows
// or goes on her own, and comes back with one press. Called by meeting-view.tsx.

import { EyeIcon, MonitorIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import type { Shown } from '../../shared/point/meeting.ts'
import { usePeople } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { CommandTrouble } from './command-trouble.tsx'
import { sameShown } from './follow.ts'
import { useInMeeting } from './meeting-context.ts'
import { meetingKeys } from './meeting-keys.ts'
import { shownWords } from './shown-words.ts'
import { useCommand } from './use-command.ts'
import type { Follow } from './use-follow.ts'

export function SeesBar({ follow }: { readonly follow: Follow }) {
  const { t } = useTranslation('meeting')
  const { leads } = useInMeeting()
  return (
    <section className="m-sees" aria-label={t('sees.bar')}>
      {leads ? <LeadsBar follow={follow} /> : <FollowsBar follow={follow} />}
    </section>
  )
}

function LeadsBar({ follow }: { readonly follow: Follow }) {
  const { t } = useTranslation('meeting')
  const words = useShownWords()
  const show = useCommand()
  const { follows, roams } = useFollowers()
  const same = sameShown(follow.room, follow.sees)
  const counted = [follows > 0 && t('sees.follow', { count: follows }), roams > 0 && t('sees.roam', { count: roams })]
  return (
    <>
      <span className="m-sees-w">
        <Icon of={MonitorIcon} />
        <span>
          <b>{t('sees.room')}</b> {words(follow.room)}
        </span>
      </span>
      <span className="m-sees-w">
        <Icon of={EyeIcon} />
        <span>
          <b>{t('sees.you')}</b> {words(follow.sees)}
        </span>
      </span>
      <span className="m-sees-f muted">{counted.filter(Boolean).join(', ')}</span>
      <Button
        variant="primary"
        aria-keyshortcuts={meetingKeys.show}
        icon={MonitorIcon}
        busy={show.busy}
        disabled={same}
        onClick={() => show.run({ type: 'show', shown: follow.sees })}
      >
        {same ? t('sees.shown') : t('sees.show')}
      </Button>
      <CommandTrouble of={show} />
    </>
  )
}

function FollowsBar({ follow }: { readonly follow: Follow }) {
  const { t } = useTranslation('meeting')
  const words = useShownWords()
  const { offered, follows } = follow
  return (
    <>
      <span className="m-sees-w" aria-live="polite">
        <Icon of={MonitorIcon} />
        <span>
          {offered !== null
            ? t('sees.offer', { what: words(offered) })
            : follows
              ? t('sees.following')
              : t('sees.roaming')}
        </span>
      </span>
      <span className="m-sees-a">
        {(offered !== null || !follows) && (
          <Button
            variant={offered === null ? 'tertiary' : 'secondary'}
            aria-keyshortcuts={meetingKeys.follow}
            onClick={follow.follow}
          >
            {offered === null ? t('sees.back') : t('sees.take')}
          </Button>
        )}
        {follows && (
          <Button variant="tertiary" aria-keyshortcuts={meetingKeys.roam} onClick={follow.roam}>
            {t('sees.leave')}
          </Button>
        )}
      </span>
    </>
  )
}

/** @returns a function that says what is shown. */
function useShownWords(): (shown: Shown) => string {
  const { t } = useTranslation('meeting')
  const { course, deciding } = useInMeeting()
  return (shown) => shownWords({ shown, course, deciding, t })
}

/** @returns how many others follow, and how many go on their own, by what their pages tell of them. */
function useFollowers(): { readonly follows: number; readonly roams: number } {
  const { me } = useInMeeting()
  const others = usePeople().filter((entry) => entry.person.id !== me.id && entry.state.page === 'meeting')
  const follows = others.filter((entry) => entry.state.follows === true).length
  return { follows, roams: others.length - follows }
}
