// One programme: its name leads to the queue; beside it the cut list, the next point and the person's role. Called by the programmes page.

import { CalendarIcon, ScissorsIcon, TasklistIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ProgrammeSummary } from '../../shared/contract/http.ts'
import { localName } from '../../shared/language/local-name.ts'
import { WaitingCard } from '../item/waiting-card.tsx'
import { useLanguage } from '../language/use-language.ts'
import { Icon } from '../ui/icon.tsx'
import { PointStateWord } from '../ui/point-state.tsx'
import { Tag } from '../ui/tag.tsx'
import { useFormat } from '../ui/use-format.ts'

export function ProgrammeRow({ programme }: { readonly programme: ProgrammeSummary }) {
  const { t } = useTranslation('programmes')
  const { t: shell } = useTranslation('shell')
  const language = useLanguage()
  const format = useFormat()
  const params = { programme: programme.id }
  const { counts, nextPoint: next } = programme
  return (
    <article className="card pr">
      <div className="pr-h">
        <h2>
          <Link to="/p/$programme/queue" params={params}>
            {localName(programme.name, language)}
          </Link>
        </h2>
        <Tag>{shell(`roles.${programme.role}`)}</Tag>
      </div>
      <ul className="pr-l">
        <li>
          <Link to="/p/$programme/queue" params={params}>
            <Icon of={TasklistIcon} />
            {counts === null ? `${shell('nav.queue')}: –` : t('queueCount', { count: counts.queue })}
          </Link>
        </li>
        <li>
          <Link to="/p/$programme/cut-list" params={params}>
            <Icon of={ScissorsIcon} />
            {counts === null ? `${shell('nav.cutList')}: –` : t('cutCount', { count: counts.cut })}
          </Link>
        </li>
      </ul>
      <div className="pr-n">
        <p className="label">{t('nextPoint')}</p>
        {next === null ? (
          <Link to="/p/$programme/points" params={params} className="pr-none">
            <Icon of={CalendarIcon} />
            {t('noPoint')}
          </Link>
        ) : (
          <Link to="/p/$programme/points/$point" params={{ ...params, point: next.id }}>
            <b>{format.sentence(format.longDate(next.head.date))}</b>
            <span className="muted small">{next.head.title}</span>
            <PointStateWord of={next.state} />
          </Link>
        )}
      </div>
      <div className="pr-w">
        <WaitingCard programmeId={programme.id} what="pressing" level={3} />
      </div>
    </article>
  )
}
