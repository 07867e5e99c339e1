// The groups the queue is arranged in, with the names of the programme's own areas and organisations and the streams the board has decided. Called by
// queue-page.tsx.

import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Board } from '../../shared/board/snapshot.ts'
import type { Steering } from '../../shared/frame/steering.ts'
import type { ItemId } from '../../shared/ids.ts'
import { receiversOf } from '../../shared/priority/adopted-benefit.ts'
import { useRegister } from '../api/deciding-queries.ts'
import { useProgrammeBody, useProgrammeNames } from '../item/programme-context.ts'
import { groupsOf, itemsOfStreams } from './groups.ts'
import type { RowGroup } from './queue-rows.ts'
import type { QueueView } from './queue-view.ts'

export interface QueueGroups {
  /** null: one list. */
  readonly groups: readonly RowGroup[] | null
  /** Said above the list; null when there is nothing to say. */
  readonly note: string | null
}

const noStreams: ReadonlyMap<string, ReadonlySet<string>> = new Map()

/** @param o.order the items shown, in the order they are shown */
export function useQueueGroups(o: {
  readonly arrange: QueueView['arrange']
  readonly board: Board
  readonly order: readonly ItemId[]
  readonly steering: Steering | null
}): QueueGroups {
  const { arrange, board, order, steering } = o
  const { t } = useTranslation('queueViews')
  const names = useProgrammeNames()
  const programme = useProgrammeBody().id
  const register = useRegister(programme, { effect: 'stream' }, arrange === 'stream').data
  const streams = useMemo(
    () =>
      register === undefined
        ? noStreams
        : itemsOfStreams(
            register.decisions.flatMap(({ decision, reversedBy }) =>
              decision.effect.type === 'stream' && reversedBy === null
                ? [{ name: decision.effect.name, words: `${decision.effect.mandate} ${decision.wording}` }]
                : [],
            ),
          ),
    [register],
  )
  const groups = useMemo((): readonly RowGroup[] | null => {
    const asked = { order, items: board.items }
    switch (arrange) {
      case 'list':
        return null
      case 'area': {
        const heads = names.structure.areas.map(({ id }) => ({ id, name: names.area(id) }))
        return groupsOf({ ...asked, heads, belongs: ({ area }) => [area], rest: { id: '-', name: t('rest.area') } })
      }
      case 'stream': {
        const heads = [...streams.keys()].map((name) => ({ id: name, name }))
        const belongs = ({ id }: { id: ItemId }): readonly string[] =>
          [...streams].flatMap(([name, held]) => (held.has(id) ? [name] : []))
        return groupsOf({ ...asked, heads, belongs, rest: { id: '-', name: t('rest.stream') } })
      }
      case 'receiver': {
        if (steering === null) return null
        const heads = names.structure.actors.map(({ id, name }) => ({ id, name }))
        const rest = { id: '-', name: t('rest.receiver') }
        return groupsOf({ ...asked, heads, belongs: (item) => receiversOf(item, steering), rest })
      }
    }
  }, [arrange, board.items, order, steering, streams, names, t])
  const note =
    arrange === 'stream' && register !== undefined
      ? t(streams.size === 0 ? 'streams.none' : 'streams.how', { count: streams.size })
      : null
  return { groups, note }
}
