// Current item: what the board deals with, its clock, and what the room is shown. Going from one item to another ends the one before and begins the
// list of speakers anew; who asked while nothing was up still waits when an item is taken up. Its clock runs on from what was spent on it earlier; a
// room that was shown one item, of the agenda or the board, goes along, and the agenda or a list it was shown stays until who leads says otherwise.
// Called by step-meeting.ts.

import type { AgendaItemId } from '../ids.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import type { Meeting, Shown, Timer } from './meeting.ts'
import type { MeetingCommand } from './meeting-command.ts'
import { momentAfter } from './meeting-moment.ts'
import { type MeetingWorld, type Step, steers } from './meeting-world.ts'
import { ownEntry } from './own-entry.ts'
import { withInternalItem } from './recusal.ts'
import { speakersOn, withoutSpeakers } from './speakers.ts'
import { timerElapsedMs } from './timer.ts'

type Command<Type extends MeetingCommand['type']> = Extract<MeetingCommand, { type: Type }>

export function goTo(meeting: Meeting, { current }: Command<'go-to'>, world: MeetingWorld): Step {
  const may = steers(meeting, world)
  if (!may.ok) return may
  if (current === null) return done(meeting.current === null ? meeting : withoutCurrent(meeting, at(meeting, world)))
  const { item, internal, budgetMinutes } = current
  if (item === meeting.current?.item) return done(meeting)
  if (world.named !== (internal ? 'internal' : 'public')) return refuse('UNKNOWN_ITEM', { params: { id: item } })
  const moment = at(meeting, world)
  const left = withoutCurrent(meeting, moment)
  const before = ownEntry(left.covered, item)
  const spentMs = before?.spentMs ?? 0
  const covered = { startedAt: before?.startedAt ?? moment, endedAt: null, spentMs }
  const known = internal ? withInternalItem(left, item) : left
  // Who asked for the floor while nothing was up has not spoken yet: the list is of the item that is taken up.
  const speakers = meeting.current === null ? speakersOn(meeting, item) : known.speakers
  return done({
    ...known,
    speakers,
    current: { item, internal },
    shown: goesAlong(known.shown) ? null : known.shown,
    timer: { budgetMinutes, spentMs, runsSince: moment },
    covered: { ...known.covered, [item]: covered },
  })
}

/** One item, its wording, round or decision is over when another is taken up; the agenda and the board's lists are not. */
function goesAlong(shown: Shown | null): boolean {
  return shown !== null && shown.page !== 'agenda' && shown.page !== 'queue' && shown.page !== 'cut-list'
}

export function show(meeting: Meeting, { shown }: Command<'show'>, world: MeetingWorld): Step {
  const may = steers(meeting, world)
  if (!may.ok) return may
  if (shown === null) return done(meeting.shown === null ? meeting : { ...meeting, shown: null })
  if (shown.page === meeting.shown?.page && shown.record === meeting.shown.record) return done(meeting)
  if (world.named === 'unknown') return refuse('UNKNOWN_ITEM', { params: { id: shown.record ?? '' } })
  return done({ ...meeting, shown: { ...shown, internal: world.named === 'internal' } })
}

export function startTimer(meeting: Meeting, world: MeetingWorld): Step {
  const timer = steeredTimer(meeting, world)
  if (!timer.ok) return timer
  if (timer.value.runsSince !== null) return done(meeting)
  return done({ ...meeting, timer: { ...timer.value, runsSince: at(meeting, world) } })
}

export function stopTimer(meeting: Meeting, world: MeetingWorld): Step {
  const timer = steeredTimer(meeting, world)
  if (!timer.ok) return timer
  if (timer.value.runsSince === null) return done(meeting)
  const spentMs = timerElapsedMs(timer.value, at(meeting, world))
  return done({ ...meeting, timer: { ...timer.value, spentMs, runsSince: null } })
}

export function setBudget(meeting: Meeting, { budgetMinutes }: Command<'set-budget'>, world: MeetingWorld): Step {
  const timer = steeredTimer(meeting, world)
  if (!timer.ok) return timer
  if (timer.value.budgetMinutes === budgetMinutes) return done(meeting)
  return done({ ...meeting, timer: { ...timer.value, budgetMinutes } })
}

/** @returns the meeting in which nothing is up: the item that was has ended, its time is kept, and its speakers are gone. */
export function withoutCurrent(meeting: Meeting, moment: string): Meeting {
  const { current, timer } = meeting
  if (current === null) return withoutSpeakers(meeting)
  return withoutSpeakers({
    ...meeting,
    current: null,
    timer: null,
    covered: { ...meeting.covered, [current.item]: ended(meeting, { item: current.item, timer, moment }) },
  })
}

function ended(
  meeting: Meeting,
  o: { readonly item: AgendaItemId; readonly timer: Timer | null; readonly moment: string },
): Meeting['covered'][AgendaItemId] {
  const before = ownEntry(meeting.covered, o.item)
  return {
    startedAt: before?.startedAt ?? o.moment,
    endedAt: o.moment,
    spentMs: o.timer === null ? (before?.spentMs ?? 0) : timerElapsedMs(o.timer, o.moment),
  }
}

function steeredTimer(meeting: Meeting, world: MeetingWorld): Outcome<Timer> {
  const may = steers(meeting, world)
  if (!may.ok) return may
  return meeting.timer === null ? refuse('NO_CURRENT_ITEM') : done(meeting.timer)
}

function at(meeting: Meeting, { now }: MeetingWorld): string {
  return momentAfter(meeting, now)
}
