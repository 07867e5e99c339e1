// Score rounds of a programme: the list with what each item last came to, one round whole, asking, answering, setting the deadline, showing and withdrawing.
// Asked again at a notice, and now and then. Called by the page of scores and the item's drawer.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  type AskScores,
  type GiveScores,
  type ScoreRoundWhole,
  scoreRoundBodySchema,
  scoresBodySchema,
} from '../../shared/contract/scores.ts'
import type { ItemId, PersonId, ProgrammeId, ScoreRoundId } from '../../shared/ids.ts'
import { noticeKey } from './notice-keys.ts'
import { contentOf } from './problem.ts'
import { request } from './request.ts'

const refetchMs = 30_000
const keyOf = (programmeId: ProgrammeId) => noticeKey({ topic: 'scores', id: programmeId })
const pathOf = (programmeId: ProgrammeId): string => `/api/programmes/${programmeId}/scores`

export function useScores(programmeId: ProgrammeId) {
  return useQuery({
    queryKey: [...keyOf(programmeId), 'list'],
    refetchInterval: refetchMs,
    queryFn: async ({ signal }) =>
      contentOf(await request({ path: pathOf(programmeId), schema: scoresBodySchema, signal })),
  })
}

export function useScoreRound(programmeId: ProgrammeId, round: ScoreRoundId) {
  return useQuery({
    queryKey: [...keyOf(programmeId), round],
    queryFn: async ({ signal }) =>
      contentOf(await request({ path: `${pathOf(programmeId)}/${round}`, schema: scoreRoundBodySchema, signal })),
  })
}

/** Asks people to score; the new round is the value. */
export function useAskScores(programmeId: ProgrammeId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (body: AskScores): Promise<ScoreRoundWhole> =>
      contentOf(await request({ method: 'POST', path: pathOf(programmeId), body, schema: scoreRoundBodySchema })),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(programmeId) }),
  })
}

/** Says something of one item. What is said first is sent first. */
export function useGiveScores(programmeId: ProgrammeId, round: ScoreRoundId) {
  const client = useQueryClient()
  return useMutation({
    scope: { id: `scores-${round}` },
    mutationFn: async (o: { readonly item: ItemId } & GiveScores): Promise<ScoreRoundWhole> =>
      contentOf(
        await request({
          method: 'PUT',
          path: `${pathOf(programmeId)}/${round}/items/${o.item}`,
          body: { scores: o.scores },
          schema: scoreRoundBodySchema,
        }),
      ),
    onSettled: async () => {
      await Promise.all([
        client.invalidateQueries({ queryKey: keyOf(programmeId) }),
        client.invalidateQueries({ queryKey: ['inbox'] }),
      ])
    },
  })
}

export type ScoreStep =
  | { readonly step: 'reveal'; readonly without: readonly PersonId[] }
  | { readonly step: 'deadline'; readonly deadline: string }
  | { readonly step: 'withdraw' }

/** What whoever runs a round does with it. */
export function useStepScores(programmeId: ProgrammeId, round: ScoreRoundId) {
  const client = useQueryClient()
  const path = `${pathOf(programmeId)}/${round}`
  return useMutation({
    mutationFn: async (o: ScoreStep): Promise<void> => {
      if (o.step === 'withdraw') {
        contentOf(await request({ method: 'POST', path: `${path}/withdraw`, schema: null }))
        return
      }
      const asked =
        o.step === 'reveal'
          ? ({ method: 'POST', path: `${path}/reveal`, body: { without: o.without } } as const)
          : ({ method: 'PUT', path: `${path}/deadline`, body: { deadline: o.deadline } } as const)
      contentOf(await request({ ...asked, schema: scoreRoundBodySchema }))
    },
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(programmeId) }),
  })
}
