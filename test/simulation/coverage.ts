// Coverage: every event and effect of both protocol cores, and every kind of fault, by the names under which the worlds count them. The lists are
// checked against the cores' own types, so that a new kind is missed by the compiler and not by the simulation. Called by the tests.

import type { LineEffect, LineEvent } from '../../client/live/line-protocol.ts'
import type { RoomEffect, RoomEvent } from '../../server/realtime/room-protocol.ts'
import type { LogRow } from '../../server/store/log-row.ts'
import type { OurEntry } from './our-entry.ts'
import type { Frame } from './sim-context.ts'

const roomEvents: Readonly<Record<RoomEvent<Frame, LogRow>['kind'], true>> = {
  joined: true,
  left: true,
  frame: true,
  cut: true,
  appended: true,
  'not-appended': true,
  heard: true,
  read: true,
  outage: true,
  'store-back': true,
  'judged-again': true,
  close: true,
}
const roomEffects: Readonly<Record<RoomEffect<Frame, LogRow>['kind'], true>> = {
  'want-commit': true,
  append: true,
  settle: true,
  announce: true,
  take: true,
  forget: true,
  'judge-again': true,
  read: true,
  saved: true,
  released: true,
  refuse: true,
  status: true,
  ask: true,
  misread: true,
  closed: true,
}
const lineEvents: Readonly<Record<LineEvent<OurEntry>['kind'], true>> = {
  welcome: true,
  saved: true,
  status: true,
  refused: true,
  sent: true,
  former: true,
  ready: true,
  down: true,
  closed: true,
  recorded: true,
  described: true,
  brought: true,
  overtaken: true,
  'taken-over': true,
  differs: true,
  stalled: true,
  returned: true,
  timer: true,
}
const lineEffects: Readonly<Record<LineEffect<OurEntry>['kind'], true>> = {
  open: true,
  show: true,
  part: true,
  connect: true,
  reconnect: true,
  keep: true,
  strike: true,
  aside: true,
  'bring-in': true,
  'ask-former': true,
  'forget-formers': true,
  wait: true,
}
const others = [
  'fault: line cut',
  'fault: node crash',
  'fault: node stalls',
  'fault: store away',
  'fault: answer lost',
  'fault: call given up',
  'fault: late landing',
  'fault: hint lost',
  'fault: hint doubled',
  'fault: garbage hint',
  'fault: client crash',
  'fault: read lacks a row',
  'fault: role changed',
  'fault: item frozen',
  'fault: item set free',
  'batches found again',
  'left out: behind',
  'left out: turn',
  'left out: access',
  'left out: epoch',
  'left out: generation',
  'outages',
  'snapshots',
  'generations',
  'slow readers resynced',
  'texts that grew',
  'brought in: known',
  'brought in: by bytes',
  'brought in: by meaning',
  'brought in: saved before',
  'brought in: saved already',
  'brought in: as it changed what was',
  'refused: RESYNC',
  'refused: FORBIDDEN',
  'refused: FROZEN',
  'refused: CLIENT_ID',
  'refused: DECODE',
  'room closed: generation',
  'room closed: unreadable',
]

/** @returns what has to have happened at least once over all worlds, and did not. */
export function neverHappened(counts: ReadonlyMap<string, number>): readonly string[] {
  const names = [
    ...Object.keys(roomEvents).map((kind) => `room event: ${kind}`),
    ...Object.keys(roomEffects).map((kind) => `room effect: ${kind}`),
    ...Object.keys(lineEvents).map((kind) => `line event: ${kind}`),
    ...Object.keys(lineEffects).map((kind) => `line effect: ${kind}`),
    ...others,
  ]
  return names.filter((name) => !counts.has(name))
}
