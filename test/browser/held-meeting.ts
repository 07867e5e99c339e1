// A meeting that has been held, for the tests of what it leaves: two decisions, the second with a disagreement, promises, and a room full of people.
// Everything goes over HTTP, as the pages do it.

import type { APIRequestContext } from 'playwright-core'
import {
  type DecidingView,
  decidingViewSchema,
  preparedReversalSchema,
  shownDecisionSchema,
} from '../../shared/contract/deciding.ts'
import { pointBodySchema } from '../../shared/contract/http.ts'
import { minutesBodySchema } from '../../shared/contract/minutes.ts'
import type { Effect } from '../../shared/deciding/effect.ts'
import {
  type AgendaItemId,
  agendaItemIdSchema,
  itemIdSchema,
  type PointId,
  requestKeySchema,
} from '../../shared/ids.ts'
import type { Person, Stage } from './stage.ts'

export interface HeldMeeting {
  readonly pointId: PointId
  /** Newest first. */
  readonly decisions: readonly string[]
  readonly facilitator: Person
  readonly owner: Person
  readonly member: Person
  readonly observer: Person
  /** Holds the later point the approval of its minutes was put on: the board deals with it there. */
  dealWithMinutes(): Promise<void>
  /** Takes a decision back at a meeting of its own. @returns the id of the decision that does */
  reverse(decision: string, text: string): Promise<string>
}

/** The first items of the standard agenda. */
const [first, second] = [agendaItemIdSchema.parse('sak-01'), agendaItemIdSchema.parse('sak-02')]
const base = '/api/programmes/digital-samhandling'
const supports = { position: 'supports', reason: '' }

const scope: Effect = { type: 'scope', items: ['DD-1', 'DD-2'].map((id) => itemIdSchema.parse(id)) }

/** Everybody enters at the programmes page. @param effect of the decision that is agreed */
export async function holdMeeting(stage: Stage, effect: Effect = scope): Promise<HeldMeeting> {
  const enter = (role: Parameters<Stage['enter']>[0]['role']) => stage.enter({ role, path: '/programmes' })
  const facilitator = await enter('facilitator')
  const owner = await enter('programme-owner')
  const member = await enter('board-member')
  const observer = await enter('observer')
  const office = await enter('programme-office')
  const ask = asking(stage.url)
  const head = {
    title: 'Vinterpunktet',
    date: '2026-12-10',
    startsAt: '12:00',
    lengthMinutes: 90,
    place: 'Oslo og video',
    chair: 'Per Nordmann',
    facilitator: 'Solveig Austmann',
  }
  const made = await ask(office, 'POST', '/points', { head, agenda: 'standard' })
  const { id: pointId } = pointBodySchema.parse(made)
  const point = `/points/${pointId}`
  const command = (person: Person, given: object) => ask(person, 'POST', `${point}/meeting`, { command: given })
  await command(facilitator, { type: 'call', quorum: 2 })
  await command(facilitator, { type: 'start' })
  for (const person of [owner, member]) {
    await command(facilitator, { type: 'arrive', person: person.seat.person.id, how: 'room' })
  }
  const decideOn = async (at: string, wordingId: string | undefined, rest: object, against = false) => {
    const opened = await deciding(
      ask(facilitator, 'POST', `${at}/rounds`, { wordingId, how: 'meeting', deadline: null }),
    )
    const round = opened.rounds.at(-1)?.id
    await ask(owner, 'PUT', `/rounds/${round}/position`, supports)
    const given = against ? { position: 'cannot', reason: 'Kostnaden er for usikker.' } : supports
    await ask(member, 'PUT', `/rounds/${round}/position`, given)
    await ask(facilitator, 'POST', `/rounds/${round}/reveal`)
    const key = requestKeySchema.parse(crypto.randomUUID())
    const path = against ? 'owner' : 'consensus'
    const asked = { key, roundId: round, path, grounds: '', reviewOn: null, reverses: null, ...rest }
    const decided = await ask(against ? owner : facilitator, 'POST', `${at}/decisions`, asked)
    return shownDecisionSchema.parse(decided).id
  }
  const decide = async (
    text: string,
    o: { readonly agendaItem: AgendaItemId; readonly against: boolean; readonly rest: object },
  ): Promise<string> => {
    const written = await deciding(
      ask(facilitator, 'POST', `${point}/wordings`, { agendaItem: o.agendaItem, internal: false, text, publish: true }),
    )
    return decideOn(point, written.wordings.find((wording) => wording.text === text)?.id, o.rest, o.against)
  }
  const agreed = await decide('Programstyret vedtar omfanget frem til neste punkt: DD-1 og DD-2.', {
    agendaItem: first,
    against: false,
    rest: { effect },
  })
  const decidedByOwner = await decide('Programstyret kutter ikke KI-4, og ber om driftskostnaden for fastlegene.', {
    agendaItem: second,
    against: true,
    rest: {
      effect: { type: 'none' },
      grounds: 'Nytten for legevakt veier tyngre enn usikkerheten.',
      reviewOn: '2026-01-10',
    },
  })
  const promise = { decisionId: null, pointId, agendaItem: first, internal: false, owner: member.seat.person.id }
  await ask(facilitator, 'POST', '/promises', { ...promise, text: 'Legge frem driftskostnaden', due: '2026-01-15' })
  await ask(facilitator, 'POST', '/promises', { ...promise, text: 'Avklare eier for forvaltningen', due: '2099-01-15' })
  await command(facilitator, { type: 'adjourn' })
  const dealWithMinutes = async (): Promise<void> => {
    const told = await ask(facilitator, 'GET', `${point}/minutes`)
    for (const { point: later, item } of minutesBodySchema.parse(told).approvals) {
      const current = { item, internal: false, budgetMinutes: 5 }
      const commands = [{ type: 'call', quorum: 1 }, { type: 'start' }, { type: 'go-to', current }, { type: 'adjourn' }]
      for (const given of commands) await ask(facilitator, 'POST', `/points/${later.id}/meeting`, { command: given })
    }
  }
  const reverse = async (decision: string, text: string): Promise<string> => {
    const extra = { head: { ...head, title: 'Ekstramøtet' }, agenda: 'empty' }
    const { id } = pointBodySchema.parse(await ask(office, 'POST', '/points', extra))
    const asked = { pointId: id, title: text, text, publish: true }
    const { wordingId } = preparedReversalSchema.parse(
      await ask(facilitator, 'POST', `/decisions/${decision}/reversal`, asked),
    )
    const commands = [
      { type: 'call', quorum: 2 },
      { type: 'start' },
      ...[owner, member].map(({ seat }) => ({ type: 'arrive', person: seat.person.id, how: 'room' })),
    ]
    for (const given of commands) await ask(facilitator, 'POST', `/points/${id}/meeting`, { command: given })
    const taken = await decideOn(`/points/${id}`, wordingId, { reverses: decision, effect: { type: 'none' } })
    await ask(facilitator, 'POST', `/points/${id}/meeting`, { command: { type: 'adjourn' } })
    return taken
  }
  const decisions = [decidedByOwner, agreed]
  return { pointId, decisions, facilitator, owner, member, observer, dealWithMinutes, reverse }
}

function asking(origin: string) {
  return async (person: Person, method: 'GET' | 'POST' | 'PUT', path: string, data?: unknown): Promise<unknown> => {
    const request: APIRequestContext = person.context.request
    const answer = await request.fetch(`${base}${path}`, {
      method,
      headers: { origin },
      ...(data === undefined ? {} : { data }),
    })
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`)
    return answer.json()
  }
}

async function deciding(answer: Promise<unknown>): Promise<DecidingView> {
  return decidingViewSchema.parse(await answer)
}
