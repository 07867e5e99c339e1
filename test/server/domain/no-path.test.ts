// Random people do random things to a board that decides, in any order: no decision comes about without everything it needs, as told here by a record of what
// happened that knows nothing of the conclusions.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Decide } from '../../../shared/contract/deciding.ts'
import { givenPositionSchema } from '../../../shared/deciding/position.ts'
import type { PersonId } from '../../../shared/ids.ts'
import { id } from '../../shared/a-board.ts'
import {
  aWorld,
  comes,
  conclude,
  deputy,
  everybody,
  facilitator,
  give,
  giveBeforehand,
  goes,
  item,
  liv,
  members,
  open,
  owner,
  pass,
  publish,
  recuses,
  show,
  sits,
  standsIn,
  takeBack,
  voices,
  type World,
  write,
} from './deciding-world.ts'

type Step = (world: World) => void

const who = fc.constantFrom(...everybody)
const lead = fc.oneof({ weight: 5, arbitrary: fc.constant(facilitator) }, { weight: 1, arbitrary: who })
const given = fc
  .record({
    position: fc.constantFrom('supports', 'supports', 'supports', 'reservation', 'cannot', 'needs-more'),
    reason: fc.constant('fordi'),
  })
  .map((value) => givenPositionSchema.parse(value))
const effect = fc.constantFrom<Decide['effect'][]>(
  { type: 'none' },
  { type: 'scope', items: [id('DD-1')] },
  { type: 'cut', items: [id('DD-1')] },
  { type: 'release', items: [id('DD-1')] },
)
const request = fc.record({
  path: fc.constantFrom('consensus', 'owner', 'circulation'),
  grounds: fc.constantFrom('', 'Fordi nytten er størst.'),
  effect,
})

/** A whole round: opened, answered by everybody who was asked, revealed. */
const round = fc.tuple(fc.array(given, { minLength: 1, maxLength: 5 }), fc.boolean()).map(
  ([said, newText]): Step =>
    (world) => {
      if (newText) write(world, facilitator, { publish: true })
      const opened = open(world, facilitator)
      if (!opened.ok) return
      for (const [at, seat] of opened.value.asked.entries()) {
        const answer = said[at % said.length]
        if (answer !== undefined) give(world, voices(world).get(seat) ?? seat, answer)
      }
      show(world, facilitator)
    },
)

/** A whole circulation: sent out after the meeting, answered by some, revealed when its time is over. */
const circulation = fc.tuple(fc.array(given, { minLength: 3, maxLength: 5 }), fc.integer({ min: 1, max: 60 })).map(
  ([said, hours]): Step =>
    (world) => {
      world.meeting = { ...world.meeting, state: 'adjourned' }
      write(world, facilitator, { publish: true })
      open(world, facilitator, {
        how: 'circulation',
        deadline: new Date(world.now.getTime() + 48 * 3_600_000).toISOString(),
      })
      for (const [at, answer] of said.entries()) give(world, members[at] ?? owner, answer)
      pass(world, hours * 3_600_000)
      show(world, facilitator)
      decides(world, facilitator, { path: 'circulation' }, Math.max(0, world.rounds.length - 1))
    },
)

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: round },
  { weight: 1, arbitrary: circulation },
  {
    weight: 3,
    arbitrary: who.map(
      (person): Step =>
        (world) =>
          comes(world, person),
    ),
  },
  {
    weight: 1,
    arbitrary: who.map(
      (person): Step =>
        (world) =>
          goes(world, person),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(who, fc.boolean()).map(
      ([person, out]): Step =>
        (world) =>
          recuses(world, person, out),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.boolean().map(
      (for_): Step =>
        (world) =>
          standsIn(world, deputy, for_ ? liv : null),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom('called', 'in-session', 'in-session', 'in-session', 'adjourned').map(
      (state): Step =>
        (world) => {
          world.meeting = { ...world.meeting, state, gavel: facilitator }
        },
    ),
  },
  {
    weight: 1,
    arbitrary: who.map(
      (gavel): Step =>
        (world) => {
          world.meeting = { ...world.meeting, gavel }
        },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 48 }).map(
      (hours): Step =>
        (world) =>
          pass(world, hours * 3_600_000),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(lead, fc.boolean()).map(
      ([person, now]): Step =>
        (world) =>
          void write(world, person, { publish: now }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(lead, fc.nat(4)).map(
      ([person, version]): Step =>
        (world) =>
          void publish(world, person, version),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(lead, fc.boolean(), fc.integer({ min: -2, max: 40 })).map(
      ([person, meets, hours]): Step =>
        (world) => {
          const deadline = new Date(world.now.getTime() + hours * 3_600_000).toISOString()
          open(world, person, meets ? {} : { how: 'circulation', deadline })
        },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(who, given).map(
      ([person, said]): Step =>
        (world) =>
          void giveBeforehand(world, person, said),
    ),
  },
  {
    weight: 12,
    arbitrary: fc.tuple(who, given).map(
      ([person, said]): Step =>
        (world) =>
          void give(world, person, said),
    ),
  },
  {
    weight: 4,
    arbitrary: given.map(
      (said): Step =>
        (world) => {
          for (const member of members) give(world, member, said)
        },
    ),
  },
  {
    weight: 4,
    arbitrary: lead.map(
      (person): Step =>
        (world) =>
          void show(world, person),
    ),
  },
  {
    weight: 1,
    arbitrary: lead.map(
      (person): Step =>
        (world) =>
          void takeBack(world, person),
    ),
  },
  {
    weight: 8,
    arbitrary: fc.tuple(fc.oneof(lead, fc.constant(owner)), request, fc.nat(3), fc.boolean()).map(
      ([person, asked, back, reverse]): Step =>
        (world) => {
          const reverses = reverse ? (world.decisions.at(-1)?.id ?? null) : null
          decides(world, person, { ...asked, reverses }, Math.max(0, world.rounds.length - 1 - back))
        },
    ),
  },
)

/** Decides, and where that is done, looks at whether everything it needed was there. */
function decides(world: World, actor: PersonId, asked: Parameters<typeof conclude>[2], at: number): void {
  const before = { rounds: structuredClone(world.rounds), decisions: [...world.decisions] }
  const decided = conclude(world, actor, asked, at)
  if (!decided.ok) return
  reached[decided.value.path as keyof typeof reached] += 1
  const round = before.rounds[at]
  const wording = world.wordings.find((each) => each.id === round?.wordingId)
  if (round === undefined || wording === undefined) throw new Error('a decision without a round')
  const { meeting, now } = world
  const positions = world.answers.get(round.id) ?? []
  const against = positions.filter(({ position }) => position === 'cannot' || position === 'needs-more')
  const recused = meeting.recusals[item] ?? []
  const there = (person: PersonId) => meeting.attendance[person]?.stays.at(-1)?.to === null
  const held = {
    revealed: round.state,
    published: wording.publishedAt !== null && wording.publishedAt <= round.openedAt,
    newest: world.wordings.every(({ version, publishedAt }) => publishedAt === null || version <= wording.version),
    positionsOfRecused: positions.filter(({ by }) => recused.includes(by)),
    newestRound: before.rounds.every(({ state, number }) => state !== 'revealed' || number <= round.number),
    open: before.rounds.filter(({ state }) => state === 'open'),
    actorRecused: recused.includes(actor),
    onceForItsWording: before.decisions.some(({ wordingId }) => wordingId === wording.id),
    numbered: decided.value.number,
  }
  expect(held).toEqual({
    revealed: 'revealed',
    published: true,
    newest: true,
    positionsOfRecused: [],
    newestRound: true,
    open: [],
    actorRecused: false,
    onceForItsWording: false,
    numbered: before.decisions.length + 1,
  })
  const standing = before.decisions.filter(({ id: each }) => !world.decisions.some(({ reverses }) => reverses === each))
  expect(standing).toEqual([])
  const answered = positions.filter(({ seat }) => round.asked.includes(seat)).length
  if (decided.value.path === 'circulation') {
    expect([meeting.state === 'in-session', against.length, answered >= meeting.quorum]).toEqual([false, 0, true])
    const isOver = (round.deadline ?? '') <= now.toISOString() || answered === round.asked.length
    expect([round.how, isOver]).toEqual(['circulation', true])
    return
  }
  expect([meeting.state, voices(world).size >= meeting.quorum]).toEqual(['in-session', true])
  expect([actor, meeting.attendance[actor]?.stays.at(-1)?.to ?? null]).toEqual([actor, null])
  if (decided.value.path === 'owner') {
    expect([actor, there(owner), against.length > 0, decided.value.grounds !== '']).toEqual([owner, true, true, true])
  } else {
    expect([meeting.gavel, against.length, answered >= meeting.quorum, round.how]).toEqual([actor, 0, true, 'meeting'])
  }
}

/** A start in which most of what a decision needs is there, so that the walk gets far. */
function begun(): World {
  const world = aWorld()
  write(world, facilitator, { publish: true })
  pass(world, 60_000)
  sits(world, ...members)
  return world
}

const reached = { consensus: 0, owner: 0, circulation: 0 }

describe('whatever people do', () => {
  it('[DEC1] [DEC2] [DEC3] [DEC9] [DEC11] nothing is decided without what it needs', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 80 }), (steps) => {
        const world = begun()
        for (const each of steps) each(world)
        expect(Object.keys(world.meeting.attendance).length).toBeLessThanOrEqual(everybody.length)
      }),
      { numRuns: 4_000, seed: 20_261_126 },
    )
    // The walk has been where it was to look.
    expect(Object.entries(reached).filter(([, times]) => times < 5)).toEqual([])
  })

  it('[RND3] no position of a revealed round ever changes, and whom a round asked stays whom it asked', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
        const world = aWorld()
        const shown = new Map<string, string>()
        const asked = new Map<string, string>()
        for (const each of steps) {
          each(world)
          for (const round of world.rounds) {
            const text = JSON.stringify(world.answers.get(round.id))
            if (round.state === 'revealed' && !shown.has(round.id)) shown.set(round.id, text)
            if (shown.has(round.id)) expect(text).toBe(shown.get(round.id))
            const whom = JSON.stringify(round.asked)
            expect(whom).toBe(asked.get(round.id) ?? whom)
            asked.set(round.id, whom)
          }
        }
      }),
      { numRuns: 300, seed: 20_261_126 },
    )
  })
})
