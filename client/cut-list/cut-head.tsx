// The head of the cut list: what it is still worth today and after the next point against what is needed to hold P85, as a sentence and as steps in time; when it no
// longer covers the need, and what expires before the board can come back to it. Called by cut-list-page.tsx.

import { ExclamationmarkTriangleIcon, HourglassIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import { cutState } from '../../shared/frame/cut-saving.ts'
import { useProgrammeBody, useProgrammeNames } from '../item/programme-context.ts'
import { TrialNote } from '../item/trial-note.tsx'
import { useBoard } from '../live/use-room.ts'
import { StateWord } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'
import './cut-head.css'
import { Emphasised } from '../ui/emphasised.tsx'
import { PotentialChart } from './potential-chart.tsx'
import type { CutList } from './use-cut-potential.ts'

export function CutHead({ list }: { readonly list: CutList }) {
  const { t } = useTranslation('cutList')
  const board = useBoard()
  const programme = useProgrammeBody()
  const { potential, next, today } = list
  if (board.cut.length === 0) {
    return (
      <div className="cut-s">
        <p className="sentence">{t('sentenceNone')}</p>
      </div>
    )
  }
  const isAwaited = potential === null && list.trouble === null
  return (
    <div
      className="cut-s"
      data-figures={potential === null ? undefined : 'true'}
      data-awaited={isAwaited ? 'true' : undefined}
    >
      <div className="cut-s-w">
        {potential === null ? (
          <p className="muted" role="status">
            {list.trouble === null ? t('head.working') : t(`head.trouble.${list.trouble}`)}
          </p>
        ) : (
          <>
            <Sentence potential={potential} hasNext={next !== null} />
            <Warnings list={list} potential={potential} />
            <Foot list={list} potential={potential} />
            <TrialNote programmeId={programme.id} />
          </>
        )}
      </div>
      {potential !== null && potential.steps.length > 0 && (
        <PotentialChart potential={potential} today={today} next={next?.date ?? null} />
      )}
    </div>
  )
}

type OfPotential = { readonly potential: NonNullable<CutList['potential']> }

function Sentence({ potential, hasNext }: OfPotential & { readonly hasNext: boolean }) {
  const { t } = useTranslation('cutList')
  const format = useFormat()
  const { structure } = useProgrammeNames()
  const { today, points, need } = potential
  const after = hasNext ? points[0]?.left.mean : undefined
  const words = {
    today: format.number(today.mean, 0),
    unit: structure.currency,
    next: format.number(after ?? 0, 0),
    need: format.number(need, 0),
  }
  const isHeld = need === 0
  const key = after === undefined ? (isHeld ? 'todayHeld' : 'today') : isHeld ? 'bothHeld' : 'both'
  const bad = today.mean < need ? 0 : after !== undefined && after < need ? 1 : null
  return (
    <p className="sentence">
      <Emphasised text={t(`head.${key}`, words)} bad={bad} />
    </p>
  )
}

function Warnings({ list, potential }: OfPotential & { readonly list: CutList }) {
  const { t } = useTranslation('cutList')
  const board = useBoard()
  const format = useFormat()
  const { today, next } = list
  const { uncoveredFrom } = potential
  const expiring = board.cut.filter((id) => {
    const cut = board.items.get(id)?.cut
    return cut !== undefined && next !== null && cutState(cut, today) === 'open' && cutState(cut, next.date) !== 'open'
  })
  return (
    <>
      {uncoveredFrom !== null && (
        <StateWord state="bad" icon={ExclamationmarkTriangleIcon}>
          {uncoveredFrom === today
            ? t('head.uncoveredNow')
            : t('head.uncoveredFrom', { date: format.date(uncoveredFrom) })}
        </StateWord>
      )}
      {expiring.length > 0 && (
        <StateWord state="warn" icon={HourglassIcon}>
          {t('head.before', { count: expiring.length, ids: format.list(expiring) })}
        </StateWord>
      )}
    </>
  )
}

function Foot({ list, potential }: OfPotential & { readonly list: CutList }) {
  const { t } = useTranslation('cutList')
  const format = useFormat()
  const { structure } = useProgrammeNames()
  const { today, p85, unestimated } = potential
  return (
    <p className="small muted">
      {t('head.foot', {
        year: structure.priceYear,
        range: format.range(today.low, today.high, 0),
        p85: format.number(p85, 0),
        unit: structure.currency,
      })}
      {unestimated > 0 && ` ${t('missing', { count: unestimated })}`}
      {list.isTrial ? ` ${t('head.trial')}` : list.isIllustrative ? ` ${t('head.illustrative')}` : ''}
    </p>
  )
}
