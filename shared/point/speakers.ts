// Speakers: who has the floor and who waits for it. At most one speaks; nobody stands twice; replies come before speeches, each in the
// order they were asked for. Whoever waits or speaks is present and not recused from the item that is up. Called by step-meeting.ts.

import type { AgendaItemId, PersonId } from '../ids.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import type { Meeting, Speakers } from './meeting.ts'
import type { MeetingCommand } from './meeting-command.ts'
import { momentAfter } from './meeting-moment.ts'
import { actsFor, allowed, type MeetingWorld, nameOf, refuseState, type Step, steers } from './meeting-world.ts'
import { isPresent, isRecused } from './who-is-there.ts'

type Command<Type extends MeetingCommand['type']> = Extract<MeetingCommand, { type: Type }>

export const noSpeakers: Speakers = { open: true, limitSeconds: null, speaking: null, waiting: [] }

/** Somebody asks for the floor, for herself. */
export function askToSpeak(meeting: Meeting, { kind }: Command<'ask-to-speak'>, world: MeetingWorld): Step {
  const { actor } = world
  const may = allowed(world, 'meeting.speak')
  if (!may.ok) return may
  if (meeting.state !== 'in-session') return refuseState(meeting, 'in-session')
  const { speakers } = meeting
  const mine = speakers.waiting.find(({ person }) => person === actor)
  if (mine?.kind === kind) return done(meeting)
  if (mine !== undefined || speakers.speaking?.person === actor) {
    return refuse('ALREADY_WAITING', { params: nameOf(world, actor) })
  }
  const fit = maySpeakNow(meeting, actor, world)
  if (!fit.ok) return fit
  if (!speakers.open) return refuse('SPEAKERS_CLOSED')
  const asked = { person: actor, kind, askedAt: momentAfter(meeting, world.now) }
  const replies = speakers.waiting.filter((each) => each.kind === 'reply')
  const speeches = speakers.waiting.filter((each) => each.kind === 'speech')
  const waiting = kind === 'reply' ? [...replies, asked, ...speeches] : [...replies, ...speeches, asked]
  return done(withSpeakers(meeting, { waiting }))
}

/** Somebody no longer waits: by her own wish, or because who leads says so. */
export function withdrawSpeech(meeting: Meeting, { person }: Command<'withdraw-speech'>, world: MeetingWorld): Step {
  const acts = actsFor(meeting, world, person)
  if (!acts.ok) return acts
  if (meeting.state !== 'in-session') return refuseState(meeting, 'in-session')
  const waiting = meeting.speakers.waiting.filter((each) => each.person !== person)
  return done(waiting.length === meeting.speakers.waiting.length ? meeting : withSpeakers(meeting, { waiting }))
}

/** The floor goes to somebody, whether she waited or not; who had it has spoken. */
export function giveFloor(meeting: Meeting, { person }: Command<'give-floor'>, world: MeetingWorld): Step {
  const may = steers(meeting, world)
  if (!may.ok) return may
  if (!world.people.has(person)) return refuse('NOT_FOUND', { record: person })
  if (meeting.speakers.speaking?.person === person) return done(meeting)
  const fit = maySpeakNow(meeting, person, world)
  return fit.ok ? done(withFloor(meeting, person, world)) : fit
}

/** The floor goes to the first who waits; when nobody does, who had it has spoken. */
export function nextSpeaker(meeting: Meeting, world: MeetingWorld): Step {
  const may = steers(meeting, world)
  if (!may.ok) return may
  const [first] = meeting.speakers.waiting
  if (first !== undefined) return done(withFloor(meeting, first.person, world))
  return done(meeting.speakers.speaking === null ? meeting : withSpeakers(meeting, { speaking: null }))
}

/** Who has the floor has spoken: she says so, or who leads does. */
export function endSpeech(meeting: Meeting, world: MeetingWorld): Step {
  if (meeting.state !== 'in-session') return refuseState(meeting, 'in-session')
  const { speaking } = meeting.speakers
  const isOwn = speaking === null || speaking.person === world.actor
  const may = isOwn ? allowed(world, 'meeting.speak') : steers(meeting, world)
  if (!may.ok) return may
  return done(speaking === null ? meeting : withSpeakers(meeting, { speaking: null }))
}

export function openSpeakers(meeting: Meeting, { open }: Command<'open-speakers'>, world: MeetingWorld): Step {
  const may = steers(meeting, world)
  if (!may.ok) return may
  return done(open === meeting.speakers.open ? meeting : withSpeakers(meeting, { open }))
}

export function setSpeechLimit(meeting: Meeting, command: Command<'set-speech-limit'>, world: MeetingWorld): Step {
  const may = steers(meeting, world)
  if (!may.ok) return may
  const { limitSeconds } = command
  return done(limitSeconds === meeting.speakers.limitSeconds ? meeting : withSpeakers(meeting, { limitSeconds }))
}

/** @returns the meeting in which somebody neither speaks nor waits. */
export function withoutSpeaker(meeting: Meeting, person: PersonId): Meeting {
  const { speaking, waiting } = meeting.speakers
  if (speaking?.person !== person && !waiting.some((each) => each.person === person)) return meeting
  return withSpeakers(meeting, {
    speaking: speaking?.person === person ? null : speaking,
    waiting: waiting.filter((each) => each.person !== person),
  })
}

/** @returns the meeting in which nobody speaks or waits, and the list is open again; the limit stays. */
export function withoutSpeakers(meeting: Meeting): Meeting {
  return withSpeakers(meeting, { ...noSpeakers, limitSeconds: meeting.speakers.limitSeconds })
}

/** @returns the speakers when an item is taken up and none was: those who are not recused from it, and the list is open. */
export function speakersOn(meeting: Meeting, item: AgendaItemId): Speakers {
  const { speaking, waiting, limitSeconds } = meeting.speakers
  const isOn = ({ person }: { readonly person: PersonId }) => !isRecused(meeting, item, person)
  return {
    open: true,
    limitSeconds,
    speaking: speaking !== null && isOn(speaking) ? speaking : null,
    waiting: waiting.filter(isOn),
  }
}

function maySpeakNow(meeting: Meeting, person: PersonId, world: MeetingWorld): Outcome<true> {
  if (!isPresent(meeting, person)) return refuse('NOT_PRESENT', { params: nameOf(world, person) })
  const item = meeting.current?.item
  if (item !== undefined && isRecused(meeting, item, person))
    return refuse('RECUSED', { params: nameOf(world, person) })
  return done(true)
}

function withFloor(meeting: Meeting, person: PersonId, world: MeetingWorld): Meeting {
  return withSpeakers(meeting, {
    speaking: { person, since: momentAfter(meeting, world.now) },
    waiting: meeting.speakers.waiting.filter((each) => each.person !== person),
  })
}

function withSpeakers(meeting: Meeting, over: Partial<Speakers>): Meeting {
  return { ...meeting, speakers: { ...meeting.speakers, ...over } }
}
