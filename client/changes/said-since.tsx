// What others have said since: those that name the reader first, each with what it is about, its first words and the way there. Called by the page.

import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChangesBody, SaidSince as Said } from '../../shared/contract/changes.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { Button } from '../ui/button.tsx'
import { Tag } from '../ui/tag.tsx'
import { useFormat } from '../ui/use-format.ts'

const shownAtFirst = 10

export function SaidSince(o: {
  readonly programmeId: ProgrammeId
  readonly said: readonly Said[]
  readonly people: ChangesBody['people']
}) {
  const { t } = useTranslation('changes')
  const format = useFormat()
  const [all, setAll] = useState(false)
  const { programmeId, said, people } = o
  if (said.length === 0) return null
  const shown = all ? said : said.slice(0, shownAtFirst)
  return (
    <section aria-labelledby="chg-said">
      <h2 className="h2" id="chg-said">
        {t('said')} <span className="muted">{said.length}</span>
      </h2>
      <ul className="card chg-l">
        {shown.map((one) => (
          <li key={one.comment}>
            <p className="chg-t">
              <Place programmeId={programmeId} said={one} />
              {one.namesReader && <Tag tone="accent">{t('saidToYou')}</Tag>}
              {one.resolved && <Tag>{t('saidResolved')}</Tag>}
            </p>
            <p className="chg-q">{one.text}</p>
            <p className="small muted">
              {people.find(({ id }) => id === one.by)?.name ?? one.by} · {format.moment(new Date(one.at), new Date())}
            </p>
          </li>
        ))}
      </ul>
      {shown.length < said.length && (
        <Button variant="tertiary" onClick={() => setAll(true)}>
          {t('saidMore', { count: said.length - shown.length })}
        </Button>
      )}
    </section>
  )
}

function Place({ programmeId, said }: { readonly programmeId: ProgrammeId; readonly said: Said }) {
  const { t } = useTranslation('comments')
  const { anchor, title, list } = said
  const programme = programmeId
  switch (anchor.kind) {
    case 'item':
    case 'field':
      return (
        <>
          <Tag>{anchor.item}</Tag>
          <Link
            to={list === 'cut' ? '/p/$programme/cut-list' : '/p/$programme/queue'}
            params={{ programme }}
            search={{ item: anchor.item }}
          >
            {title ?? t('page.gone')}
          </Link>
          {anchor.kind === 'field' && <span className="small muted">{t(`fields.${anchor.field}`)}</span>}
        </>
      )
    case 'agenda':
      return (
        <Link
          to="/p/$programme/points/$point"
          params={{ programme, point: anchor.point }}
          search={{ agenda: anchor.agendaItem }}
        >
          {title === null ? t('page.agenda') : t('page.agendaOf', { point: title })}
        </Link>
      )
    case 'decision':
      return (
        <Link to="/p/$programme/decisions/$decision" params={{ programme, decision: anchor.decision }}>
          <DecisionName number={title} />
        </Link>
      )
    case 'programme':
      return (
        <Link to="/p/$programme/comments" params={{ programme }}>
          {t('page.programme')}
        </Link>
      )
  }
}

function DecisionName({ number }: { readonly number: string | null }) {
  const { t } = useTranslation('comments')
  const { t: changes } = useTranslation('changes')
  return <>{number === null ? t('page.decision') : changes('decision', { number })}</>
}
