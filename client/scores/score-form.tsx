// One's own scores, one item at a time: each benefit with 0–5 or that it is not hers to judge, and why in a line if she likes. Every press is kept at
// the server at once, so that she may put the phone away and go on later. Digits 0–5 mark and go on. Called by open-score-round.tsx.

import { ArrowLeftIcon, ArrowRightIcon } from '@navikt/aksel-icons'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ScoreCell, ScoreRoundBody } from '../../shared/contract/scores.ts'
import type { BenefitId, ItemId, PersonId, ProgrammeId } from '../../shared/ids.ts'
import { problemText } from '../api/problem.ts'
import { useGiveScores } from '../api/score-queries.ts'
import { useSession } from '../api/session-queries.ts'
import { useProgrammeNames } from '../item/programme-context.ts'
import { useSteering } from '../item/use-steering.ts'
import { useBoard } from '../live/use-room.ts'
import { Button } from '../ui/button.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { CriterionField } from './criterion-field.tsx'

type Own = ScoreRoundBody['mine']

export interface ScoreFormProps {
  readonly programmeId: ProgrammeId
  readonly round: ScoreRoundBody
  readonly seat: PersonId
  readonly seatName: string
}

export function ScoreForm({ programmeId, round, seat, seatName }: ScoreFormProps) {
  const { t } = useTranslation('scores')
  const me = useSession().data?.person.id
  const board = useBoard()
  const names = useProgrammeNames()
  const steering = useSteering()
  const give = useGiveScores(programmeId, round.id)
  const form = useRef<HTMLElement>(null)
  const [own, setOwn] = useState<Own>(round.mine)
  const { items, criteria } = round
  const isDone = (item: ItemId) => criteria.every((criterion) => own[item]?.[criterion] !== undefined)
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      items.findIndex((item) => !isDone(item)),
    ),
  )
  const item = items[Math.min(at, items.length - 1)]
  if (item === undefined) return null
  const done = items.filter(isDone).length
  const say = (criterion: BenefitId, cell: ScoreCell) => {
    setOwn((before) => ({ ...before, [item]: { ...before[item], [criterion]: cell } }))
    give.mutate({ item, scores: { [criterion]: cell } })
  }
  const go = (to: number) => {
    setAt(to)
    form.current?.querySelector<HTMLElement>('h2')?.focus()
  }
  const standing = board.items.get(item)
  return (
    <section className="card scr-form" ref={form} aria-labelledby="scr-form-t">
      <p className="small muted">
        {t('form.progress', { at: at + 1, count: items.length })}
        {seat !== me && <> {t('form.for', { name: seatName })}</>}
      </p>
      <progress
        className="sr"
        max={items.length}
        value={done}
        aria-label={t('form.done', { done, count: items.length })}
      />
      <div className="scr-bar" aria-hidden="true">
        {items.map((each, index) => (
          <i key={each} data-done={isDone(each) ? 'true' : undefined} data-at={index === at ? 'true' : undefined} />
        ))}
      </div>
      <h2 className="h2" id="scr-form-t" tabIndex={-1}>
        <span className="scr-id">{item}</span> {standing?.title ?? t('gone')}
      </h2>
      {standing !== undefined && <p className="small muted">{names.area(standing.area)}</p>}
      <p className="small">{t('form.how')}</p>
      <div className="scr-cs">
        {criteria.map((criterion, index) => (
          <CriterionField
            key={`${item}.${criterion}`}
            label={names.benefit(criterion)}
            weight={steering?.weights[criterion] ?? 1}
            cell={own[item]?.[criterion] ?? null}
            onSay={(cell) => say(criterion, cell)}
            onGoOn={() => {
              const groups = form.current?.querySelectorAll<HTMLElement>('fieldset')
              const next = groups?.[index + 1]?.querySelector<HTMLElement>('input')
              ;(next ?? form.current?.querySelector<HTMLElement>('[data-next]'))?.focus()
            }}
          />
        ))}
      </div>
      {give.isError && <InlineRefusal what={t('form.notSaved')} why={problemText(give.error)} />}
      <div className="scr-f">
        <Button icon={ArrowLeftIcon} disabled={at === 0} onClick={() => go(at - 1)}>
          {t('form.back')}
        </Button>
        <span role="status">
          {give.isPending ? (
            <span className="small muted">{t('form.saving')}</span>
          ) : (
            <StateWord state={done === items.length ? 'ok' : 'no'}>
              {done === items.length ? t('form.given') : t('form.left', { count: items.length - done })}
            </StateWord>
          )}
        </span>
        <Button
          data-next="true"
          variant={isDone(item) && at < items.length - 1 ? 'primary' : 'secondary'}
          icon={ArrowRightIcon}
          disabled={at >= items.length - 1}
          onClick={() => go(at + 1)}
        >
          {t('form.next')}
        </Button>
      </div>
    </section>
  )
}
