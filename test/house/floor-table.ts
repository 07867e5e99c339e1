// The floors of the three parts as a table, lowest first: which rooms there are and which see which. Told in other words
// than biome.json on purpose: the floors test holds one against the other, and the conventions test finds new folders.

export type Part = 'shared' | 'server' | 'client'

export const parts = ['shared', 'server', 'client'] as const

/** Lowest first. Rooms on one floor see each other unless they are siblings. */
export const floors: Readonly<
  Record<Part, readonly { readonly rooms: readonly string[]; readonly siblings?: true }[]>
> = {
  shared: [
    { rooms: ['board'] },
    { rooms: ['frame', 'priority', 'point', 'deciding', 'change', 'comment'] },
    { rooms: ['rules'] },
    { rooms: ['document'] },
    { rooms: ['contract', 'language'] },
  ],
  server: [
    { rooms: ['domain', 'exports', 'imports'] },
    { rooms: ['store'] },
    { rooms: ['auth', 'bus'], siblings: true },
    { rooms: ['realtime', 'projection', 'mail', 'commands', 'http', 'seeding', 'metrics'], siblings: true },
  ],
  client: [
    { rooms: ['ui', 'api', 'language'] },
    { rooms: ['live'] },
    { rooms: ['item'] },
    {
      rooms: [
        'seats',
        'programmes',
        'queue',
        'cut-list',
        'points',
        'meeting',
        'decisions',
        'changes',
        'comments',
        'audit',
        'members',
        'inbox',
        'search',
        'frame',
        'alternatives',
        'rollout',
        'capacity',
        'scores',
        'sheets',
      ],
      siblings: true,
    },
    { rooms: ['app'] },
  ],
}
