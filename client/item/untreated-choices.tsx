// What a meeting did not come to, with what becomes of each: the next point, another that is open, the backlog, or nothing. Called by the dialog that
// adjourns a meeting and by the point's page afterwards.

import { PadlockLockedIcon } from '@navikt/aksel-icons'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UntreatedBody } from '../../shared/contract/meeting.ts'
import { type AgendaItemId, type PointId, type ProgrammeId, requestKeySchema } from '../../shared/ids.ts'
import { problemText } from '../api/problem.ts'
import { usePoints } from '../api/programme-queries.ts'
import { randomUuid } from '../api/random-id.ts'
import { useCarryUntreated } from '../api/untreated-queries.ts'
import { Icon } from '../ui/icon.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { Select } from '../ui/select.tsx'
import { useFormat } from '../ui/use-format.ts'
import { nextAfter, openTargets } from './point-order.ts'
import './untreated-choices.css'

type Left = UntreatedBody['left']
const backlog = 'backlog'
const leave = 'leave'

interface CarryingOn {
  readonly left: Left
  readonly choiceOf: (item: AgendaItemId) => string
  readonly choose: (item: AgendaItemId, choice: string) => void
  /** How many go somewhere. */
  readonly count: number
  readonly busy: boolean
  readonly trouble: string | null
  /** Carries what goes somewhere, in one request; nothing where nothing does. */
  readonly run: (onDone: () => void) => void
}

/** @param o.left undefined until it is known: then nothing is carried */
export function useCarryingOn(o: {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
  readonly left: Left | undefined
}): CarryingOn {
  const { programmeId, pointId } = o
  const known = usePoints(programmeId).data
  const points = known ?? []
  const left = known === undefined ? [] : (o.left ?? [])
  const carry = useCarryUntreated({ programmeId, pointId })
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  // The same until it is known what became of it: a press after a lost answer carries nothing twice.
  const key = useRef(randomUuid())
  const usual = nextAfter(points, pointId)?.id ?? backlog
  // What the next standard agenda brings anew is not put beside itself.
  const stays = new Set(left.flatMap(({ item, recurs }) => (recurs ? [item] : [])))
  const choiceOf = (item: AgendaItemId): string => chosen[item] ?? (stays.has(item) ? leave : usual)
  const going = left.filter(({ item }) => choiceOf(item) !== leave)
  return {
    left,
    choiceOf,
    choose: (item, choice) => {
      key.current = randomUuid()
      setChosen((before) => ({ ...before, [item]: choice }))
    },
    count: going.length,
    busy: carry.isPending,
    trouble: carry.isError ? problemText(carry.error) : null,
    run: (onDone) => {
      if (carry.isPending) return
      if (going.length === 0) return onDone()
      const items = going.map(({ item, internal }) => {
        const choice = choiceOf(item)
        return { item, internal, to: choice === backlog ? null : (points.find(({ id }) => id === choice)?.id ?? null) }
      })
      carry.mutate({ key: requestKeySchema.parse(key.current), items }, { onSuccess: onDone })
    },
  }
}

export function UntreatedChoices(o: {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
  readonly carrying: CarryingOn
}) {
  const { t } = useTranslation('item')
  const format = useFormat()
  const { programmeId, pointId, carrying } = o
  const points = usePoints(programmeId).data ?? []
  const options = [
    ...openTargets(points, pointId).map(({ id, head }) => ({
      value: id as string,
      label: t('untreated.toPoint', { title: head.title, date: format.date(head.date) }),
    })),
    { value: backlog, label: t('untreated.toBacklog') },
    { value: leave, label: t('untreated.leave') },
  ]
  return (
    <>
      <ul className="un">
        {carrying.left.map(({ item, title, internal }) => (
          <li key={item}>
            <Select
              label={title}
              value={carrying.choiceOf(item)}
              options={options}
              onChange={(choice) => carrying.choose(item, choice)}
            />
            {internal && (
              <p className="un-i small muted">
                <Icon of={PadlockLockedIcon} />
                {t('untreated.internal')}
              </p>
            )}
          </li>
        ))}
      </ul>
      {carrying.trouble !== null && <InlineRefusal what={t('untreated.notDone')} why={carrying.trouble} />}
    </>
  )
}
