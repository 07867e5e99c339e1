// Second opinion: the newest that was worked out for each programme, and working a new one out when queue, figures or frame are others now: one at a time a
// programme, never on the event loop, once for the same inputs. Kept in memory alone: it advises, and stands nowhere. Called by http/programmes/second-opinion.ts.

import { createHash } from 'node:crypto'
import type { SecondOpinion, SecondOpinionBody } from '../../../shared/contract/second-opinion.ts'
import { canonicalJson } from '../../../shared/deciding/canonical-json.ts'
import { frameInPrices } from '../../../shared/frame/price-year.ts'
import { boardRoom, type ProgrammeId } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { readRuledBoard } from '../board/ruled-board.ts'
import type { CommandContext } from '../context.ts'
import type { DocumentOf } from '../documents/kept-documents.ts'
import { frameBody } from './frame-body.ts'
import type { OpinionAsked, OpinionFigures } from './work-out-opinion.ts'

export interface SecondOpinions {
  readonly read: (programmeId: ProgrammeId) => Promise<Outcome<SecondOpinionBody>>
  /** Works it out unless it stands; waits for one that is under way. */
  readonly workOut: (programmeId: ProgrammeId) => Promise<Outcome<SecondOpinionBody>>
}

interface Kept {
  readonly hash: string
  readonly opinion: SecondOpinion
}

/** @param inThread works out beside the event loop; throws where that fails */
export function secondOpinions(
  context: Pick<CommandContext, 'database' | 'programmes' | 'now' | 'logger'>,
  {
    documentOf,
    inThread,
  }: { readonly documentOf: DocumentOf; readonly inThread: (asked: OpinionAsked) => Promise<OpinionFigures> },
): SecondOpinions {
  const kept = new Map<ProgrammeId, Kept>()
  const underWay = new Map<ProgrammeId, Promise<boolean>>()

  /** @returns false when it failed */
  const begin = async (programmeId: ProgrammeId, { asked, hash }: Question): Promise<boolean> => {
    try {
      const figures = await inThread(asked)
      kept.set(programmeId, { hash, opinion: { ...figures, at: context.now().toISOString() } })
      return true
    } catch (error) {
      context.logger.error({ programmeId, fault: error instanceof Error ? error.name : 'unknown' }, 'no second opinion')
      return false
    } finally {
      underWay.delete(programmeId)
    }
  }

  return {
    async read(programmeId) {
      const question = await questionOf(context, { documentOf, programmeId })
      if (!question.ok) return question
      const known = kept.get(programmeId)
      return done({ opinion: known?.opinion ?? null, isCurrent: known?.hash === question.value.hash })
    },
    async workOut(programmeId) {
      for (;;) {
        const question = await questionOf(context, { documentOf, programmeId })
        if (!question.ok) return question
        const { hash } = question.value
        const known = kept.get(programmeId)
        if (known?.hash === hash) return done({ opinion: known.opinion, isCurrent: true })
        const waiting = underWay.get(programmeId)
        if (waiting !== undefined) {
          await waiting
          continue
        }
        const working = begin(programmeId, question.value)
        underWay.set(programmeId, working)
        if (!(await working)) return refuse('UNAVAILABLE')
        const opinion = kept.get(programmeId)?.opinion ?? null
        // Others may have moved something meanwhile: what was asked is answered, and says that it is not of this moment.
        const now = await questionOf(context, { documentOf, programmeId })
        return done({ opinion, isCurrent: now.ok && now.value.hash === hash })
      }
    },
  }
}

interface Question {
  readonly asked: OpinionAsked
  readonly hash: string
}

/** @returns NOT_FOUND, or why the frame cannot be told in the estimates' prices */
async function questionOf(
  context: Pick<CommandContext, 'database' | 'programmes' | 'now'>,
  { documentOf, programmeId }: { readonly documentOf: DocumentOf; readonly programmeId: ProgrammeId },
): Promise<Outcome<Question>> {
  const programme = await context.programmes.get(programmeId)
  const document = await documentOf(boardRoom(programmeId))
  if (programme === null || document === null) return refuse('NOT_FOUND')
  const { steering, trial, inForce, priceYear } = await frameBody(context, programme)
  const frame = trial === null ? frameInPrices(inForce, { to: priceYear, index: steering.priceIndex }) : done(trial)
  if (!frame.ok) return frame
  const { board, rulings } = readRuledBoard(document.doc)
  const { p50, p85 } = frame.value
  const asked: OpinionAsked = {
    items: [...board.items.values()],
    steering,
    frame: { p50, p85, isTrial: trial !== null },
    frozen: [...rulings.frozen.keys()],
    scope: rulings.scope?.items ?? [],
  }
  return done({ asked, hash: hashOf(asked) })
}

/** Of what decides the answer: a new title or description of an item is no new question. */
function hashOf({ items, ...rest }: OpinionAsked): string {
  const told = items
    .map(({ id, position, estimate, drivers, benefit, needs, demand, adoption, who, realisedOn }) => {
      const asks = { estimate, drivers, benefit, demand, adoption, who, realisedOn }
      return { id, position, needs: Object.keys(needs).sort(), ...asks }
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  return createHash('sha256')
    .update(canonicalJson({ items: told, ...rest }))
    .digest('hex')
}
