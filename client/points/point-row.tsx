// One evaluation point in the list: its day in words leads to it; when, where and who leads it under. Called by the points page.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { PointBody } from '../../shared/contract/http.ts'
import { PointStateWord } from '../ui/point-state.tsx'
import { Tag } from '../ui/tag.tsx'
import { useFormat } from '../ui/use-format.ts'
import { useHeadWords } from './head-words.ts'

export interface PointRowProps {
  readonly point: PointBody
  /** The first that is to come. */
  readonly next: boolean
}

export function PointRow({ point, next }: PointRowProps) {
  const { t } = useTranslation('points')
  const format = useFormat()
  const words = useHeadWords()
  const { head } = point
  return (
    <article className="pt" data-next={next ? 'true' : undefined} data-point={point.id}>
      <span className="pt-n" aria-hidden="true">
        {point.number}
      </span>
      <div className="pt-t">
        <p className="label">
          <span className="sr">{t('number', { number: point.number })}: </span>
          {head.title}
        </p>
        <h3>
          <Link to="/p/$programme/points/$point" params={{ programme: point.programmeId, point: point.id }}>
            {format.sentence(format.longDate(head.date))}
          </Link>
        </h3>
        <p className="muted">{words(head)}</p>
      </div>
      <div className="pt-s">
        {next && point.state !== 'in-session' && <Tag tone="accent">{t('next')}</Tag>}
        <PointStateWord of={point.state} />
      </div>
    </article>
  )
}
