// HTTP contract of scores: rounds in which named people score the benefit of named items, each alone, until all is shown together. What somebody
// says is in nobody's answer but her own before that. Bodies and answers as schemas both sides use.

import { z } from 'zod'
import { shortTextSchema } from '../board/value.ts'
import { benefitIdSchema, itemIdSchema, personIdSchema, scoreRoundIdSchema } from '../ids.ts'
import { highestMark, scoreResultSchema } from '../priority/score-summary.ts'

const mostItemsScored = 50

/** What one says of an item on one criterion: a mark, or null where it is not hers to judge; and why, in a line, if she likes. */
const scoreCellSchema = z.strictObject({
  mark: z.number().int().min(0).max(highestMark).nullable(),
  reason: shortTextSchema,
})
export type ScoreCell = Readonly<z.infer<typeof scoreCellSchema>>

/** What one person said, when it is shown. `by` = who said it: she whose seat it is, or her deputy. */
const scoreLineSchema = z.object({
  seat: personIdSchema,
  by: personIdSchema,
  item: itemIdSchema,
  criterion: benefitIdSchema,
  ...scoreCellSchema.shape,
})

/** By item and criterion. */
const ownScoresSchema = z.record(z.string(), z.record(z.string(), scoreCellSchema))

export const scoreRoundSchema = z.object({
  id: scoreRoundIdSchema,
  number: z.number().int().min(1),
  state: z.enum(['open', 'revealed', 'withdrawn']),
  items: z.array(itemIdSchema),
  criteria: z.array(benefitIdSchema),
  openedAt: z.iso.datetime(),
  deadline: z.iso.datetime().nullable(),
  revealedAt: z.iso.datetime().nullable(),
  /** Who asked for it. This and the next three are told those who take part, and are null for others. */
  openedBy: personIdSchema.nullable(),
  asked: z.array(personIdSchema).nullable(),
  /** Which of those have answered: who, never what. */
  answered: z.array(personIdSchema).nullable(),
  /** Those it was shown without. */
  missing: z.array(personIdSchema).nullable(),
  /** Whose seat the reader answers for: her own, or one she stands in for; null: nobody's. */
  seat: personIdSchema.nullable(),
  /** What she has said herself so far. */
  mine: ownScoresSchema,
})
export type ScoreRoundBody = Readonly<z.infer<typeof scoreRoundSchema>>

/** What an item last came to, by criterion. */
const lastScoredSchema = z.object({
  item: itemIdSchema,
  roundId: scoreRoundIdSchema,
  revealedAt: z.iso.datetime(),
  results: z.array(scoreResultSchema),
})

const peopleSchema = z.array(z.object({ id: personIdSchema, name: z.string(), organisation: z.string() }))

/** GET …/scores. Those who take part see what is open; everybody what is revealed. */
export const scoresBodySchema = z.object({
  /** The server's time. */
  at: z.iso.datetime(),
  /** Newest first. */
  rounds: z.array(scoreRoundSchema),
  latest: z.array(lastScoredSchema),
  people: peopleSchema,
})
export type ScoresBody = Readonly<z.infer<typeof scoresBodySchema>>

/** GET …/scores/{round}: one round, what it came to and, for those who take part, what each said. Both are null until it is revealed. */
export const scoreRoundBodySchema = z.object({
  at: z.iso.datetime(),
  round: scoreRoundSchema,
  results: z.array(scoreResultSchema).nullable(),
  lines: z.array(scoreLineSchema).nullable(),
  people: peopleSchema,
})
export type ScoreRoundWhole = Readonly<z.infer<typeof scoreRoundBodySchema>>

/** POST …/scores. Null: all of the programme's benefits; everybody who may score but deputies. */
export const askScoresSchema = z.strictObject({
  items: z.array(itemIdSchema).min(1).max(mostItemsScored),
  criteria: z.array(benefitIdSchema).min(1).max(20).nullable(),
  people: z.array(personIdSchema).min(1).max(200).nullable(),
  deadline: z.iso.datetime().nullable(),
})
export type AskScores = Readonly<z.infer<typeof askScoresSchema>>

/** PUT …/scores/{round}/items/{item}: by criterion; one that is not named stays as it was. */
export const giveScoresSchema = z.strictObject({ scores: z.record(benefitIdSchema, scoreCellSchema) })
export type GiveScores = Readonly<z.infer<typeof giveScoresSchema>>

/** POST …/scores/{round}/reveal. After the deadline: without those who are named, if they have not answered. */
export const revealScoresSchema = z.strictObject({ without: z.array(personIdSchema).max(200) })

/** PUT …/scores/{round}/deadline */
export const scoreDeadlineSchema = z.strictObject({ deadline: z.iso.datetime() })
