// Tasks: what the load generator is told to do, and what it answers. One JSON text on its command line, one message or line back.

import type { BoardSize } from '../board.ts'
import type { Stretch } from './crowd.ts'
import type { DialectName } from './dialect.ts'

interface Aim {
  /** `http://host:port` */
  readonly origin: string
  readonly dialect: DialectName
  readonly size: BoardSize
}

export type Task = Aim &
  (
    | {
        /** One room; the rate is raised until p99 is over the limit, then the edge is looked for. */
        readonly kind: 'ramp'
        readonly clients: number
        readonly startPerSecond: number
        readonly measuredMs: number
        readonly limitMs: number
        /** Halvings of the last step. */
        readonly refinements: number
      }
    | {
        readonly kind: 'steady'
        readonly clients: number
        readonly writers: number
        readonly perSecond: number
        readonly measuredMs: number
      }
    | {
        readonly kind: 'history'
        readonly writers: number
        readonly editsEach: number
        readonly perSecond: number
        readonly joiners: number
      }
    | { readonly kind: 'join'; readonly writers: number; readonly editsEach: number; readonly joiners: number }
    | { readonly kind: 'idle'; readonly before: number; readonly more: number }
    | { readonly kind: 'board-meeting'; readonly minutes: number }
    | { readonly kind: 'open-rooms'; readonly before: number; readonly more: number }
  )

export interface Joined {
  readonly firstMs: number
  readonly medianMs: number
  readonly lastMs: number
  readonly bytes: number
}

export interface Grown {
  /** Bytes of the server's process per connection or room. */
  readonly residentBytes: number
  readonly liveBytes: number
}

/** What a meeting showed. Commands from asked to answered, views from notice to shown, edits from typed to seen by each of the others. */
export interface MeetingFigures {
  readonly commandMs: Quantiles
  readonly viewMs: Quantiles
  readonly editMs: Quantiles
  readonly commands: number
  readonly views: number
  readonly sightings: number
  readonly serverCores: number
  readonly residentBytes: number
  readonly liveBytes: number
}
export interface Quantiles {
  readonly p50: number
  readonly p99: number
  readonly max: number
}

export interface Answers {
  readonly 'board-meeting': MeetingFigures
  readonly ramp: { readonly best: Stretch; readonly steps: readonly Stretch[]; readonly ended: string }
  readonly steady: Stretch
  readonly history: Joined
  readonly join: Joined
  readonly idle: Grown
  readonly 'open-rooms': Grown
}
