// Local name: the name of a programme's own thing (programme, area, benefit, driver, precondition) in the three languages. Which of them is
// read is chosen by shared/language/local-name.ts.

import { z } from 'zod'

/** A name in bokmål and English, and in nynorsk where the programme has given one. */
export const localNameSchema = z.object({ nb: z.string(), nn: z.string().optional(), en: z.string() })
export type LocalName = Readonly<z.infer<typeof localNameSchema>>
