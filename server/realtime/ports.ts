// Ports: what the realtime part needs from outside and is handed: time, ids, people, a log for the operator.
// Types alone; production and test doubles implement them.

import type { PersonId } from '../../shared/ids.ts'
import type { Role } from '../../shared/role.ts'

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

/** Who people are; implemented by server/store. */
export interface People {
  personWithRoles(personId: PersonId): Promise<{
    readonly id: PersonId
    readonly name: string
    readonly organisation: string
    readonly roles: Readonly<Record<string, Role>>
  } | null>
}
