// The line where a person lands: what is nearest of what waits for her, as a link to where it is done, and how much more there is. Nothing when nothing
// waits. What comes late does not move what she has begun to use: then the figure in the menu tells it. Called by the queue.

import { ArrowRightIcon, BellIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgrammeId } from '../../shared/ids.ts'
import { Icon } from '../ui/icon.tsx'
import { useWaiting } from './use-waiting.ts'
import './waiting-line.css'
import { WaitingLink } from './waiting-link.tsx'

export function WaitingLine({ programmeId }: { readonly programmeId: ProgrammeId }) {
  const { t } = useTranslation('waiting')
  const [nearest, ...others] = useWaiting(programmeId)?.filter(({ pressing }) => pressing) ?? []
  const mayCome = useMayCome(nearest !== undefined)
  if (nearest === undefined || !mayCome) return null
  return (
    <section className="wl" aria-label={t('title')}>
      <Icon of={BellIcon} />
      <p>
        <b>{t('title')}:</b> <WaitingLink programmeId={programmeId} waiting={nearest} />{' '}
        {others.length > 0 && (
          <Link className="ds-link wl-m" to="/p/$programme/inbox" params={{ programme: programmeId }}>
            {t('more', { count: others.length })}
            <Icon of={ArrowRightIcon} />
          </Link>
        )}
      </p>
    </section>
  )
}

const uses = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/** @returns whether the line may stand: it was there before she touched anything on this page. Once there it stays. */
function useMayCome(isThere: boolean): boolean {
  const [state, setState] = useState<'free' | 'stands' | 'late'>(isThere ? 'stands' : 'free')
  if (state === 'free' && isThere) setState('stands')
  useEffect(() => {
    if (state !== 'free') return
    const touched = () => setState((before) => (before === 'free' ? 'late' : before))
    for (const use of uses) document.addEventListener(use, touched, { passive: true, capture: true })
    return () => {
      for (const use of uses) document.removeEventListener(use, touched, { capture: true })
    }
  }, [state])
  return state === 'stands' || (state === 'free' && isThere)
}
