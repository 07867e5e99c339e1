// What is said of an alternative in a line: whose it is, since when, who may see it, how far it has come. Called by the list, its own page and the frame around
// its lists.

import { useTranslation } from 'react-i18next'
import type { Alternative, AlternativesBody } from '../../shared/contract/alternatives.ts'
import type { Permission } from '../../shared/rules/permissions.ts'
import type { OfAlternative } from '../api/alternatives-queries.ts'
import { useMembership, useSession } from '../api/session-queries.ts'
import type { State } from '../ui/state-word.tsx'
import { useFormat } from '../ui/use-format.ts'

export const stateOf: Readonly<Record<Alternative['state'], State>> = {
  open: 'no',
  proposed: 'no',
  adopted: 'ok',
  closed: 'no',
}

export interface OneAlternative {
  readonly programmeId: OfAlternative['programmeId']
  readonly alternative: Alternative
}

export type People = AlternativesBody['people']

/** @returns «Privat · laget av Kari Nordmann 12. november 2026», and how it ended */
export function useAlternativeLine(): (alternative: Alternative, people: People) => string {
  const { t } = useTranslation('alternatives')
  const format = useFormat()
  const nameOf = (people: People, id: string) => people.find((person) => person.id === id)?.name ?? id
  return (alternative, people) => {
    const { visibility, maker, madeAt, outcome, state, proposal } = alternative
    const day = (at: string) => format.moment(new Date(at), new Date())
    const parts = [
      t(`visibility.${visibility}`),
      t('madeBy', { name: nameOf(people, maker), when: day(madeAt) }),
      proposal === null ? null : t('proposedBy', { name: nameOf(people, proposal.by), when: day(proposal.at) }),
      outcome === null || (state !== 'adopted' && state !== 'closed')
        ? null
        : t(`ended.${state}`, { name: nameOf(people, outcome.by), when: day(outcome.at) }),
    ]
    return parts.filter((part) => part !== null).join(' · ')
  }
}

export interface MaySteer {
  readonly isOver: boolean
  readonly isMaker: boolean
  /** Renames and closes it. */
  readonly steers: boolean
  readonly proposes: boolean
  readonly adopts: boolean
}

/** @returns what the reader may do with an alternative; the server has the last word */
export function useMaySteer(programmeId: OfAlternative['programmeId'], alternative: Alternative): MaySteer {
  const me = useSession().data?.person.id
  const permissions: readonly Permission[] = useMembership(programmeId)?.permissions ?? []
  const isOver = alternative.state === 'adopted' || alternative.state === 'closed'
  const isMaker = alternative.maker === me
  const adopts = permissions.includes('alternative.adopt')
  return {
    isOver,
    isMaker,
    steers: !isOver && (isMaker || adopts),
    proposes: !isOver && alternative.state === 'open' && permissions.includes('agenda.edit'),
    adopts: !isOver && adopts,
  }
}
