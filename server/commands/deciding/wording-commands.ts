// Commands of wordings: each one transaction under the programme's lock: read the scene and the rows, ask the pure conclusion, write what it
// says or nothing. Called by server/http/deciding/deciding.ts.

import { randomUUID } from 'node:crypto'
import type { WriteWording } from '../../../shared/contract/deciding.ts'
import type { GivenPosition } from '../../../shared/deciding/position.ts'
import { type WordingId, wordingIdSchema } from '../../../shared/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/outcome.ts'
import { may } from '../../../shared/rules/permissions.ts'
import { permitted } from '../../domain/deciding-scene.ts'
import { givePositionBeforehand } from '../../domain/rounds.ts'
import { publishWording, writeWording } from '../../domain/wordings.ts'
import {
  insertWording,
  onItem,
  positionsBeforehand,
  putPosition,
  roundsAt,
  setPublished,
  wordingsAt,
} from '../../store/deciding.ts'
import { isReversed } from '../../store/decisions.ts'
import { agendaRoom } from '../agenda/agenda-place.ts'
import { agendaTitle } from '../agenda/agenda-title.ts'
import { readScene } from './deciding-scene.ts'
import { type Asked, type AskedOf, type DecidedAt, type DecidingContext, locked, onWording } from './in-deciding.ts'

/** A new version of an agenda item's wording. The same text as the newest again is that one, so that a second click makes no second version. */
export function writeWordingCommand(
  context: DecidingContext,
  asked: Asked & { readonly body: WriteWording },
): Promise<Outcome<DecidedAt>> {
  const { body, programmeId, pointId, person } = asked
  const own = { ...body, pointId }
  // No page puts one id on both agendas: what is written on it there would be the other's too.
  const other = { ...own, internal: !body.internal }
  return locked(context, { programmeId, reads: [agendaRoom(own), agendaRoom(other)] }, async (tx, loaded) => {
    const read = await readScene(tx, { ...asked, now: context.now() })
    if (!read.ok) return read
    const { scene } = read.value
    const isSeen = !body.internal || may(scene.actor.role, 'internal.read')
    if (!isSeen || agendaTitle(loaded, own) === null || agendaTitle(loaded, other) !== null) return refuse('NOT_FOUND')
    const mayWrite = permitted(scene, 'wording.write')
    if (!mayWrite.ok) return mayWrite
    const wordings = onItem(await wordingsAt(tx, pointId), body.agendaItem)
    const rounds = onItem(await roundsAt(tx, pointId), body.agendaItem)
    const newest = wordings.at(-1)
    const isSame = newest?.text === body.text && newest.internal === body.internal
    if (isSame && (newest.publishedAt !== null || !body.publish)) return done({ pointId, internal: body.internal })
    if (isSame) {
      const published = publishWording({ scene, wording: newest, wordings, rounds })
      if (published.ok) await setPublished(tx, newest.id, published.value)
      return published.ok ? done({ pointId, internal: body.internal }) : published
    }
    const written = writeWording({ scene, agendaItem: body.agendaItem, wordings, rounds, publish: body.publish })
    if (!written.ok) return written
    const { agendaItem, internal, text } = body
    const id = wordingIdSchema.parse(randomUUID())
    // Another text on the same case takes back the same decision, until that is done.
    const earlier = newest?.reverses ?? null
    const reverses = earlier === null || (await isReversed(tx, earlier)) ? null : earlier
    const writtenAt = scene.now.toISOString()
    await insertWording(tx, {
      ...written.value,
      id,
      programmeId,
      pointId,
      agendaItem,
      internal,
      text,
      reverses,
      writtenBy: person,
      writtenAt,
    })
    return done({ pointId, internal: body.internal })
  })
}

export function publishWordingCommand(
  context: DecidingContext,
  asked: AskedOf<WordingId>,
): Promise<Outcome<DecidedAt>> {
  return onWording(context, asked, async (tx, { scene, wording, wordings, rounds }) => {
    const published = publishWording({ scene, wording, wordings, rounds })
    if (!published.ok) return published
    await setPublished(tx, wording.id, published.value)
    return done(wording)
  })
}

export function givePositionBeforehandCommand(
  context: DecidingContext,
  asked: AskedOf<WordingId> & { readonly given: GivenPosition },
): Promise<Outcome<DecidedAt>> {
  return onWording(context, asked, async (tx, { scene, wording, wordings, rounds }) => {
    const answers = await positionsBeforehand(tx, wording.id)
    const position = givePositionBeforehand({ scene, wording, wordings, rounds, answers, given: asked.given })
    if (!position.ok) return position
    await putPosition(tx, { wordingId: wording.id, roundId: null, position: position.value })
    return done(wording)
  })
}
