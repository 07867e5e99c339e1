// One agenda item in the middle of a meeting: number, kind and owner, its name, the time it has, the text that would be decided, the round,
// one's own position, and the decision. The same for everybody; what only some may do is there for them alone. Called by meeting-view.tsx.

import { ChevronRightIcon } from '@navikt/aksel-icons'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Shown } from '../../shared/point/meeting.ts'
import { askedSeat } from '../../shared/point/seats-in-round.ts'
import { AgendaKind } from '../item/agenda-kind.tsx'
import { ApprovesMinutes } from '../item/approves-minutes.tsx'
import { DecideDialog, type DecideDialogProps } from '../item/decide-dialog.tsx'
import { ownPositionId } from '../item/position-form.tsx'
import { Button } from '../ui/button.tsx'
import type { CourseRow } from './agenda-course.ts'
import { useBesideRoom } from './board-beside.ts'
import { CommandTrouble } from './command-trouble.tsx'
import { DecidedCard } from './decided-card.tsx'
import { goTo } from './go-to.ts'
import { itemDeciding } from './item-deciding.ts'
import { ItemTimer } from './item-timer.tsx'
import { LinkedChips } from './linked-chips.tsx'
import { useInMeeting } from './meeting-context.ts'
import { OpenRound } from './open-round.tsx'
import { OwnPosition } from './own-position.tsx'
import { RevealedCard } from './revealed-card.tsx'
import { RoundCard } from './round-card.tsx'
import { SaidBefore } from './said-before.tsx'
import { useCommand } from './use-command.ts'
import type { Follow } from './use-follow.ts'
import { WordingCard } from './wording-card.tsx'

export interface CurrentItemProps {
  readonly row: CourseRow
  /** Which part of it is seen. */
  readonly part: Shown['page']
  readonly go: Follow['go']
}

export function CurrentItem({ row, part, go }: CurrentItemProps) {
  const { t } = useTranslation('meeting')
  const { programmeId, pointId, view, course, deciding: all, leads, me, person, members } = useInMeeting()
  const board = useBesideRoom()
  const deciding = itemDeciding(all, row.item.id)
  const { round, step } = deciding
  const { meeting } = view
  const current = row.state === 'current'
  const decides =
    row.item.kind === 'decision' ||
    row.item.kind === 'approval' ||
    deciding.published !== null ||
    deciding.draft !== null
  // The decision as it was asked for: it stays on the screen with what came of it, also when the round is decided meanwhile.
  const [decision, setDeciding] = useState<Pick<DecideDialogProps, 'path' | 'round' | 'asked' | 'standing'> | null>(
    null,
  )
  const decided = deciding.decisions.map((each) => <DecidedCard key={each.id} decision={each} />)
  // A round says nothing of a text that was published since: then that text is what is seen.
  useScrollToPart(part === 'round' && step === 'published' ? 'wording' : part, {
    wording: deciding.published,
    round,
    decision: deciding.decisions.at(-1) ?? null,
  })
  const seat = askedSeat(round, view, me.id)
  return (
    <article aria-labelledby="m-now-t">
      <div className="m-now-h">
        <div>
          <p className="label">
            {t('agenda.of', { number: row.number, count: course.rows.length })} · <AgendaKind kind={row.item.kind} />
            {row.item.owner !== '' && ` · ${row.item.owner}`}
            {row.internal && ` · ${t('internal')}`}
          </p>
          <h1 id="m-now-t">{row.item.title}</h1>
        </div>
        {current && meeting.timer !== null && <ItemTimer timer={meeting.timer} />}
      </div>
      {!current && meeting.state === 'in-session' && <NotCurrent row={row} />}
      {row.item.kind === 'approval' && !row.internal && (
        <ApprovesMinutes programmeId={programmeId} pointId={pointId} item={row.item.id} mayApprove={leads && current} />
      )}
      {step === 'decided' && decided}
      {decides ? (
        <WordingCard row={row} deciding={deciding} />
      ) : (
        row.item.linked.length > 0 && (
          <div className="card m-about">
            <LinkedChips ids={row.item.linked} />
          </div>
        )
      )}
      {seat !== null && round !== null && (
        <OwnPosition key={round.id} round={round} forName={seat === me.id ? null : person(seat).name} />
      )}
      {round?.state === 'open' && <RoundCard round={round} />}
      {round?.state === 'revealed' && (
        <RevealedCard
          round={round}
          replacedBy={step === 'published' ? (deciding.published?.version ?? null) : null}
          onDecide={
            step === 'revealed'
              ? (path) => setDeciding({ path, round, asked: deciding.asked, standing: deciding.standing })
              : null
          }
        />
      )}
      {leads && current && decides && (step === 'published' || step === 'revealed') && (
        <OpenRound deciding={deciding} go={go} />
      )}
      {step !== 'decided' && decided}
      <SaidBefore key={row.item.id} row={row} />
      {decision !== null && (
        <DecideDialog
          {...{ programmeId, pointId, person, members, board }}
          {...decision}
          linked={row.item.linked}
          onClose={() => setDeciding(null)}
        />
      )}
    </article>
  )
}

/** Looking at another item than the one that is up: says so, and whoever leads takes it up. */
function NotCurrent({ row }: { readonly row: CourseRow }) {
  const { t } = useTranslation('meeting')
  const { course, leads } = useInMeeting()
  const command = useCommand()
  return (
    <div className="m-elsewhere">
      {course.current !== null && (
        <p className="small muted">{t('agenda.notCurrent', { number: course.current.number })}</p>
      )}
      {leads && (
        <Button icon={ChevronRightIcon} busy={command.busy} onClick={() => command.run(goTo(row))}>
          {t('agenda.goTo')}
        </Button>
      )}
      <CommandTrouble of={command} />
    </div>
  )
}

/**
 * Whoever is shown a wording, a round or a decision has it before her, as soon as it is there: of a round, her own answer. What is in sight already is
 * not moved, and she is put into no field.
 */
function useScrollToPart(
  part: Shown['page'],
  parts: Readonly<Record<ScrolledTo, { readonly id: string } | null>>,
): void {
  const isPart = part === 'wording' || part === 'round' || part === 'decision'
  const id = isPart ? (parts[part]?.id ?? null) : null
  useEffect(() => {
    if (id === null) return
    const own = part === 'round' ? document.getElementById(ownPositionId) : null
    const stands = own ?? document.getElementById(`m-${part}`)
    stands?.scrollIntoView({ block: 'nearest' })
  }, [part, id])
}

type ScrolledTo = 'wording' | 'round' | 'decision'
