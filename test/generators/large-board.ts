// A programme with a board of many items, for tests of size: the same seed gives the same board. Made of the built-in programme's
// structure and people, so that every seat can open it. Given to startServer as `programmes`, or written over a seed file's items.

import type { ItemSeed, ProgrammeSeed } from '../../server/domain/programme-seed.ts'
import { builtInProgrammes } from '../../server/seeding/built-in-programmes.ts'
import { type ItemId, itemIdSchema } from '../../shared/ids.ts'

const verbs = ['Innføre', 'Videreutvikle', 'Avklare', 'Teste', 'Koble til', 'Normere', 'Forberede', 'Måle bruken av']
const things = [
  'dokumentdeling',
  'API for kritisk informasjon',
  'datadeling',
  'felles koding',
  'tilgangsstyring',
  'opplæring',
  'forvaltning',
]
const places = [
  'i kommunene',
  'hos fastlegene',
  'i sykehjemmene',
  'på legevakt',
  'i helseforetakene',
  'hos avtalespesialistene',
]
const phases = ['assignment', 'planning', 'limited-rollout', 'national-rollout'] as const

/**
 * @param o.items how many stand in the queue; a twentieth as many stand on the cut list
 * @param o.seed any whole number
 */
export function largeBoard(o: { readonly items: number; readonly seed: number }): ProgrammeSeed {
  const [programme] = builtInProgrammes()
  if (!programme) throw new Error('there is no built-in programme')
  const random = randomFrom(o.seed)
  const queue = Array.from({ length: o.items }, (_, index) => itemOf({ programme, random, index, list: 'queue' }))
  const cut = Array.from({ length: Math.floor(o.items / 20) }, (_, index) =>
    itemOf({ programme, random, index, list: 'cut' }),
  )
  return { ...programme, items: [...queue, ...cut] }
}

function itemOf(o: {
  readonly programme: ProgrammeSeed
  readonly random: () => number
  readonly index: number
  readonly list: ItemSeed['list']
}): ItemSeed {
  const { random, index, list } = o
  const { areas, actors, benefits } = o.programme.structure
  const pick = <Value>(values: readonly Value[]): Value => {
    const value = values[Math.floor(random() * values.length)]
    if (value === undefined) throw new Error('nothing to pick from')
    return value
  }
  const area = pick(areas).id
  const low = 1 + Math.floor(random() * 60)
  const likely = low + Math.floor(random() * 30)
  const needs =
    list === 'queue' && index > 0 && random() < 0.2 ? pick([1, 2, 3, 5, 8].filter((back) => back <= index)) : null
  return {
    id: idOf(list, index),
    list,
    title: `${pick(verbs)} ${pick(things)} ${pick(places)} (${index + 1})`,
    area,
    kind: pick([1, 2, 3] as const),
    who: [pick(actors).id],
    phase: pick(phases),
    estimate: { low, likely, high: likely + Math.floor(random() * 60) },
    benefit: Object.fromEntries(benefits.map(({ id }) => [id, pick([0, 1, 2, 3, 4, 5] as const)])),
    missing: random() < 0.5 ? [] : ['operation', 'maintenance'],
    ...(needs === null ? {} : { needs: { [idOf('queue', index - needs)]: 'Bygger på dette behovet.' } }),
    ...(list === 'cut'
      ? {
          cut: {
            reason: 'Gevinsten kommer sent.',
            cost: 'Sparer innføring og integrasjon.',
            benefit: 'Tapt nytte for mottakerne.',
            latestUsefulInDays: 30 + Math.floor(random() * 500),
          },
        }
      : {}),
  }
}

function idOf(list: ItemSeed['list'], index: number): ItemId {
  return itemIdSchema.parse(`${list === 'queue' ? 'BH' : 'KUTT'}-${index + 1}`)
}

/** Mulberry32: small, and the same everywhere. @returns numbers from 0 up to 1 */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
