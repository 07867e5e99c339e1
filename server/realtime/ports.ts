// Ports: what the realtime part needs from outside and is handed: time, ids, people, a log for the operator.
// Types alone; production and test doubles implement them.

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

/** Who people are. */
export type People = Pick<PeopleStore, 'personWithRoles'>
