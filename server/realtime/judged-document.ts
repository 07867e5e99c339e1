// Judged document: what a room knows of its document: what is committed, and what was admitted since and is not durable yet. Types alone.
// Promises that nothing admitted shows in anything that is sent or kept before it is settled (I2), that a refusal leaves no trace (ADM1,
// ADM11), and that nothing is ever pending in it (I6). Called by room and room-reader.

import type { PersonId } from '../../shared/ids.ts'
import type { Outcome, Refusal } from '../../shared/outcome.ts'
import type { Role } from '../../shared/role.ts'
import type { Laid, Layout } from './laid-together.ts'

/** An update that decodes. What else it holds is the judge's own. */
export interface ReadUpdate {
  readonly bytes: Uint8Array
  /** Client ids of its structs. */
  readonly clientIds: readonly number[]
}

export type Judged =
  /** It will be a row: `bytes` are stored and sent on, `clientIds` carry new structs. */
  | {
      readonly kind: 'row'
      readonly bytes: Uint8Array
      readonly clientIds: readonly number[]
      /** How it may be laid beside others in the log; null = it may not. */
      readonly layout: Layout | null
      /** Others' client ids of whose uncommitted structs it tells: as a rule none. Of no account without a layout. */
      readonly restsOn: readonly number[]
    }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'refusal'; readonly refusal: Refusal }

export interface JudgedDocument<Read extends ReadUpdate = ReadUpdate> {
  /** Reads an update without looking at the document. @returns the refusal of what no document here may hold */
  read(bytes: Uint8Array): Outcome<Read>
  /** Judges an update on everything committed and admitted. An admitted one is admitted from then on. */
  judge(o: {
    readonly update: Read
    readonly personId: PersonId
    readonly role: Role | null
    /** Who holds a client id; null or undefined = nobody. */
    readonly holder: (clientId: number) => PersonId | null | undefined
    /** How many records it may remove where a person has confirmed it; without, `maxRemovedPerUpdate`. */
    readonly confirmedRemovals?: number
  }): Judged
  /** The first `rows` admitted updates are committed now. @param laid rows of the log that do what they do; else the document lays its own */
  settle(rows: number, laid?: readonly Laid[]): void
  /** Nothing is admitted any more; what was is as if it had never come. */
  forget(): void
  /** Rows committed elsewhere. Only when nothing is admitted. @throws Error when something would stay pending */
  take(payloads: readonly Uint8Array[]): void

  /** Of the committed document: */
  stateVector(): Uint8Array
  /** @returns whether the document lacks some of these structs, by its state. */
  lacks(clientId: number, end: number): boolean
  written(clientId: number): boolean
  clientIds(): readonly number[]
  /** Client ids of which a document of this state vector lacks something. */
  clientIdsBeyond(stateVector: ReadonlyMap<number, number>): readonly number[]
  /** @returns updates that together bring a document of this state vector to the committed one, in order; at least one. */
  missing(stateVector: ReadonlyMap<number, number>): readonly Uint8Array[]
  /** @returns the whole, encoded; kept until the document moves on. */
  encoded(): Uint8Array
  /** @returns the canonical hash, as hexadecimal text. */
  hash(): string
  /** Size in bytes of the encoded document and of its plain records, for deciding on a new generation. */
  sizes(): { readonly clientIds: number; readonly bytes: number; readonly plainBytes: number }
  close(): void
}
