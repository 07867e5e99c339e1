// Address parts: what stands in an address, read as ids; an address with something else in it shows no page. Called by the routes.

import { notFound } from '@tanstack/react-router'
import { z } from 'zod'
import { maxSearchLength } from '../../../shared/contract/search.ts'
import {
  type AgendaItemId,
  agendaItemIdSchema,
  decisionIdSchema,
  type ItemId,
  itemIdSchema,
  pointIdSchema,
  type ScoreRoundId,
  scoreRoundIdSchema,
} from '../../../shared/ids.ts'

export function decisionOf(text: string) {
  const id = decisionIdSchema.safeParse(text)
  if (!id.success) throw notFound()
  return { decisionId: id.data }
}

/** @returns the point of an address. @throws not found */
export function pointOf(text: string) {
  const id = pointIdSchema.safeParse(text)
  if (!id.success) throw notFound()
  return { pointId: id.data }
}

export function itemSearch(search: Record<string, unknown>): { item?: ItemId } {
  const item = itemIdSchema.safeParse(search.item)
  return item.success ? { item: item.data } : {}
}

/** A point may be opened at one of its agenda items. */
export function pointSearch(search: Record<string, unknown>): { item?: ItemId; agenda?: AgendaItemId } {
  const agenda = agendaItemIdSchema.safeParse(search.agenda)
  return { ...itemSearch(search), ...(agenda.success ? { agenda: agenda.data } : {}) }
}

export function scoreRoundSearch(search: Record<string, unknown>): { round?: ScoreRoundId } {
  const round = scoreRoundIdSchema.safeParse(search.round)
  return round.success ? { round: round.data } : {}
}

export function searchOf(item: ItemId | null): { item?: ItemId } {
  return item === null ? {} : { item }
}

/** A moment, as an ISO date and time in UTC; one that is none is left out. */
export function momentSearch(search: Record<string, unknown>): { at?: string } {
  const at = z.iso.datetime().safeParse(search.at)
  return at.success ? { at: at.data } : {}
}

/** Words that are searched for. A number in the address is read as the text it is. */
export function wordsSearch(search: Record<string, unknown>): { q?: string } {
  const text = typeof search.q === 'number' ? String(search.q) : search.q
  return typeof text === 'string' && text !== '' ? { q: text.slice(0, maxSearchLength) } : {}
}
