// Violation: one of the promises of the engine does not hold in a simulated world. Thrown by whoever sees it, caught by simulate.ts.

export type Promised =
  /** Saved only when committed. */
  | 'I1'
  /** Nobody else holds what is not committed. */
  | 'I2'
  /** When quiet, all agree. */
  | 'I3'
  /** Positions 1..head. */
  | 'I4'
  /** No row against the rights at its commit. */
  | 'I5'
  /** Nothing is pending. */
  | 'I6'
  /** Every edit is saved, waiting, or shown as not kept. */
  | 'I8'
  /** What was written stands in the log once, and in nobody's tray besides. */
  | 'AGN'
  /** A batch is stored once. */
  | 'LOG2'
  /** A row was judged against exactly the log it follows. */
  | 'LOG3'
  /** What was refused is visible nowhere. */
  | 'ADM11'
  /** Nobody is refused or shown less for what a node does not know yet. */
  | 'HONEST'
  /** Whoever writes is answered within a bounded time, however much others write. */
  | 'NOD7'
  /** The world comes to rest when nothing disturbs it any more. */
  | 'REST'
  /** An exception where none belongs. */
  | 'THROWN'

export class Violation extends Error {
  override readonly name = 'Violation'
  readonly promised: Promised

  constructor(promised: Promised, message: string) {
    super(`${promised}: ${message}`)
    this.promised = promised
  }
}
