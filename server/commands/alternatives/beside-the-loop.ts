// Beside the loop: what takes a processor of an alternative is reckoned in a thread where the board is large, so that nobody's meeting waits for it; a small
// board takes less than starting one. Called by the commands that make and adopt alternatives.

import type { Outcome } from '../../../shared/outcome.ts'
import type { LoadedRoom } from '../../store/log-row.ts'
import { inAThread } from '../in-a-thread.ts'
import {
  type Adopted,
  type AdoptionAsked,
  adoptionOf,
  type ForkAsked,
  type Forked,
  forkOf,
} from './reckon-alternative.ts'

const program = new URL('./alternative-thread.ts', import.meta.url)

/** Some hundred items: a tenth of a second. */
const largeBytes = 400_000

export async function forkBeside(fork: ForkAsked): Promise<Forked> {
  if (bytesOf(fork.board) < largeBytes) return forkOf(fork)
  return inAThread(program, { fork: { ...fork, board: content(fork.board) } })
}

export async function adoptionBeside(adoption: AdoptionAsked): Promise<Outcome<Adopted>> {
  const { board, alternative } = adoption
  if (bytesOf(board) + bytesOf(alternative) < largeBytes) return adoptionOf(adoption)
  return inAThread(program, { adoption: { ...adoption, board: content(board), alternative: content(alternative) } })
}

function bytesOf({ snapshot, rows }: Pick<LoadedRoom, 'snapshot' | 'rows'>): number {
  return rows.reduce((sum, { payload }) => sum + payload.byteLength, snapshot?.bytes.byteLength ?? 0)
}

function content({ snapshot, rows }: Pick<LoadedRoom, 'snapshot' | 'rows'>): Pick<LoadedRoom, 'snapshot' | 'rows'> {
  return { snapshot, rows }
}
