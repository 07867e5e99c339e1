// What was decided since, which points were called or in session, and which cuts can no longer be taken back with use. Called by the page.

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ChangesBody } from '../../shared/contract/changes.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { Tag } from '../ui/tag.tsx'
import { useFormat } from '../ui/use-format.ts'

export type SinceProps = { readonly programmeId: ProgrammeId; readonly body: ChangesBody }

export function DecidedSince({ programmeId, body }: SinceProps) {
  const { t } = useTranslation('changes')
  const format = useFormat()
  const { decisions, exempt } = body
  if (decisions.length + exempt.length === 0) return null
  return (
    <section aria-labelledby="chg-decided">
      <h2 className="h2" id="chg-decided">
        {t('decided')} <span className="muted">{decisions.length + exempt.length}</span>
      </h2>
      <ul className="card chg-l">
        {decisions.map(({ id, number, wording, decidedAt }) => (
          <li key={id}>
            <p className="chg-t">
              <Link to="/p/$programme/decisions/$decision" params={{ programme: programmeId, decision: id }}>
                {t('decision', { number })}
              </Link>
              <span className="small muted">{format.moment(new Date(decidedAt), new Date())}</span>
            </p>
            <p className="chg-w">{wording}</p>
          </li>
        ))}
        {exempt.map((number) => (
          <li key={number}>
            <p className="muted">{t('exempt', { number })}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Points that were called or in session since. */
export function MetSince({ programmeId, body: { marks, since } }: SinceProps) {
  const { t } = useTranslation('changes')
  const format = useFormat()
  const met = marks.filter(({ at }) => at > since)
  if (met.length === 0) return null
  return (
    <section aria-labelledby="chg-met">
      <h2 className="h2" id="chg-met">
        {t('met')} <span className="muted">{met.length}</span>
      </h2>
      <ul className="card chg-l">
        {met.map(({ kind, point, title, at }) => (
          <li key={`${kind} ${point}`}>
            <p className="chg-t">
              <Link to="/p/$programme/points/$point" params={{ programme: programmeId, point }}>
                {title}
              </Link>
              <span className="small muted">
                {t(`metKinds.${kind}`)} · {format.moment(new Date(at), new Date())}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function ExpiredSince({ programmeId, body: { expired } }: SinceProps) {
  const { t } = useTranslation('changes')
  const format = useFormat()
  if (expired.length === 0) return null
  return (
    <section aria-labelledby="chg-expired">
      <h2 className="h2" id="chg-expired">
        {t('expired')} <span className="muted">{expired.length}</span>
      </h2>
      <ul className="card chg-l">
        {expired.map(({ item, title, on }) => (
          <li key={item}>
            <p className="chg-t">
              <Tag>{item}</Tag>
              <Link to="/p/$programme/cut-list" params={{ programme: programmeId }} search={{ item }}>
                {title}
              </Link>
              <span className="small muted">{t('expiredOn', { date: format.date(on) })}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
