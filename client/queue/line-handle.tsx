// What takes hold of a line of the frame: dragged to a row, or moved by keys 1 MNOK at a time (10 with Page), it tries that frame out before everybody; nothing
// is decided. And the way to stop trying. Called by line-row.tsx.

import { DragVerticalIcon } from '@navikt/aksel-icons'
import type { KeyboardEvent, PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { FrameBody } from '../../shared/contract/frame.ts'
import type { LineName } from '../../shared/frame/move-effect.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { useTrial } from '../item/use-trial.ts'
import { announceStatus } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { useFormat } from '../ui/use-format.ts'
import type { Percentiles } from './row-estimate.tsx'

export interface LineHandleProps {
  readonly programmeId: ProgrammeId
  readonly body: FrameBody
  readonly line: LineName
  /** This line stands elsewhere than the frame that holds. */
  readonly isTried: boolean
  /** What the queue comes to at each place. */
  readonly places: readonly Percentiles[]
}

const steps: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowLeft: -1,
  PageUp: 10,
  PageDown: -10,
}

export function LineHandle({ programmeId, body, line, isTried, places }: LineHandleProps) {
  const { t } = useTranslation('frameLines')
  const format = useFormat()
  const trial = useTrial(programmeId, body)
  const mnok = trial.frame[line]
  const max = Math.max(Math.ceil((places.at(-1)?.[line] ?? 0) * 1.2), Math.ceil(mnok * 1.5), 100)
  const setTo = (next: number) => trial.setForAll(line, Math.min(max, Math.max(0, Math.round(next))))
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.ctrlKey || event.metaKey || event.altKey ? undefined : steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    event.stopPropagation()
    setTo(mnok + step)
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const count = heldAt(event)
    if (count === null) return
    const reached = count === 0 ? 0 : Math.ceil(places[count - 1]?.[line] ?? 0)
    if (reached !== Math.round(mnok)) setTo(reached)
  }
  return (
    <>
      <span
        className="fl-h"
        role="slider"
        tabIndex={0}
        title={t('drag')}
        aria-label={t('handle', { name: t(`name.${line}`) })}
        aria-orientation="vertical"
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={Math.round(mnok)}
        aria-valuetext={format.withUnit(mnok, 'MNOK', 1)}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.preventDefault()
          event.currentTarget.setPointerCapture(event.pointerId)
          event.currentTarget.focus({ preventScroll: true })
        }}
        onPointerMove={onPointerMove}
      >
        <Icon of={DragVerticalIcon} />
      </span>
      {trial.isOn && isTried && (
        <Button
          variant="tertiary"
          className="fl-stop"
          busy={trial.isBusy}
          onClick={() => {
            trial.stop()
            announceStatus(t('stopped'))
          }}
        >
          {t('stop')}
        </Button>
      )}
    </>
  )
}

/**
 * How many items would stand above a line that is let go of here; null where no row is drawn. By where rows stand, not by where they are seen while
 * they slide: the line's own coming sends them under the hand.
 */
function heldAt({ currentTarget, clientY }: PointerEvent<HTMLElement>): number | null {
  const body = currentTarget.closest<HTMLElement>('[role="rowgroup"]')
  if (body === null) return null
  const rows = [...body.querySelectorAll<HTMLElement>('[data-place]')].map((row) => ({
    place: Number(row.dataset.place),
    middlePx: new DOMMatrix(row.style.transform).m42 + row.offsetHeight / 2,
  }))
  if (rows.length === 0) return null
  const y = clientY - body.getBoundingClientRect().top
  const above = rows.filter(({ middlePx }) => middlePx <= y).map(({ place }) => place)
  return above.length > 0 ? Math.max(...above) : Math.min(...rows.map(({ place }) => place)) - 1
}
