// Wordings: texts that may be decided on one agenda item, as versions that are never changed. A draft can be written by many; what is published
// has been shown to the board, and the newest published one is the wording in force. Pure; called by the commands of server/http.

import type { AgendaItemId } from '../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../shared/outcome.ts'
import { type DecidingScene, leadsDeciding, permitted, standsOpen, takesPart } from './deciding-scene.ts'
import type { RoundStanding, WordingStanding } from './deciding-standing.ts'

/**
 * A new text for an agenda item.
 * @param o.agendaItem null: one that is added with it; @param o.wordings those the item has; @param o.rounds those held on it
 * @returns the version it gets, and when it is published (null: a draft)
 */
export function writeWording(o: {
  readonly scene: DecidingScene
  readonly agendaItem: AgendaItemId | null
  readonly wordings: readonly WordingStanding[]
  readonly rounds: readonly RoundStanding[]
  readonly publish: boolean
}): Outcome<{ readonly version: number; readonly publishedAt: string | null }> {
  const { scene, agendaItem, wordings, rounds, publish } = o
  const mayWrite = permitted(scene, 'wording.write')
  if (!mayWrite.ok) return mayWrite
  const part = agendaItem === null ? done(true) : takesPart(scene, agendaItem)
  if (!part.ok) return part
  const open = standsOpen(scene)
  if (!open.ok) return open
  const version = 1 + Math.max(0, ...wordings.map((wording) => wording.version))
  if (!publish) return done({ version, publishedAt: null })
  const mayPublish = publishing(scene, rounds)
  return mayPublish.ok ? done({ version, publishedAt: scene.now.toISOString() }) : mayPublish
}

/** A draft is shown to the board. @returns when; the moment it was published already when it was. */
export function publishWording(o: {
  readonly scene: DecidingScene
  readonly wording: WordingStanding
  readonly wordings: readonly WordingStanding[]
  readonly rounds: readonly RoundStanding[]
}): Outcome<string> {
  const { scene, wording, wordings, rounds } = o
  const mayPublish = publishing(scene, rounds)
  if (!mayPublish.ok) return mayPublish
  const part = takesPart(scene, wording.agendaItem)
  if (!part.ok) return part
  if (wording.publishedAt !== null) return done(wording.publishedAt)
  return newestPublished(wordings, wording.version) ? done(scene.now.toISOString()) : refuse('WORDING_SUPERSEDED')
}

/** @returns done for the wording in force: published, and by no later published version replaced. A later draft replaces nothing. */
export function inForce(wording: WordingStanding, wordings: readonly WordingStanding[]): Outcome<true> {
  if (wording.publishedAt === null) return refuse('WORDING_UNPUBLISHED')
  return newestPublished(wordings, wording.version) ? done(true) : refuse('WORDING_SUPERSEDED')
}

function newestPublished(wordings: readonly WordingStanding[], version: number): boolean {
  return wordings.every((other) => other.publishedAt === null || other.version <= version)
}

/** Nobody's answer is left hanging on a text that is no longer the newest: an open round is revealed or withdrawn first. */
function publishing(scene: DecidingScene, rounds: readonly RoundStanding[]): Outcome<true> {
  const may = leadsDeciding(scene)
  if (!may.ok) return may
  const open = standsOpen(scene)
  if (!open.ok) return open
  return rounds.some(({ state }) => state === 'open') ? refuse('ROUND_OPEN') : done(true)
}
