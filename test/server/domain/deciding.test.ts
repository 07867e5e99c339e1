// Wordings, rounds and decisions, as a board lives them: who may, when, and what is refused.

import { describe, expect, it } from 'vitest'
import { seal } from '../../../server/domain/decision-seal.ts'
import { registerFaults } from '../../../server/domain/register-check.ts'
import { roundsEndedBy } from '../../../server/domain/rounds.ts'
import { boardViewIdSchema } from '../../../shared/ids.ts'
import { done, refuse } from '../../../shared/outcome.ts'
import { pointStates } from '../../../shared/point/meeting.ts'
import {
  answersCall,
  aWorld,
  cannot,
  comes,
  commenter,
  conclude,
  deputy,
  everybody,
  facilitator,
  give,
  giveBeforehand,
  goes,
  ingrid,
  liv,
  mats,
  ola,
  open,
  owner,
  pass,
  publish,
  recuses,
  reservation,
  show,
  sits,
  standsIn,
  supports,
  takeBack,
  type World,
  waitsFor,
  write,
} from './deciding-world.ts'

const published = done(expect.objectContaining({ publishedAt: expect.any(String) }))
const name = (who: string) => ({ params: { name: who } })

/** A published wording, and the board in session with these people there. */
function session(...people: readonly (typeof ola)[]): World {
  const world = aWorld()
  expect(write(world, facilitator, { publish: true })).toEqual(published)
  pass(world, 60_000)
  sits(world, ...(people.length === 0 ? [owner, ola, ingrid] : people))
  return world
}

/** A revealed round in which everybody who was asked says this. */
function revealed(given = supports, ...people: readonly (typeof ola)[]): World {
  const world = session(...people)
  const round = open(world, facilitator)
  if (!round.ok) throw new Error(round.refusal.code)
  for (const seat of round.value.asked) give(world, seat, given)
  expect(show(world, facilitator).ok).toBe(true)
  return world
}

describe('a wording', () => {
  it('[WRD1] is never changed: another text is another version, and the newest published one is in force', () => {
    const world = session()
    expect(write(world, ola, { text: 'Et utkast.', publish: false })).toEqual(
      done(expect.objectContaining({ version: 2, publishedAt: null })),
    )
    expect(open(world, facilitator)).toEqual(refuse('WORDING_UNPUBLISHED'))
    expect(open(world, facilitator, { version: 1 }).ok).toBe(true)
    takeBack(world, facilitator)
    expect(publish(world, facilitator, 2).ok).toBe(true)
    expect(open(world, facilitator, { version: 1 })).toEqual(refuse('WORDING_SUPERSEDED'))
    expect(open(world, facilitator, { version: 2 }).ok).toBe(true)
  })

  it('[WRD2] is published by who leads the deciding, and not over an open round', () => {
    const world = session()
    expect(write(world, ola, { publish: true })).toEqual(
      refuse('FORBIDDEN', { params: { permission: 'decision.register' } }),
    )
    expect(write(world, owner, { publish: true })).toEqual(refuse('GAVEL_ELSEWHERE', name(facilitator)))
    expect(write(world, commenter, { publish: false })).toEqual(
      refuse('FORBIDDEN', { params: { permission: 'wording.write' } }),
    )
    open(world, facilitator)
    expect(write(world, facilitator, { publish: true })).toEqual(refuse('ROUND_OPEN'))
    expect(write(world, ola, { publish: false }).ok).toBe(true)
    expect(publish(world, facilitator, 2)).toEqual(refuse('ROUND_OPEN'))
  })

  it('[WRD6] is neither written nor published by who is recused from its agenda item', () => {
    const world = session()
    expect(write(world, ola, { publish: false }).ok).toBe(true)
    recuses(world, ola)
    recuses(world, facilitator)
    expect(write(world, ola, { publish: false })).toEqual(refuse('RECUSED', name(ola)))
    expect(write(world, facilitator, { publish: true })).toEqual(refuse('RECUSED', name(facilitator)))
    expect(publish(world, facilitator, 2)).toEqual(refuse('RECUSED', name(facilitator)))
    recuses(world, facilitator, false)
    expect(publish(world, facilitator, 2).ok).toBe(true)
  })

  it('[WRD2] is not written when the point is closed or cancelled', () => {
    for (const [state, code] of [
      ['approved', 'CLOSED'],
      ['cancelled', 'CANCELLED'],
    ] as const) {
      const world = aWorld()
      world.meeting = { ...world.meeting, state }
      expect(write(world, facilitator, { publish: false })).toEqual(refuse(code))
    }
  })
})

describe('a round', () => {
  it('[RND1] asks who fills a seat and is not recused, once and for all when it opens', () => {
    const world = session(owner, ola, ingrid)
    recuses(world, ingrid)
    const opened = open(world, facilitator)
    expect(opened).toEqual(done(expect.objectContaining({ asked: [owner, ola], number: 1, state: 'open' })))
    comes(world, liv)
    expect(give(world, liv, supports)).toEqual(refuse('NOT_ASKED', name(liv)))
    expect(give(world, ingrid, supports)).toEqual(refuse('RECUSED', name(ingrid)))
    expect(give(world, mats, supports)).toEqual(refuse('NOT_PRESENT', name(mats)))
    expect(give(world, facilitator, supports)).toEqual(refuse('FORBIDDEN', { params: { permission: 'position.give' } }))
    expect(give(world, deputy, supports)).toEqual(refuse('NO_SEAT', name(deputy)))
  })

  it('[RND1] a deputy answers for the seat of the member he stands in for, and not while she is there', () => {
    const world = session(owner, ola, deputy)
    standsIn(world, deputy, liv)
    expect(open(world, facilitator)).toEqual(done(expect.objectContaining({ asked: [owner, ola, liv] })))
    expect(give(world, deputy, supports)).toEqual(done(expect.objectContaining({ seat: liv, by: deputy })))
    comes(world, liv)
    expect(give(world, deputy, cannot)).toEqual(refuse('NOT_ASKED', name(deputy)))
    expect(give(world, liv, cannot)).toEqual(done(expect.objectContaining({ seat: liv, by: liv, position: 'cannot' })))
  })

  it('[RND7] a seat has one voice: what its member answered herself is changed by nobody else, also when she has left', () => {
    const world = session(owner, ola, liv, deputy)
    standsIn(world, deputy, liv)
    open(world, facilitator)
    expect(give(world, liv, cannot)).toEqual(done(expect.objectContaining({ seat: liv, by: liv })))
    expect(give(world, deputy, supports)).toEqual(refuse('NOT_ASKED', name(deputy)))
    goes(world, liv)
    expect(give(world, deputy, supports)).toEqual(refuse('SEAT_ANSWERED', name(liv)))
    for (const who of [owner, ola]) give(world, who, supports)
    const shown = show(world, facilitator)
    expect(shown.ok && shown.value.filter(({ seat }) => seat === liv)).toEqual([
      expect.objectContaining({ by: liv, position: 'cannot' }),
    ])
  })

  it('[RND7] her presence ends her deputy’s voice; what he answered stands in his name until she answers herself', () => {
    const world = session(owner, ola, deputy)
    standsIn(world, deputy, liv)
    open(world, facilitator)
    for (const who of [owner, ola, deputy]) give(world, who, supports)
    comes(world, liv)
    expect(give(world, deputy, cannot)).toEqual(refuse('NOT_ASKED', name(deputy)))
    const standing = { ...world, answers: new Map(world.answers), rounds: [...world.rounds] }
    const shown = show(standing, facilitator)
    expect(shown.ok && shown.value.filter(({ seat }) => seat === liv)).toEqual([
      expect.objectContaining({ by: deputy, position: 'supports' }),
    ])
    expect(give(world, liv, cannot)).toEqual(done(expect.objectContaining({ seat: liv, by: liv })))
    goes(world, liv)
    expect(give(world, deputy, supports)).toEqual(refuse('SEAT_ANSWERED', name(liv)))
  })

  it('[RND7] what a member said who is recused by then is no answer, and her deputy gives one', () => {
    const world = session(owner, ola, liv, deputy)
    standsIn(world, deputy, liv)
    open(world, facilitator)
    give(world, liv, cannot)
    recuses(world, liv)
    expect(give(world, deputy, supports)).toEqual(done(expect.objectContaining({ seat: liv, by: deputy })))
  })

  it('[RND1] takes in what absent members said beforehand, and nothing from those who are there or recused', () => {
    const world = session(owner, ola, ingrid)
    for (const who of [liv, mats, ola]) expect(giveBeforehand(world, who, reservation).ok).toBe(true)
    recuses(world, mats)
    open(world, facilitator)
    for (const who of [owner, ola, ingrid]) give(world, who, supports)
    const shown = show(world, facilitator)
    expect(shown.ok && shown.value.map(({ seat, beforehand }) => [seat, beforehand])).toEqual([
      [liv, true],
      [owner, false],
      [ola, false],
      [ingrid, false],
    ])
  })

  it('[RND1] takes no position beforehand once it is open, from nobody without a seat, and not on a draft', () => {
    const world = session(owner, ola, ingrid)
    expect(giveBeforehand(world, deputy, supports)).toEqual(refuse('NO_SEAT', name(deputy)))
    recuses(world, liv)
    expect(giveBeforehand(world, liv, supports)).toEqual(refuse('RECUSED', name(liv)))
    open(world, facilitator)
    expect(giveBeforehand(world, mats, supports)).toEqual(refuse('ROUND_OPEN'))
    for (const who of [owner, ola, ingrid]) give(world, who, supports)
    show(world, facilitator)
    expect(giveBeforehand(world, mats, supports)).toEqual(refuse('ROUND_CLOSED'))
    write(world, ola, { publish: false })
    expect(giveBeforehand(world, mats, supports)).toEqual(refuse('WORDING_UNPUBLISHED'))
  })

  it('[RND3] a position may be changed until the reveal and never after', () => {
    const world = session(owner, ola, ingrid)
    open(world, facilitator)
    for (const who of [owner, ola, ingrid]) give(world, who, supports)
    expect(give(world, ola, cannot).ok).toBe(true)
    const shown = show(world, facilitator)
    expect(shown.ok && shown.value.filter(({ seat }) => seat === ola)).toEqual([
      expect.objectContaining({ position: 'cannot' }),
    ])
    expect(give(world, ola, supports)).toEqual(refuse('ROUND_CLOSED'))
    expect(show(world, facilitator)).toEqual(refuse('ROUND_CLOSED'))
    expect(takeBack(world, facilitator)).toEqual(refuse('ROUND_CLOSED'))
  })

  it('[RND4] is revealed when everybody who was asked and is still there has answered', () => {
    const world = session(owner, ola, ingrid)
    open(world, facilitator)
    expect(show(world, owner)).toEqual(refuse('GAVEL_ELSEWHERE', name(facilitator)))
    give(world, owner, supports)
    expect(show(world, facilitator)).toEqual(refuse('ANSWERS_MISSING', { params: { names: 'ola, ingrid' } }))
    give(world, ola, supports)
    goes(world, ingrid)
    expect(show(world, facilitator).ok).toBe(true)
  })

  it('[RND5] a circulation that nobody answered has nothing to reveal, and says so in its own words', () => {
    const world = aWorld()
    write(world, facilitator, { publish: true })
    open(world, facilitator, { how: 'circulation', deadline: '2026-12-01T12:00:00.000Z' })
    pass(world, 6 * 24 * 3_600_000)
    expect(show(world, facilitator)).toEqual(refuse('NOBODY_ANSWERED'))
    expect(takeBack(world, facilitator).ok).toBe(true)
  })

  it('[RND10] that is held in the meeting is revealed in session alone, and ends with it', () => {
    const world = session(owner, ola, ingrid)
    open(world, facilitator)
    give(world, owner, supports)
    const { state } = world.meeting
    for (const [ended, code] of [
      ['adjourned', 'NOT_IN_SESSION'],
      ['approved', 'CLOSED'],
    ] as const) {
      world.meeting = { ...world.meeting, state: ended }
      expect(show(world, facilitator)).toEqual(refuse(code))
    }
    world.meeting = { ...world.meeting, state }
    const [held] = world.rounds
    if (held === undefined) throw new Error('no round')
    const sent = { ...held, how: 'circulation', deadline: '2026-12-01T12:00:00.000Z' } as const
    const all = [held, sent, { ...held, state: 'revealed' }, { ...sent, state: 'withdrawn' }] as const
    const gone = pointStates.map((each) => [each, roundsEndedBy(each, all)])
    const meetingRound = { ...held, state: 'withdrawn' }
    const both = [meetingRound, { ...sent, state: 'withdrawn' }]
    expect(Object.fromEntries(gone)).toEqual({
      draft: [],
      called: [],
      'in-session': [],
      adjourned: [meetingRound],
      approved: both,
      cancelled: both,
    })
  })

  it('[RND4] without an answer there is nothing to reveal', () => {
    const world = session(owner, ola, ingrid)
    open(world, facilitator)
    for (const who of [owner, ola, ingrid]) goes(world, who)
    expect(show(world, facilitator)).toEqual(refuse('NOBODY_ANSWERED'))
  })

  it('[RND4] what somebody said who was recused before the reveal does not count', () => {
    const world = session(owner, ola, ingrid)
    open(world, facilitator)
    for (const who of [owner, ola, ingrid]) give(world, who, supports)
    recuses(world, ingrid)
    const shown = show(world, facilitator)
    expect(shown.ok && shown.value.map(({ seat }) => seat)).toEqual([owner, ola])
  })

  it('[RND9] whatever the clock does, nothing is stamped earlier than what it follows from', () => {
    const world = session()
    const opened = open(world, facilitator)
    const at = world.now.toISOString()
    pass(world, -3_600_000)
    for (const who of [owner, ola, ingrid]) {
      expect(give(world, who, supports)).toEqual(done(expect.objectContaining({ givenAt: at })))
    }
    pass(world, 7_200_000)
    const late = world.now.toISOString()
    give(world, ola, supports)
    pass(world, -7_200_000)
    show(world, facilitator)
    const concluded = conclude(world, facilitator)
    expect([
      opened.ok && opened.value.openedAt,
      world.rounds.at(-1)?.revealedAt,
      concluded.ok && concluded.value.decidedAt,
    ]).toEqual([at, late, late])
  })

  it('[RND6] is one at a time on an agenda item, in session, with somebody to ask', () => {
    const before = aWorld()
    write(before, facilitator, { publish: true })
    expect(open(before, facilitator)).toEqual(refuse('NOT_IN_SESSION'))
    sits(before)
    expect(open(before, facilitator)).toEqual(refuse('NOBODY_ASKED'))
    const world = session()
    expect(open(world, ola)).toEqual(refuse('FORBIDDEN', { params: { permission: 'decision.register' } }))
    expect(open(world, facilitator).ok).toBe(true)
    expect(open(world, facilitator)).toEqual(refuse('ROUND_OPEN'))
    takeBack(world, facilitator)
    expect(open(world, facilitator)).toEqual(done(expect.objectContaining({ number: 2 })))
  })

  it('[RND5] a circulation asks every seat until its deadline, outside a session', () => {
    const world = aWorld()
    write(world, facilitator, { publish: true })
    const deadline = '2026-12-01T12:00:00.000Z'
    expect(open(world, facilitator, { how: 'circulation' })).toEqual(refuse('DEADLINE_MISSING'))
    const past = { how: 'circulation', deadline: '2026-11-01T12:00:00.000Z' } as const
    expect(open(world, facilitator, past)).toEqual(refuse('DEADLINE_MISSING'))
    giveBeforehand(world, liv, supports)
    standsIn(world, deputy, mats)
    expect(open(world, facilitator, { how: 'circulation', deadline })).toEqual(
      done(expect.objectContaining({ asked: [owner, ola, ingrid, liv, mats], deadline })),
    )
    for (const who of [owner, ola]) expect(give(world, who, supports).ok).toBe(true)
    expect(give(world, deputy, supports)).toEqual(done(expect.objectContaining({ seat: mats, by: deputy })))
    expect(give(world, mats, reservation)).toEqual(done(expect.objectContaining({ seat: mats, by: mats })))
    expect(give(world, deputy, cannot)).toEqual(refuse('SEAT_ANSWERED', name(mats)))
    expect(show(world, facilitator)).toEqual(refuse('DEADLINE_AHEAD'))
    pass(world, 6 * 24 * 3_600_000)
    expect(give(world, ingrid, supports)).toEqual(refuse('DEADLINE_PAST'))
    expect(show(world, facilitator).ok).toBe(true)
  })
})

describe('a wording that takes a decision back', () => {
  it('[WRD5] is decided as that or not at all', () => {
    const world = session(owner, ola, ingrid)
    const agreed = () => {
      open(world, facilitator)
      for (const who of [owner, ola, ingrid]) give(world, who, supports)
      show(world, facilitator)
    }
    agreed()
    const first = conclude(world, facilitator)
    if (!first.ok) throw new Error(first.refusal.code)
    write(world, facilitator, { publish: true, reverses: first.value.id })
    pass(world, 1_000)
    agreed()
    expect(conclude(world, facilitator)).toEqual(refuse('INVALID', { field: 'reverses' }))
    expect(conclude(world, facilitator, { reverses: first.value.id })).toEqual(
      done(expect.objectContaining({ number: 2, reverses: first.value.id, undone: { takenBack: [], kept: [] } })),
    )
  })
})

describe('what waits for somebody', () => {
  it('[RND8] is the circulation she is asked in and has not answered, until its deadline', () => {
    const world = aWorld()
    write(world, facilitator, { publish: true })
    recuses(world, liv)
    standsIn(world, deputy, mats)
    open(world, facilitator, { how: 'circulation', deadline: '2026-12-01T12:00:00.000Z' })
    give(world, ola, supports)
    const waiting = () => everybody.filter((who) => waitsFor(world, who).round)
    expect(waiting()).toEqual([owner, ingrid, mats, deputy])
    give(world, deputy, supports)
    expect(waiting()).toEqual([owner, ingrid])
    pass(world, 6 * 24 * 3_600_000)
    expect(waiting()).toEqual([])
  })

  it('[RND8] is a wording the meeting she does not come to will try, until she has given a position or a round is held', () => {
    const world = aWorld()
    answersCall(world, ola, 'does-not-come')
    answersCall(world, liv, 'comes')
    answersCall(world, commenter, 'does-not-come')
    const waiting = () => everybody.filter((who) => waitsFor(world, who).beforehand)
    write(world, facilitator, { publish: false })
    expect(waiting()).toEqual([])
    publish(world, facilitator, 1)
    expect(waiting()).toEqual([ola])
    giveBeforehand(world, ola, supports)
    expect(waiting()).toEqual([])
    answersCall(world, mats, 'does-not-come')
    expect(waiting()).toEqual([mats])
    sits(world, owner, ingrid, liv)
    open(world, facilitator)
    expect(waiting()).toEqual([])
  })
})

describe('the board decides', () => {
  it('[DEC1] what nobody is against, with reservations verbatim, and who was there', () => {
    const world = session(owner, ola, deputy)
    standsIn(world, deputy, liv)
    giveBeforehand(world, mats, reservation)
    open(world, facilitator)
    for (const who of [owner, ola, deputy]) give(world, who, supports)
    show(world, facilitator)
    expect(conclude(world, facilitator, { reviewOn: '2027-06-01' })).toEqual(
      done(
        expect.objectContaining({
          number: 1,
          path: 'consensus',
          wording: 'Styret vedtar, versjon 1.',
          reservations: [{ seat: mats, text: reservation.reason }],
          present: { [owner]: owner, [ola]: ola, [liv]: deputy },
          quorum: 3,
          standing: { seats: 5, met: 3, recused: [], deputies: { [liv]: deputy } },
          reviewOn: '2027-06-01',
          decidedBy: facilitator,
          undone: null,
        }),
      ),
    )
  })

  it('[MTG12] with the quorum it was judged by, which decisions from before it was kept stand without', () => {
    const concluded = conclude(revealed(), facilitator)
    if (!concluded.ok) throw new Error(concluded.refusal.code)
    const { standing, ...withQuorumAlone } = concluded.value
    const { quorum, ...before } = withQuorumAlone
    expect([quorum, standing?.met]).toEqual([3, 3])
    const zero = '0'.repeat(64)
    const basis = {
      boardView: boardViewIdSchema.parse('40000000-0000-4000-8000-000000000001'),
      board: zero,
      queue: zero,
      cutList: zero,
      estimates: zero,
      wording: zero,
      positions: zero,
      simulation: null,
    }
    for (const decision of [before, withQuorumAlone, concluded.value]) {
      const { body, hash } = seal({ ...decision, basis, previousHash: null })
      const { id, programmeId, number, pointId, reverses, decidedAt } = decision
      const row = { id, programmeId, number, pointId, reverses, body, hash, previousHash: null }
      const kept = { ...row, decision: { ...JSON.parse(body), hash }, decidedAt: new Date(decidedAt) }
      expect(registerFaults([kept], { number, hash })).toEqual([])
    }
  })

  it('[DEC13] with who was recused and how many counted against the quorum, whatever is said of it later', () => {
    const world = session(owner, ola, ingrid, mats)
    recuses(world, mats)
    open(world, facilitator)
    for (const who of [owner, ola, ingrid]) give(world, who, supports)
    show(world, facilitator)
    expect(conclude(world, facilitator)).toMatchObject({
      ok: true,
      value: { quorum: 3, standing: { seats: 5, met: 3, recused: [mats] } },
    })
    recuses(world, mats, false)
    expect(world.decisions[0]?.standing?.recused).toEqual([mats])
  })

  it('[DEC1] only in session, by who has the gavel, with quorum', () => {
    const world = revealed()
    expect(conclude(world, owner)).toEqual(refuse('GAVEL_ELSEWHERE', name(facilitator)))
    expect(conclude(world, ola)).toEqual(refuse('FORBIDDEN', { params: { permission: 'decision.register' } }))
    goes(world, ingrid)
    expect(conclude(world, facilitator)).toEqual(refuse('NO_QUORUM', { params: { present: 2, needed: 3 } }))
    world.meeting = { ...world.meeting, state: 'adjourned' }
    expect(conclude(world, facilitator)).toEqual(refuse('NOT_IN_SESSION'))
    world.meeting = { ...world.meeting, state: 'approved' }
    expect(conclude(world, facilitator)).toEqual(refuse('CLOSED'))
  })

  it('[DEC1] not by whoever came after the round: as many must have answered as the board needs', () => {
    const world = session(owner, ola, ingrid)
    open(world, facilitator)
    for (const who of [owner, ola]) give(world, who, supports)
    goes(world, ingrid)
    show(world, facilitator)
    comes(world, liv)
    expect(conclude(world, facilitator)).toEqual(refuse('TOO_FEW_ANSWERS', { params: { answered: 2, needed: 3 } }))
  })

  it('[DEC1] not led by somebody who has left, though the gavel is hers still', () => {
    const world = revealed()
    comes(world, facilitator)
    goes(world, facilitator)
    expect(conclude(world, facilitator)).toEqual(refuse('NOT_PRESENT', name(facilitator)))
    comes(world, facilitator)
    expect(conclude(world, facilitator).ok).toBe(true)
  })

  it('[DEC11] on the newest round that was revealed, and not while another is open', () => {
    const world = revealed()
    open(world, facilitator)
    expect(conclude(world, facilitator, {}, 0)).toEqual(refuse('ROUND_OPEN'))
    for (const who of [owner, ola]) give(world, who, supports)
    give(world, ingrid, cannot)
    show(world, facilitator)
    expect(conclude(world, facilitator, {}, 0)).toEqual(refuse('ROUND_SUPERSEDED'))
    expect(conclude(world, facilitator)).toEqual(refuse('NO_CONSENSUS'))
    open(world, facilitator)
    takeBack(world, facilitator)
    expect(conclude(world, facilitator, {}, 0)).toEqual(refuse('ROUND_SUPERSEDED'))
    expect(conclude(world, owner, { path: 'owner', grounds: 'Det haster.' }, 1).ok).toBe(true)
  })

  it.each(['cannot', 'needs-more'] as const)('[DEC1] not while somebody says «%s»', (position) => {
    const world = session(owner, ola, ingrid)
    open(world, facilitator)
    for (const who of [owner, ola]) give(world, who, supports)
    expect(conclude(world, facilitator)).toEqual(refuse('ROUND_NOT_REVEALED'))
    give(world, ingrid, { position, reason: 'Mangler tall' })
    show(world, facilitator)
    expect(conclude(world, facilitator)).toEqual(refuse('NO_CONSENSUS'))
    takeBack(world, facilitator)
  })

  it('[DEC1] not on the answer of somebody who was recused after the reveal, nor led by one who is', () => {
    const world = revealed()
    recuses(world, ingrid)
    expect(conclude(world, facilitator)).toEqual(refuse('RECUSED', name(ingrid)))
    recuses(world, ingrid, false)
    recuses(world, facilitator)
    expect(conclude(world, facilitator)).toEqual(refuse('RECUSED', name(facilitator)))
  })

  it('[DEC3] not on a round that was withdrawn, a wording that was replaced, or twice', () => {
    const world = revealed()
    write(world, facilitator, { publish: true })
    expect(conclude(world, facilitator)).toEqual(refuse('WORDING_SUPERSEDED'))
    const withdrawn = session()
    open(withdrawn, facilitator)
    takeBack(withdrawn, facilitator)
    expect(conclude(withdrawn, facilitator)).toEqual(refuse('ROUND_CLOSED'))
    const decided = revealed()
    expect(conclude(decided, facilitator).ok).toBe(true)
    expect(conclude(decided, facilitator)).toEqual(refuse('DECIDED_ALREADY', { params: { decision: 1 } }))
    expect(open(decided, facilitator)).toEqual(refuse('DECIDED_ALREADY', { params: { decision: 1 } }))
    write(decided, facilitator, { publish: true })
    open(decided, facilitator)
    for (const who of [owner, ola, ingrid]) give(decided, who, supports)
    show(decided, facilitator)
    expect(conclude(decided, facilitator)).toEqual(refuse('DECIDED_ALREADY', { params: { decision: 1 } }))
  })

  it('[DEC3] not on a wording that was published after its round was opened', () => {
    const world = revealed()
    const [wording] = world.wordings
    if (wording !== undefined)
      world.wordings[0] = { ...wording, publishedAt: new Date(world.now.getTime() + 1).toISOString() }
    expect(conclude(world, facilitator)).toEqual(refuse('WORDING_UNPUBLISHED'))
  })
})

describe('the owner decides', () => {
  const grounds = 'Pasientsikkerheten veier tyngst.'
  const own = { path: 'owner', grounds } as const

  it('[DEC2] herself, present and in session, on a disagreement, with grounds', () => {
    const world = session(owner, ola, ingrid)
    open(world, facilitator)
    for (const who of [owner, ola]) give(world, who, supports)
    give(world, ingrid, cannot)
    show(world, facilitator)
    expect(conclude(world, facilitator, own)).toEqual(refuse('FORBIDDEN', { params: { permission: 'decision.own' } }))
    expect(conclude(world, owner, { ...own, grounds: ' ' })).toEqual(refuse('GROUNDS_MISSING', { field: 'grounds' }))
    goes(world, owner)
    expect(conclude(world, owner, own)).toEqual(refuse('NOT_PRESENT', name(owner)))
    comes(world, owner)
    recuses(world, owner)
    expect(conclude(world, owner, own)).toEqual(refuse('RECUSED', name(owner)))
    recuses(world, owner, false)
    const { state } = world.meeting
    world.meeting = { ...world.meeting, state: 'adjourned' }
    expect(conclude(world, owner, own)).toEqual(refuse('NOT_IN_SESSION'))
    world.meeting = { ...world.meeting, state }
    goes(world, ingrid)
    expect(conclude(world, owner, own)).toEqual(refuse('NO_QUORUM', { params: { present: 2, needed: 3 } }))
    comes(world, ingrid)
    expect(conclude(world, owner, own)).toEqual(
      done(expect.objectContaining({ path: 'owner', grounds, decidedBy: owner })),
    )
  })

  it('[DEC2] not where nobody is against: then the board decides', () => {
    expect(conclude(revealed(reservation), owner, own)).toEqual(refuse('CONSENSUS_STANDS'))
  })

  it('[DEC2] not between meetings, on a circulation', () => {
    const world = aWorld()
    write(world, facilitator, { publish: true })
    open(world, facilitator, { how: 'circulation', deadline: '2026-12-01T12:00:00.000Z' })
    for (const who of [owner, ola, ingrid, liv, mats]) give(world, who, who === mats ? cannot : supports)
    show(world, facilitator)
    expect(conclude(world, owner, own)).toEqual(refuse('NOT_IN_SESSION'))
    expect(conclude(world, facilitator, { path: 'circulation' })).toEqual(refuse('NO_CONSENSUS'))
  })
})

describe('a circulation', () => {
  it('[DEC9] is decided outside a session on the answers of as many as the board needs', () => {
    const world = aWorld()
    write(world, facilitator, { publish: true })
    open(world, facilitator, { how: 'circulation', deadline: '2026-12-01T12:00:00.000Z' })
    for (const who of [owner, ola]) give(world, who, supports)
    pass(world, 6 * 24 * 3_600_000)
    show(world, facilitator)
    const path = 'circulation' as const
    const few = { params: { answered: 2, needed: 3 } }
    expect(conclude(world, facilitator, { path })).toEqual(refuse('TOO_FEW_ANSWERS', few))
    open(world, facilitator, { how: 'circulation', deadline: '2026-12-12T12:00:00.000Z' })
    for (const who of [owner, ola, ingrid, liv, mats]) give(world, who, supports)
    show(world, facilitator)
    expect(conclude(world, ola, { path })).toEqual(refuse('FORBIDDEN', { params: { permission: 'decision.register' } }))
    expect(conclude(world, facilitator)).toEqual(refuse('NOT_IN_SESSION'))
    sits(world, owner)
    expect(conclude(world, facilitator, { path })).toEqual(refuse('ALREADY_IN_SESSION'))
    expect(conclude(world, facilitator)).toEqual(refuse('INVALID', { field: 'path' }))
    world.meeting = { ...world.meeting, state: 'adjourned' }
    recuses(world, facilitator)
    expect(conclude(world, facilitator, { path })).toEqual(refuse('RECUSED', name(facilitator)))
    recuses(world, facilitator, false)
    expect(conclude(world, facilitator, { path })).toEqual(done(expect.objectContaining({ path, number: 1 })))
  })
})
