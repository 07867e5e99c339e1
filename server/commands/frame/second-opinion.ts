// Second opinion: the newest that was worked out for each programme, and working a new one out when queue, figures or frame are others now: one at a time a
// programme, never on the event loop, once for the same inputs. Kept in memory alone: it advises, and stands nowhere. Called by http/programmes/second-opinion.ts.

import { createHash } from 'node:crypto'
import type { SecondOpinion, SecondOpinionBody } from '../../../shared/contract/second-opinion.ts'
import { canonicalJson } from '../../../shared/deciding/canonical-json.ts'
import { inPriceYear } from '../../../shared/frame/price-year.ts'
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
      if (question === null) return refuse('NOT_FOUND')
      const known = kept.get(programmeId)
      return done({ opinion: known?.opinion ?? null, isCurrent: known?.hash === question.hash })
    },
    async workOut(programmeId) {
      for (;;) {
        const question = await questionOf(context, { documentOf, programmeId })
        if (question === null) return refuse('NOT_FOUND')
        const known = kept.get(programmeId)
        if (known?.hash === question.hash) return done({ opinion: known.opinion, isCurrent: true })
        const waiting = underWay.get(programmeId)
        if (waiting !== undefined) {
          await waiting
          continue
        }
        const working = begin(programmeId, question)
        underWay.set(programmeId, working)
        if (!(await working)) return refuse('UNAVAILABLE')
        const opinion = kept.get(programmeId)?.opinion ?? null
        // Others may have moved something meanwhile: what was asked is answered, and says that it is not of this moment.
        const now = await questionOf(context, { documentOf, programmeId })
        return done({ opinion, isCurrent: now?.hash === question.hash })
      }
    },
  }
}

interface Question {
  readonly asked: OpinionAsked
  readonly hash: string
}

async function questionOf(
  context: Pick<CommandContext, 'database' | 'programmes' | 'now'>,
  { documentOf, programmeId }: { readonly documentOf: DocumentOf; readonly programmeId: ProgrammeId },
): Promise<Question | null> {
  const [programme, document] = [await context.programmes.get(programmeId), await documentOf(boardRoom(programmeId))]
  if (programme === null || document === null) return null
  const { board, rulings } = readRuledBoard(document.doc)
  const { steering, trial, inForce, priceYear } = await frameBody(context, programme)
  const asked: OpinionAsked = {
    items: [...board.items.values()],
    steering,
    frame: { ...(trial ?? frameOf(inForce)), isTrial: trial !== null },
    frozen: [...rulings.frozen.keys()],
    scope: rulings.scope?.items ?? [],
  }
  function frameOf({ p50, p85, priceYear: from }: typeof inForce) {
    const years = { from, to: priceYear, index: steering.priceIndex }
    const [low, high] = [inPriceYear(p50, years), inPriceYear(p85, years)]
    // A year without an index: the frame is shown, and reckoned with, as it was said.
    return low.ok && high.ok ? { p50: low.value, p85: high.value } : { p50, p85 }
  }
  return { asked, hash: hashOf(asked) }
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
