// Programme structure: what one programme's board is made of, told in the product's own form: frame, areas, actors, benefits, questions.
// Fixed at seeding; read by everyone who may open the board. Sources: the steering document, by chapter, in domain.md's words.

import { z } from 'zod'
import { frameStepSchema, steeringSchema } from '../frame/steering.ts'
import { actorIdSchema, areaIdSchema, benefitIdSchema } from '../ids.ts'
import { localNameSchema } from '../local-name.ts'

const standardQuestionSchema = z.object({
  id: z.string(),
  question: localNameSchema,
  kind: z.enum(['evaluate', 'analyse', 'decide']),
})

export const programmeStructureSchema = z.object({
  owner: z.string(),
  currency: z.literal('MNOK'),
  priceYear: z.number().int(),
  frame: z.object({ p50: z.number(), p85: z.number(), illustrative: z.boolean() }),
  /** `short` stands where a row has no room for the name; the name does when it is left out. */
  areas: z.array(z.object({ id: areaIdSchema, name: localNameSchema, short: localNameSchema.optional() })).readonly(),
  actors: z.array(z.object({ id: actorIdSchema, name: z.string() })).readonly(),
  benefits: z.array(z.object({ id: benefitIdSchema, name: localNameSchema })).readonly(),
  needKinds: z
    .array(z.object({ id: z.union([z.literal(1), z.literal(2), z.literal(3)]), name: localNameSchema }))
    .readonly(),
  questions: z.array(standardQuestionSchema).readonly(),
  cutUnit: z.enum(['item', 'area']),
  /** What the programme began with. What holds now is asked of the frame's own address (contract/frame.ts). */
  steering: steeringSchema.optional(),
  ladder: z.array(frameStepSchema).readonly().optional(),
})
/** The structure of a programme. Figures marked illustrative are examples, because the document leaves them open. */
export type ProgrammeStructure = Readonly<z.infer<typeof programmeStructureSchema>>
