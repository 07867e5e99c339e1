// Recusal: who takes no part in an agenda item, and why. Anybody may say it of herself, and take that back until the item is dealt with;
// only who leads may say it of another or take it back whoever said it, as long as the point stands open: a circulation asks before and after
// the meeting too. Who is recused from the item that is up gives up the floor and her place in the list. Called by step-meeting.ts.

import type { AgendaItemId } from '../ids.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import type { Meeting } from './meeting.ts'
import type { MeetingCommand } from './meeting-command.ts'
import { actsFor, isOpen, leads, type MeetingWorld, nameOf, refuseState, type Step } from './meeting-world.ts'
import { ownEntry } from './own-entry.ts'
import { withoutSpeaker } from './speakers.ts'
import { isRecused, saidItHerself } from './who-is-there.ts'

type Recuse = Extract<MeetingCommand, { type: 'recuse' }>

export function recuse(meeting: Meeting, command: Recuse, world: MeetingWorld): Step {
  const { item, person, recused } = command
  const acts = recused ? actsFor(meeting, world, person) : mayTakeBack(meeting, command, world)
  if (!acts.ok) return acts
  if (!isOpen(meeting)) return refuseState(meeting, 'called')
  if (isRecused(meeting, item, person) === recused) return done(meeting)
  if (recused && world.named === 'unknown') return refuse('UNKNOWN_ITEM', { params: { id: item } })
  const next: Meeting = recused ? withRecused(meeting, command, world) : withoutRecused(meeting, command)
  return done(recused && meeting.current?.item === item ? withoutSpeaker(next, person) : next)
}

/** Who leads, or she who said it of herself while the item is not dealt with. @returns the refusals of `leads`; RECUSED when it is too late */
function mayTakeBack(meeting: Meeting, { item, person }: Recuse, world: MeetingWorld): Outcome<true> {
  const may = leads(meeting, world)
  if (may.ok || person !== world.actor) return may
  // Twice is once: what she has taken back is taken back.
  if (!isRecused(meeting, item, person)) return actsFor(meeting, world, person)
  if (!saidItHerself(meeting, item, person)) return may
  const endedAt = ownEntry(meeting.covered, item)?.endedAt ?? null
  return endedAt === null && meeting.state !== 'adjourned'
    ? done(true)
    : refuse('RECUSED', { params: nameOf(world, person) })
}

function withRecused(meeting: Meeting, { item, person, reason = '' }: Recuse, { actor, named }: MeetingWorld): Meeting {
  const known = named === 'internal' ? withInternalItem(meeting, item) : meeting
  const { recusals, recusalNotes } = known
  return {
    ...known,
    recusals: { ...recusals, [item]: [...(ownEntry(recusals, item) ?? []), person] },
    recusalNotes: { ...recusalNotes, [item]: { ...ownEntry(recusalNotes, item), [person]: { by: actor, reason } } },
  }
}

function withoutRecused(meeting: Meeting, { item, person }: Recuse): Meeting {
  const left = (ownEntry(meeting.recusals, item) ?? []).filter((each) => each !== person)
  const { [item]: _people, ...recusals } = meeting.recusals
  const { [item]: notes, ...recusalNotes } = meeting.recusalNotes
  if (left.length === 0) return { ...meeting, recusals, recusalNotes }
  const { [person]: _note, ...kept } = notes ?? {}
  return { ...meeting, recusals: { ...recusals, [item]: left }, recusalNotes: { ...recusalNotes, [item]: kept } }
}

/** @returns the meeting that knows this agenda item to be internal. */
export function withInternalItem(meeting: Meeting, item: AgendaItemId): Meeting {
  if (meeting.internalItems.includes(item)) return meeting
  return { ...meeting, internalItems: [...meeting.internalItems, item] }
}
