// Item: one entry of the queue or the cut list, as a frozen value, and its flat fields as they stand in the document.
// List and rank are one value (`position`), so an item can never stand half moved; marks, readiness parts and dependencies
// are one field each, so that two people setting different ones both keep theirs. Called by plans, documents and admission.

import { z } from 'zod'
import {
  actorIdSchema,
  actorKindIdSchema,
  areaIdSchema,
  benefitIdSchema,
  driverIdSchema,
  type ItemId,
  itemIdSchema,
  preconditionIdSchema,
} from '../ids.ts'
import { done, type Outcome, type RefusalCode, refusalCodeSchema, refuse } from '../outcome.ts'
import { rankSchema } from './rank.ts'
import { as, dateSchema, estimateSchema, type Json, noteSchema, shortTextSchema, titleSchema } from './value.ts'

export const listSchema = z.enum(['queue', 'cut'])
export type ListName = z.infer<typeof listSchema>

export const phaseSchema = z.enum(['assignment', 'planning', 'limited-rollout', 'national-rollout'])

/** 1 make technical capabilities available, 2 get organisations ready, 3 introduce and follow up use. */
export const needKindSchema = z.union([z.literal(1), z.literal(2), z.literal(3)])
export type NeedKind = z.infer<typeof needKindSchema>

export const readinessParts = ['what', 'who', 'size', 'benefit', 'operation', 'maintenance'] as const
export const readinessPartSchema = z.enum(readinessParts)
export type ReadinessPart = z.infer<typeof readinessPartSchema>

/** One part of being ready: said or not, and if not, who owes it and when. */
export const readinessSchema = z.strictObject({
  done: z.boolean(),
  owner: shortTextSchema.optional(),
  due: dateSchema.optional(),
})
export type Readiness = Readonly<z.infer<typeof readinessSchema>>

export const positionSchema = z.strictObject({ list: listSchema, rank: rankSchema })

/** What is said of an entry when it is put on the cut list. Kept when the item returns to the queue. */
export const cutSchema = z.strictObject({
  reason: noteSchema,
  cost: noteSchema,
  benefit: noteSchema,
  latestUsefulDate: dateSchema.nullable(),
})
export type Cut = Readonly<z.infer<typeof cutSchema>>

/** How far a cut has come. `decided` and `reversed` are set by the server alone, by a decision. */
export const cutStatuses = ['possible', 'recommended', 'decided', 'reversed'] as const
const cutStatusSchema = z.enum(cutStatuses)
export type CutStatus = z.infer<typeof cutStatusSchema>

/** From a day on, what share of the saving is left: cost is committed, and with it the saving goes. */
const savingStepSchema = z.strictObject({ on: dateSchema, left: z.number().min(0).max(1) })

/** Steps in order of their days, each day once, and never more left than before. All of the saving is left before the first. */
const savingSchema = z
  .array(savingStepSchema)
  .max(24)
  .readonly()
  .refine(
    (steps) =>
      steps.every(
        ({ on, left }, at) => at === 0 || (on > (steps[at - 1]?.on ?? '') && left <= (steps[at - 1]?.left ?? 1)),
      ),
    as('SAVING_ORDER'),
  )

const itemCutSchema = cutSchema.extend({
  status: cutStatusSchema,
  /** Who may decide it; null = not said. */
  mayDecide: z.enum(['programme-manager', 'board', 'programme-owner']).nullable(),
  /** Whether it can be undone once it is carried out; null = not said. */
  reversible: z.enum(['yes', 'partly', 'no']).nullable(),
  saving: savingSchema,
})
export type ItemCut = Readonly<z.infer<typeof itemCutSchema>>

/** A share from 0 to 1. */
export const shareSchema = z.number().refine((value) => value >= 0 && value <= 1, as('SHARE_RANGE'))

/** `<actor>.<period>`: `KOM.2027-1`. */
export const demandKeySchema = z.string().regex(/^[A-Z][A-Z0-9]{0,7}\.[A-Z0-9][A-Z0-9-]{0,11}$/)

/** Person-months in a period. */
export const effortSchema = z.number().refine((value) => value >= 0 && value <= 10_000, as('EFFORT_RANGE'))

/** Of the actors of a kind in a rollout area: how many there are, and how many are ready to start. */
export const actorsReadySchema = z
  .strictObject({ ready: z.number().int().min(0).max(100_000), of: z.number().int().min(0).max(100_000) })
  .refine(({ ready, of }) => ready <= of, as('ACTORS_RANGE'))

const mark = z.union(
  [z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)],
  as('INVALID'),
)

export const itemSchema = z
  .strictObject({
    id: itemIdSchema,
    title: titleSchema,
    area: areaIdSchema,
    kind: needKindSchema,
    who: z.array(actorIdSchema).max(30).readonly(),
    phase: phaseSchema.nullable(),
    estimate: estimateSchema.nullable(),
    benefit: z.record(benefitIdSchema, mark).readonly(),
    ready: z.record(readinessPartSchema, readinessSchema).readonly(),
    needs: z.record(itemIdSchema, noteSchema).readonly(),
    position: positionSchema,
    cut: itemCutSchema,
    /** How far its cost follows each of the programme's drivers, 0–1. */
    drivers: z.record(driverIdSchema, shareSchema).readonly(),
    /** How far each receiving organisation is expected to take it into use, 0–1. */
    adoption: z.record(actorIdSchema, shareSchema).readonly(),
    /** What it asks of each receiving organisation in each period, person-months, by {@link demandKeySchema}. */
    demand: z.record(demandKeySchema, effortSchema).readonly(),
    /** Of a rollout area: which preconditions are met. */
    preconditions: z.record(preconditionIdSchema, z.boolean()).readonly(),
    /** Of a rollout area: how many actors of each kind are ready. */
    actorsReady: z.record(actorKindIdSchema, actorsReadySchema).readonly(),
    /** Why it stands far from its calculated place; empty = not said. */
    orderReason: shortTextSchema,
    /** The day its scope was realised; null = not yet. */
    realisedOn: dateSchema.nullable(),
  })
  .refine((item) => !(item.id in item.needs), { error: 'DEPENDENCY_SELF', path: ['needs'] })
  .refine(
    (item) =>
      item.position.list === 'queue' ||
      [item.cut.reason, item.cut.cost, item.cut.benefit].every((text) => text.trim() !== ''),
    { error: 'CUT_INCOMPLETE', path: ['cut'] },
  )

/** An item as everyone reads it: deeply frozen. `needs` maps the item it depends on to why. */
export type Item = Readonly<z.infer<typeof itemSchema>>

/** The flat fields of a record, as they stand in the document; rich text is not among them. */
export type Fields = Readonly<Record<string, Json>>

const plain = ['title', 'area', 'kind', 'who', 'phase', 'estimate', 'position'] as const
const cutFields = ['reason', 'cost', 'benefit', 'latestUsefulDate'] as const

/** Fields that stand in the document only where something is said, with what they are where nothing is. */
export const unsaidFlat = { orderReason: '', realisedOn: null } as const
export const unsaidCut = { status: 'possible', mayDecide: null, reversible: null, saving: [] } as const

/** Groups of an item whose parts are one field each, and nothing more than a value. */
export const partGroups = ['drivers', 'adoption', 'demand', 'preconditions', 'actorsReady'] as const

const knownParts: Readonly<Record<string, (part: string) => boolean>> = {
  benefit: (part) => benefitIdSchema.safeParse(part).success,
  needs: (part) => itemIdSchema.safeParse(part).success,
  ready: (part) => (readinessParts as readonly string[]).includes(part),
  cut: (part) => (cutFields as readonly string[]).includes(part) || Object.hasOwn(unsaidCut, part),
  drivers: (part) => driverIdSchema.safeParse(part).success,
  adoption: (part) => actorIdSchema.safeParse(part).success,
  demand: (part) => demandKeySchema.safeParse(part).success,
  preconditions: (part) => preconditionIdSchema.safeParse(part).success,
  actorsReady: (part) => actorKindIdSchema.safeParse(part).success,
}

/** @returns the item's flat fields; the inverse of {@link itemFromFields}. */
export function fieldsOfItem(item: Item): Record<string, Json> {
  const fields: Record<string, Json> = {}
  for (const key of plain) fields[key] = item[key] as Json
  for (const [id, value] of Object.entries(item.benefit)) fields[`benefit.${id}`] = value
  for (const [part, value] of Object.entries(item.ready)) fields[`ready.${part}`] = value as unknown as Json
  for (const [id, why] of Object.entries(item.needs)) fields[`needs.${id}`] = why
  for (const key of cutFields) fields[`cut.${key}`] = item.cut[key]
  for (const key of Object.keys(unsaidCut) as (keyof typeof unsaidCut)[]) {
    const value = item.cut[key]
    if (Array.isArray(value) ? value.length > 0 : value !== unsaidCut[key]) fields[`cut.${key}`] = value as Json
  }
  for (const key of Object.keys(unsaidFlat) as (keyof typeof unsaidFlat)[]) {
    if (item[key] !== unsaidFlat[key]) fields[key] = item[key]
  }
  for (const group of partGroups) {
    for (const [part, value] of Object.entries(item[group])) fields[`${group}.${part}`] = value as Json
  }
  return fields
}

/**
 * Builds an item of its flat fields. Absent optional fields take their empty value.
 * @returns the frozen item, or the first refusal with record and field; an unknown field is refused as SHAPE.
 */
export function itemFromFields(id: string, fields: Fields): Outcome<Item> {
  const benefit: Record<string, Json> = {}
  const needs: Record<string, Json> = {}
  const ready: Record<string, Json> = Object.fromEntries(readinessParts.map((part) => [part, { done: false }]))
  const cut: Record<string, Json> = { reason: '', cost: '', benefit: '', latestUsefulDate: null, ...unsaidCut }
  const flat: Record<string, Json> = { who: [], phase: null, estimate: null, ...unsaidFlat }
  const parts = Object.fromEntries(partGroups.map((group) => [group, {} as Record<string, Json>]))
  const groups: Record<string, Record<string, Json>> = { benefit, needs, ready, cut, ...parts }
  for (const [key, value] of Object.entries(fields)) {
    const dot = key.indexOf('.')
    if (dot < 0) {
      if (!(plain as readonly string[]).includes(key) && !Object.hasOwn(unsaidFlat, key))
        return refuse('SHAPE', { record: id.slice(0, 64), field: key.slice(0, 64) })
      flat[key] = value
    } else {
      const name = key.slice(0, dot)
      const part = key.slice(dot + 1)
      const group = Object.hasOwn(groups, name) ? groups[name] : undefined
      // A part is known before it is set: `__proto__` would vanish, and with it the field that should have been refused.
      if (!group || !knownParts[name]?.(part))
        return refuse('SHAPE', { record: id.slice(0, 64), field: key.slice(0, 64) })
      group[part] = value
    }
  }
  return parsed(id, itemSchema.safeParse({ ...flat, ...parts, id, benefit, needs, ready, cut }))
}

/** Turns a schema result into an outcome; the schema's message is a refusal code where it names one. */
export function parsed<Value>(record: string, result: z.ZodSafeParseResult<Value>): Outcome<Value> {
  if (result.success) return done(deepFreeze(result.data))
  const issue = result.error.issues[0]
  const named = refusalCodeSchema.safeParse(issue?.message)
  const code: RefusalCode = named.success ? named.data : 'INVALID'
  const field = issue?.path.slice(0, 2).map(String).join('.') ?? ''
  return refuse(code, { record: record.slice(0, 64), ...(field === '' ? {} : { field: field.slice(0, 64) }) })
}

/** @returns true when nothing is missing for the item to be put to a decision. */
export function isReady(item: Item): boolean {
  return missingParts(item).length === 0
}

/** @returns the readiness parts not yet said, in their fixed order. */
export function missingParts(item: Item): readonly ReadinessPart[] {
  return readinessParts.filter((part) => item.ready[part]?.done !== true)
}

/** Freezes a plain value through and through, also what stands inside something already frozen. What many hold alike they hold together. */
function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value
  if (!Object.isFrozen(value)) {
    const parts = value as Record<string, unknown>
    for (const [key, inner] of Object.entries(parts)) {
      const held = heldTogether(inner)
      if (held !== inner) parts[key] = held
    }
    Object.freeze(value)
  }
  for (const inner of Object.values(value)) deepFreeze(inner)
  return value
}

const noParts = Object.freeze({})
const noList = Object.freeze([])
const saidOrNot = [Object.freeze({ done: false }), Object.freeze({ done: true })] as const

/** A board of many items is mostly made of parts with nothing in them and of readiness that is not said: one of each is enough. */
function heldTogether(inner: unknown): unknown {
  if (typeof inner !== 'object' || inner === null) return inner
  const keys = Object.keys(inner)
  if (keys.length === 0) return Array.isArray(inner) ? noList : noParts
  if (keys.length > 1 || keys[0] !== 'done') return inner
  const { done } = inner as { done: unknown }
  return typeof done === 'boolean' ? saidOrNot[done ? 1 : 0] : inner
}

/** Narrows a text to an item id without a schema's cost where it is a key of a known map. */
export function itemId(text: string): ItemId {
  return itemIdSchema.parse(text)
}
