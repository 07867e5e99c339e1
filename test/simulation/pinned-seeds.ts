// Pinned seeds: worlds that once failed, with what was wrong then. They are run always, and never taken out.

export const pinnedSeeds: readonly { readonly seed: number; readonly steps: number; readonly was: string }[] = [
  {
    seed: 98,
    steps: 300,
    was: 'what a session sent after a frame that was refused stood admitted, and was settled in another’s stead',
  },
  { seed: 125, steps: 300, was: 'an edit made twice in two documents counted as saved by the one that still waited' },
  { seed: 7628, steps: 250, was: 'what a client had removed itself and was not saved yet was taken for lost' },
  {
    seed: 301922,
    steps: 250,
    was: 'a question of whose a client id is, asked before its lease, undid the lease in the simulated room',
  },
  {
    seed: 304416,
    steps: 250,
    was: 'bytes of one generation were written in a document of the next, where they changed another item',
  },
]
