// The frame around the lists of an alternative: says all the while that this is not the queue, which alternative it is and who sees it, and has the lists below open
// the alternative's room. Called by client/app, which lays the queue or the cut list in it.

import { FileSearchIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Alternative } from '../../shared/contract/alternatives.ts'
import { type OfAlternative, useAlternatives } from '../api/alternatives-queries.ts'
import { AlternativeContext } from '../item/alternative-here.ts'
import { Icon } from '../ui/icon.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { AlternativePage } from './alternative-page.tsx'
import './alternatives.css'

export type AlternativeFrameProps = OfAlternative & { readonly children: ReactNode }

export function AlternativeFrame({ programmeId, id, children }: AlternativeFrameProps) {
  const { t } = useTranslation('alternatives')
  const told = useAlternatives(programmeId)
  const alternative = told.data?.alternatives.find((each) => each.id === id)
  if (told.isPending) {
    return (
      <div className="page-body">
        <LoadingRows label={t('loading')} rows={8} />
      </div>
    )
  }
  // Its page says why there is nothing here, and where to go.
  if (alternative === undefined) return <AlternativePage programmeId={programmeId} id={id} />
  return (
    // Whose it is decides what one may in it: when that changes the lists begin anew.
    <AlternativeContext value={alternative} key={`${alternative.visibility} ${alternative.state}`}>
      <Banner programmeId={programmeId} alternative={alternative} />
      {children}
    </AlternativeContext>
  )
}

function Banner(o: { readonly programmeId: OfAlternative['programmeId']; readonly alternative: Alternative }) {
  const { t } = useTranslation('alternatives')
  const { id, name, state, visibility } = o.alternative
  const params = { programme: o.programmeId, alternative: id }
  const isOver = state === 'adopted' || state === 'closed'
  return (
    <section className="alt-b" aria-label={t('banner.label')}>
      <p>
        <Icon of={FileSearchIcon} />
        <span>
          <b>{t('banner.title', { name })}</b> <span>{isOver ? t(`banner.${state}`) : t(`banner.${visibility}`)}</span>
        </span>
      </p>
      <nav aria-label={t('banner.ways')}>
        <Link to="/p/$programme/alternatives/$alternative" params={params}>
          {t('banner.about')}
        </Link>
        <Link to="/p/$programme/alternatives/$alternative/queue" params={params}>
          {t('toQueue')}
        </Link>
        <Link to="/p/$programme/alternatives/$alternative/cut-list" params={params}>
          {t('toCutList')}
        </Link>
        <Link to="/p/$programme/alternatives/compare" params={{ programme: o.programmeId }} search={{ with: id }}>
          {t('toCompare')}
        </Link>
        <Link to="/p/$programme/queue" params={{ programme: o.programmeId }}>
          {t('banner.back')}
        </Link>
      </nav>
    </section>
  )
}
