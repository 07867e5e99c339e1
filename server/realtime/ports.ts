// Ports: what the realtime part needs from outside and is handed: time, ids, people, a log for the operator.
// Types, and figures for nobody; production and test doubles implement them.

import type { PeopleStore } from '../store/people.ts'

export interface Clock {
  /** The time of day. */
  now(): Date
  /** Milliseconds that only ever grow; for rates and waits. */
  monotonicMs(): number
  /** Runs once after a while. @returns a function that calls it off. */
  after(delayMs: number, run: () => void): () => void
}

/** The part of a logger that is used; pino fits. Never given what people wrote. */
export interface Logger {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

export interface Ids {
  /** A new UUID. */
  uuid(): string
}

/** Who people are, and what they may do. */
export type People = Pick<PeopleStore, 'personWithRoles' | 'rolesOn' | 'alternativeAudience'>

export type CountName =
  | 'refusals'
  | 'frames'
  | 'judged'
  | 'commits_failed'
  | 'outages'
  | 'hints'
  | 'hint_gaps'
  | 'slow_readers'
  | 'sockets_closed'
  | 'presence_ignored'
  | 'stalls'
  | 'digests_differing'
  | 'origins_refused'
export type DurationName = 'commit_seconds' | 'load_seconds' | 'joined_seconds' | 'compaction_seconds'
export type GaugeName = 'rooms' | 'rooms_damaged' | 'sockets' | 'waiting_updates' | 'waiting_bytes'

/** Figures for the operator. Labels are codes and kinds, never ids of people or what they wrote. */
export interface Measures {
  count(name: CountName, labels?: Readonly<Record<string, string>>, times?: number): void
  observe(name: DurationName, seconds: number): void
  /** A figure that is read whenever somebody asks. */
  gauge(name: GaugeName, read: () => number): void
}

/** Figures nobody looks at. */
export const noMeasures: Measures = {
  count: () => undefined,
  observe: () => undefined,
  gauge: () => undefined,
}
