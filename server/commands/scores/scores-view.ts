// Scores view: the score rounds of a programme as one reader may see them. Whoever takes part sees what is open: what is asked, of whom, and who has
// answered; of what was said her own alone. Others see a round when it is revealed, and what it came to, never who said what.
// Called by server/http/programmes/scores.ts and the inbox.

import type { ScoreCell, ScoreRoundBody, ScoreRoundWhole, ScoresBody } from '../../../shared/contract/scores.ts'
import type { ItemId, PersonId, ProgrammeId, ScoreRoundId } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { may } from '../../../shared/rules/permissions.ts'
import { type Score, type ScoreRound, type ScoreScene, seatScoredFor } from '../../domain/score-rounds.ts'
import { namesOf } from '../../store/people.ts'
import { findScoreRound, type OpenScores, openScoresIn, revealedScores, scoreRoundsOf } from '../../store/scores.ts'
import type { CommandContext } from '../context.ts'
import { readScoreScene } from './score-scene.ts'

type Needs = Pick<CommandContext, 'database' | 'now'>

interface Asked {
  readonly programmeId: ProgrammeId
  readonly person: PersonId
}

/** @returns the rounds the reader may know of; NOT_FOUND for somebody without a place on the programme */
export async function scoresView({ database: { db }, now }: Needs, asked: Asked): Promise<Outcome<ScoresBody>> {
  const { programmeId } = asked
  const at = now()
  const scene = await readScoreScene(db, { ...asked, now: at })
  if (!scene.ok) return scene
  const rounds = (await scoreRoundsOf(db, programmeId)).filter((round) => stands(scene.value, round))
  const open = await openScoresIn(db, rounds)
  const bodies = rounds.map((round) => bodyOf(scene.value, round, open.get(round.id)))
  return done({
    at: at.toISOString(),
    rounds: bodies,
    latest: latestOf(rounds),
    people: [...(await namesOf(db, bodies.flatMap(peopleIn)))],
  })
}

/** @returns one round; NOT_FOUND where the reader may not know of it */
export async function scoreRoundView(
  { database: { db }, now }: Needs,
  asked: Asked & { readonly id: ScoreRoundId },
): Promise<Outcome<ScoreRoundWhole>> {
  const { programmeId, id } = asked
  const at = now()
  const scene = await readScoreScene(db, { ...asked, now: at })
  if (!scene.ok) return scene
  const round = await findScoreRound(db, { programmeId, id })
  if (round === null || !stands(scene.value, round)) return refuse('NOT_FOUND')
  const open = await openScoresIn(db, [round])
  const said = takesPart(scene.value) ? await revealedScores(db, id) : []
  const body = bodyOf(scene.value, round, open.get(id))
  const isShown = round.state === 'revealed'
  return done({
    at: at.toISOString(),
    round: body,
    results: isShown ? [...(round.results ?? [])] : null,
    lines: isShown && takesPart(scene.value) ? said.map(({ givenAt: _at, ...line }) => line) : null,
    people: [...(await namesOf(db, [...peopleIn(body), ...said.flatMap(({ seat, by }) => [seat, by])]))],
  })
}

/** @returns rounds that wait for what one person has to say, and since when */
export async function scoresAwaited(needs: Needs, asked: Asked): Promise<readonly ScoreRoundBody[]> {
  const view = await scoresView(needs, asked)
  return (view.ok ? view.value.rounds : []).filter(
    ({ state, seat, answered }) => state === 'open' && seat !== null && answered?.includes(seat) === false,
  )
}

function takesPart({ actor: { role } }: ScoreScene): boolean {
  return may(role, 'score.give') || may(role, 'score.run')
}

function stands(scene: ScoreScene, round: ScoreRound): boolean {
  return round.state === 'revealed' || (round.state === 'open' && takesPart(scene))
}

function bodyOf(scene: ScoreScene, round: ScoreRound, open: OpenScores | undefined): ScoreRoundBody {
  const tells = takesPart(scene)
  const { results: _results, openedBy, asked, missing, items, criteria, ...rest } = round
  const answered = open?.answered ?? asked.filter((seat) => !missing.includes(seat))
  const seat = may(scene.actor.role, 'score.give') ? seatScoredFor(scene, round, open?.voices ?? []) : null
  return {
    ...rest,
    items: [...items],
    criteria: [...criteria],
    openedBy: tells ? openedBy : null,
    asked: tells ? [...asked] : null,
    answered: tells ? [...answered] : null,
    missing: tells ? [...missing] : null,
    seat: open !== undefined && seat?.ok === true ? seat.value : null,
    mine: ownOf(open?.ownOf(scene.actor.person) ?? []),
  }
}

function ownOf(said: readonly Score[]): ScoreRoundBody['mine'] {
  const mine: Record<string, Record<string, ScoreCell>> = {}
  for (const { item, criterion, mark, reason } of said) {
    mine[item] = { ...mine[item], [criterion]: { mark, reason } }
  }
  return mine
}

function peopleIn({ openedBy, asked }: ScoreRoundBody): readonly PersonId[] {
  return [...(openedBy === null ? [] : [openedBy]), ...(asked ?? [])]
}

/** What each item came to in the newest round that is revealed. @param rounds newest first */
function latestOf(rounds: readonly ScoreRound[]): ScoresBody['latest'] {
  const latest = new Map<ItemId, ScoresBody['latest'][number]>()
  const revealed = rounds.toSorted((a, b) => ((a.revealedAt ?? '') < (b.revealedAt ?? '') ? 1 : -1))
  for (const { id: roundId, items, revealedAt, results } of revealed) {
    if (revealedAt === null || results === null) continue
    for (const item of items) {
      const ofItem = results.filter((result) => result.item === item)
      if (!latest.has(item) && ofItem.length > 0) latest.set(item, { item, roundId, revealedAt, results: ofItem })
    }
  }
  return [...latest.values()]
}
