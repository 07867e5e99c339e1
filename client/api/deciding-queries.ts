// Deciding: a point's wordings, rounds and decisions, the commands on them, the register and the board as the members saw it. Called by the pages of points,
// meetings and decisions. Every command answers the point's deciding as it then is.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import {
  boardThenSchema,
  type Decide,
  type DecidingView,
  decidingViewSchema,
  type OpenRound,
  type RegisterFilter,
  registerBodySchema,
  shownDecisionSchema,
  type WriteWording,
} from '../../shared/contract/deciding.ts'
import type { GivenPosition } from '../../shared/deciding/position.ts'
import type { DecisionId, PointId, ProgrammeId, RoundId, WordingId } from '../../shared/ids.ts'
import { requestKeySchema } from '../../shared/ids.ts'
import { attemptDecision, type DecideState } from './decide-attempt.ts'
import { noticeKey } from './notice-keys.ts'
import { contentOf } from './problem.ts'
import { randomUuid } from './random-id.ts'
import { request } from './request.ts'

interface AtPoint {
  readonly programmeId: ProgrammeId
  readonly pointId: PointId
}

/** While a meeting is shown, a lost notice costs no more than this. */
const liveRefetchMs = 5_000

const decidingKey = ({ programmeId, pointId }: AtPoint) => [
  ...noticeKey({ topic: 'deciding', id: pointId }),
  programmeId,
]
const decisionsKey = (programmeId: ProgrammeId) => noticeKey({ topic: 'decisions', id: programmeId })

/** @param o.live whether it is shown in a meeting: then it is asked for again by itself */
export function useDeciding({ live = false, ...at }: AtPoint & { readonly live?: boolean }) {
  return useQuery({
    queryKey: decidingKey(at),
    refetchInterval: live ? liveRefetchMs : false,
    queryFn: async ({ signal }) =>
      contentOf(await request({ path: `${pointPath(at)}/deciding`, schema: decidingViewSchema, signal })),
  })
}

/** Writes a new version of an agenda item's wording. */
export function useWriteWording(at: AtPoint) {
  return useDecidingCommand(at, (body: WriteWording) => ({ method: 'POST', path: `${pointPath(at)}/wordings`, body }))
}

export function usePublishWording(at: AtPoint) {
  return useDecidingCommand(at, (wording: WordingId) => ({
    method: 'POST',
    path: `${base(at)}/wordings/${wording}/publish`,
  }))
}

export function useOpenRound(at: AtPoint) {
  return useDecidingCommand(at, (body: OpenRound) => ({ method: 'POST', path: `${pointPath(at)}/rounds`, body }))
}

/** Gives one's position in an open round, or another in its place. */
export function useGivePosition(at: AtPoint) {
  return useDecidingCommand(at, ({ round, given }: { readonly round: RoundId; readonly given: GivenPosition }) => ({
    method: 'PUT',
    path: `${base(at)}/rounds/${round}/position`,
    body: given,
  }))
}

export function useGivePositionBeforehand(at: AtPoint) {
  return useDecidingCommand(at, (o: { readonly wording: WordingId; readonly given: GivenPosition }) => ({
    method: 'PUT',
    path: `${base(at)}/wordings/${o.wording}/position`,
    body: o.given,
  }))
}

/** Reveals a round, withdraws it, or reminds those it waits for. */
export function useRoundCommand(at: AtPoint) {
  return useDecidingCommand(
    at,
    ({ round, command }: { readonly round: RoundId; readonly command: 'reveal' | 'withdraw' | 'remind' }) => ({
      method: 'POST',
      path: `${base(at)}/rounds/${round}/${command}`,
    }),
  )
}

/**
 * Decides. `state` is always one of: nothing asked, sending, registered as number N, not registered and why, or unknown while it is being asked what
 * became of it. The key of the attempt stays the same until it is known.
 */
export function useDecide(at: AtPoint) {
  const { programmeId, pointId } = at
  const client = useQueryClient()
  const [state, setState] = useState<DecideState>({ kind: 'idle' })
  const running = useRef<object | null>(null)
  useEffect(
    () => () => {
      running.current = null
    },
    [],
  )
  const decide = useCallback(
    async (asked: Omit<Decide, 'key'>) => {
      // A second press while it is not known what became of the first is the first.
      if (running.current !== null) return
      const self = {}
      running.current = self
      const body: Decide = { ...asked, key: requestKeySchema.parse(randomUuid()) }
      const path = `${pointPath({ programmeId, pointId })}/decisions`
      await attemptDecision({
        send: () => request({ method: 'POST', path, body, schema: shownDecisionSchema }),
        pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
        tell: setState,
        isOver: () => running.current !== self,
      })
      if (running.current === self) running.current = null
      for (const queryKey of [
        decidingKey({ programmeId, pointId }),
        decisionsKey(programmeId),
        noticeKey({ topic: 'circulations', id: programmeId }),
        ['programmes', programmeId],
      ]) {
        await client.invalidateQueries({ queryKey })
      }
    },
    [client, programmeId, pointId],
  )
  const reset = useCallback(() => {
    if (running.current === null) setState({ kind: 'idle' })
  }, [])
  return { state, decide, reset }
}

/** The register of decisions, newest first. @param enabled false while nobody needs it: then it is not asked for */
export function useRegister(programmeId: ProgrammeId, filter: RegisterFilter = {}, enabled = true) {
  const asked = Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return useQuery({
    enabled,
    queryKey: [...decisionsKey(programmeId), Object.fromEntries(asked)],
    queryFn: async ({ signal }) =>
      contentOf(
        await request({
          path: `/api/programmes/${programmeId}/decisions?${new URLSearchParams(asked)}`,
          schema: registerBodySchema,
          signal,
        }),
      ),
    placeholderData: (before) => before,
  })
}

/** The board as the members saw it when they decided. What it was never changes; what has changed since may. */
export function useBoardThen({ programmeId, decision }: { programmeId: ProgrammeId; decision: DecisionId }) {
  return useQuery({
    queryKey: [...decisionsKey(programmeId), decision, 'board'],
    queryFn: async ({ signal }) =>
      contentOf(
        await request({
          path: `/api/programmes/${programmeId}/decisions/${decision}/board`,
          schema: boardThenSchema,
          signal,
        }),
      ),
  })
}

interface Command {
  readonly method: 'POST' | 'PUT'
  readonly path: string
  readonly body?: unknown
}

function useDecidingCommand<Asked>(at: AtPoint, commandOf: (asked: Asked) => Command) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (asked: Asked): Promise<DecidingView> =>
      contentOf(await request({ ...commandOf(asked), schema: decidingViewSchema })),
    // An answer that was under way is older than this one.
    onSuccess: async (view) => {
      await client.cancelQueries({ queryKey: decidingKey(at) })
      client.setQueryData(decidingKey(at), view)
      void client.invalidateQueries({ queryKey: noticeKey({ topic: 'circulations', id: at.programmeId }) })
    },
    onError: () => client.invalidateQueries({ queryKey: decidingKey(at) }),
  })
}

function base({ programmeId }: AtPoint): string {
  return `/api/programmes/${programmeId}`
}

function pointPath(at: AtPoint): string {
  return `${base(at)}/points/${at.pointId}`
}
