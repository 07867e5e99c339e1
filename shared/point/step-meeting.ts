// Step of a meeting: what a command does to a meeting, or why not. Pure: time, rights and what the command names come in as the world.
// The same meeting (identity) means that it stood so already: a repeated command changes nothing and is no error. Who may do what and
// what each refuses stands beside each step. Called by server/commands/meeting/act-on-meeting.ts and by tests.

import { answerCall, arrive, leave, setDeputy, setQuorum } from './attendance.ts'
import { goTo, setBudget, show, startTimer, stopTimer } from './current-item.ts'
import { giveGavel, takeGavel } from './gavel.ts'
import type { Meeting } from './meeting.ts'
import type { MeetingCommand } from './meeting-command.ts'
import {
  adjourn,
  approveMinutes,
  call,
  cancel,
  reopen,
  resume,
  setVerdict,
  start,
  withdrawCall,
} from './meeting-life.ts'
import type { MeetingWorld, Step } from './meeting-world.ts'
import { recuse } from './recusal.ts'
import {
  askToSpeak,
  endSpeech,
  giveFloor,
  nextSpeaker,
  openSpeakers,
  setSpeechLimit,
  withdrawSpeech,
} from './speakers.ts'

/** @returns the meeting after the command, or the refusal. */
export function stepMeeting(meeting: Meeting, command: MeetingCommand, world: MeetingWorld): Step {
  switch (command.type) {
    case 'call':
      return call(meeting, command, world)
    case 'withdraw-call':
      return withdrawCall(meeting, world)
    case 'cancel':
      return cancel(meeting, command, world)
    case 'start':
      return start(meeting, world)
    case 'adjourn':
      return adjourn(meeting, world)
    case 'resume':
      return resume(meeting, world)
    case 'approve-minutes':
      return approveMinutes(meeting, command, world)
    case 'reopen':
      return reopen(meeting, command, world)
    case 'set-verdict':
      return setVerdict(meeting, command, world)
    case 'take-gavel':
      return takeGavel(meeting, world)
    case 'give-gavel':
      return giveGavel(meeting, command, world)
    case 'go-to':
      return goTo(meeting, command, world)
    case 'show':
      return show(meeting, command, world)
    case 'start-timer':
      return startTimer(meeting, world)
    case 'stop-timer':
      return stopTimer(meeting, world)
    case 'set-budget':
      return setBudget(meeting, command, world)
    case 'ask-to-speak':
      return askToSpeak(meeting, command, world)
    case 'withdraw-speech':
      return withdrawSpeech(meeting, command, world)
    case 'give-floor':
      return giveFloor(meeting, command, world)
    case 'next-speaker':
      return nextSpeaker(meeting, world)
    case 'end-speech':
      return endSpeech(meeting, world)
    case 'open-speakers':
      return openSpeakers(meeting, command, world)
    case 'set-speech-limit':
      return setSpeechLimit(meeting, command, world)
    case 'answer-call':
      return answerCall(meeting, command, world)
    case 'arrive':
      return arrive(meeting, command, world)
    case 'leave':
      return leave(meeting, command, world)
    case 'set-deputy':
      return setDeputy(meeting, command, world)
    case 'recuse':
      return recuse(meeting, command, world)
    case 'set-quorum':
      return setQuorum(meeting, command, world)
  }
}
