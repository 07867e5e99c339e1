// What a meeting that was held came to: its decisions word for word with the way to each, the promises made at it, how far its minutes have come, and
// what comes next. First on the point's page once the meeting is adjourned. Called by point-view.tsx.

import { ArrowUndoIcon, GavelIcon, PencilWritingIcon } from '@navikt/aksel-icons'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Meeting } from '../../shared/point/meeting.ts'
import { useDeciding } from '../api/deciding-queries.ts'
import { usePoints } from '../api/programme-queries.ts'
import { usePromises } from '../api/promises-queries.ts'
import { dayOf, nextAfter } from '../item/point-order.ts'
import { Icon } from '../ui/icon.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import { WholeIds } from '../ui/whole-ids.tsx'
import './held-card.css'
import { promisesOf } from './held-words.ts'
import { useInPoint } from './point-context.ts'
import { UntreatedPart } from './untreated-part.tsx'
import type { AtPoint } from './use-point-command.ts'

export function HeldCard({ meeting, ...at }: AtPoint & { readonly meeting: Meeting }) {
  const { t } = useTranslation('held')
  return (
    <section className="card he" aria-labelledby="held-title">
      <h2 className="h2" id="held-title">
        {t('title')}
      </h2>
      <div className="he-g">
        <div className="he-m">
          <Decisions {...at} />
          <Promises {...at} />
        </div>
        <div className="he-m">
          <Minutes {...at} meeting={meeting} />
          <UntreatedPart />
          <Next {...at} meeting={meeting} />
        </div>
      </div>
    </section>
  )
}

function Decisions({ programmeId, pointId }: AtPoint) {
  const { t } = useTranslation('held')
  const readsAll = useInPoint().permissions.includes('internal.read')
  const { data, error } = useDeciding({ programmeId, pointId })
  return (
    <div>
      <h3 className="label">{t('decisions')}</h3>
      {data === undefined ? (
        <p className="small muted">{error === null ? '…' : t('failed')}</p>
      ) : data.decisions.length === 0 ? (
        // Whoever may not read what is internal is not told that nothing was decided: she cannot know.
        <p className="muted">{t(readsAll ? 'none' : 'noneShown')}</p>
      ) : (
        <ol className="he-d">
          {data.decisions.map((decision) => (
            <li key={decision.id}>
              <Link
                className="ds-link"
                to="/p/$programme/decisions/$decision"
                params={{ programme: programmeId, decision: decision.id }}
              >
                <Icon of={GavelIcon} />
                {t('number', { number: decision.number })}
              </Link>
              <ReversedBy number={data.reversals.find((each) => each.decision === decision.id)?.number} />
              <p className="he-w">
                <WholeIds>{decision.wording}</WholeIds>
              </p>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

/** Nothing of a decision that stands. */
function ReversedBy({ number }: { readonly number: number | undefined }) {
  const { t } = useTranslation('decisions')
  if (number === undefined) return null
  return (
    <span className="he-r small">
      <StateWord state="warn" icon={ArrowUndoIcon}>
        {t('reversedBy', { number })}
      </StateWord>
    </span>
  )
}

/** Nothing where none was made. */
function Promises({ programmeId, pointId }: AtPoint) {
  const { t } = useTranslation('held')
  const format = useFormat()
  const told = usePromises(programmeId).data
  const deciding = useDeciding({ programmeId, pointId }).data
  const made = promisesOf(told?.promises ?? [], { pointId, decisions: deciding?.decisions ?? [] })
  const nameOf = (id: string) => told?.people.find((person) => person.id === id)?.name ?? ''
  if (made.length === 0) return null
  return (
    <div>
      <h3 className="label">
        <Link className="ds-link" to="/p/$programme/promises" params={{ programme: programmeId }}>
          {t('promises')}
        </Link>
      </h3>
      <ul className="he-p">
        {made.map(({ id, text, owner, due, state }) => (
          <li key={id}>
            <span>
              <WholeIds>{text}</WholeIds>
              <span className="small muted"> {t('due', { name: nameOf(owner), date: format.date(due) })}</span>
            </span>
            {state !== 'open' && <StateWord state={state === 'kept' ? 'ok' : 'no'}>{t(`states.${state}`)}</StateWord>}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Minutes({ meeting, programmeId, pointId }: AtPoint & { readonly meeting: Meeting }) {
  const { t } = useTranslation('held')
  const format = useFormat()
  const { approvedAt, state } = meeting
  return (
    <div>
      <h3 className="label">{t('minutes')}</h3>
      <p className="he-s">
        {state === 'approved' ? (
          <StateWord state="ok">
            {t('approved')} {approvedAt !== null && format.date(dayOf(new Date(approvedAt)))}
          </StateWord>
        ) : (
          <StateWord state="no" icon={PencilWritingIcon}>
            {t('draft')}
          </StateWord>
        )}
        <Link
          className="ds-link"
          to="/p/$programme/points/$point/minutes"
          params={{ programme: programmeId, point: pointId }}
        >
          {t('read')}
        </Link>
      </p>
    </div>
  )
}

function Next({ meeting, programmeId, pointId }: AtPoint & { readonly meeting: Meeting }) {
  const { t } = useTranslation('held')
  const format = useFormat()
  const points = usePoints(programmeId).data
  const next = points === undefined ? undefined : nextAfter(points, pointId)
  return (
    <div>
      <h3 className="label">{t('next')}</h3>
      {meeting.state === 'adjourned' && <p>{t('approveAt')}</p>}
      {next !== undefined && (
        <p>
          {next === null ? (
            <span className="muted">{t('noNext')}</span>
          ) : (
            <Link
              className="ds-link"
              to="/p/$programme/points/$point"
              params={{ programme: programmeId, point: next.id }}
            >
              {t('nextPoint', { date: format.longDate(next.head.date) })}
            </Link>
          )}
        </p>
      )}
    </div>
  )
}
