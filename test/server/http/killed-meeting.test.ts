// The server killed (kill -9) in the middle of a meeting, between two commands and in the middle of many: what was answered stands when it is
// started again on the same data, and nothing has moved by itself: gavel, item, clock, speakers, attendance.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type MeetingView, meetingViewSchema } from '../../../shared/contract/meeting.ts'
import { agendaItemIdSchema, personIdSchema } from '../../../shared/ids.ts'
import { meetingSchema } from '../../../shared/point/meeting.ts'
import type { MeetingCommand } from '../../../shared/point/meeting-command.ts'
import { layEmptyDatabase } from '../../harness/pglite-template.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'
import { runServer, signIn } from './run-server.ts'

const folders: string[] = []
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

const path = '/api/programmes/digital-samhandling/points/ds-punkt-1/meeting'
const per = personIdSchema.parse('per-nordmann')
const ingrid = personIdSchema.parse('ingrid-nordmann')

/** Somebody at a server. */
async function at(url: string, seat: string) {
  const cookie = await signIn(url, seat)
  const headers = { cookie, origin: url, 'content-type': 'application/json' }
  const ask = async (init: RequestInit): Promise<MeetingView> => {
    const answer = await fetch(url + path, { ...init, headers })
    if (!answer.ok) throw new Error(await answer.text())
    return meetingViewSchema.parse(await answer.json())
  }
  return {
    look: () => ask({}),
    give: (command: MeetingCommand, revision?: number) =>
      ask({ method: 'POST', body: JSON.stringify({ command, revision }) }),
  }
}

describe.each([
  ['the embedded database', async () => ({})],
  ['a real Postgres', async () => ({ DATABASE_URL: await freshDatabaseUrl() })],
] as const)('a server on %s that is killed while the board sits', { timeout: 120_000 }, (_, environmentOf) => {
  it('[MTG8] stands where it stood, and goes on by whoever has the gavel', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'veivalg-test-killed-meeting-'))
    folders.push(folder)
    await layEmptyDatabase(folder)
    const environment: Record<string, string> = await environmentOf()
    const first = runServer({ folder, environment })
    const url = await first.url()
    const [facilitator, owner, member] = await Promise.all([
      at(url, 'ds-moteleder'),
      at(url, 'ds-programeier'),
      at(url, 'ds-helse-nord'),
    ])
    await facilitator.give({ type: 'call', quorum: 2 })
    await facilitator.give({ type: 'start' })
    await owner.give({ type: 'arrive', person: per, how: 'room' })
    await member.give({ type: 'arrive', person: ingrid, how: 'video' })
    await member.give({ type: 'ask-to-speak', kind: 'speech' })
    const waiting = await owner.give({ type: 'ask-to-speak', kind: 'reply' })
    await facilitator.give({ type: 'next-speaker' }, waiting.revision)
    await facilitator.give({ type: 'set-speech-limit', limitSeconds: 180 })
    await facilitator.give({ type: 'show', shown: { page: 'queue', record: 'KI-4' } })
    const before = await facilitator.give({ type: 'give-gavel', to: per })

    // Killed while many commands are under way: the last that was answered is the least that stands.
    let answered = before.revision
    const many = Array.from({ length: 40 }, async (_each, nth) => {
      const limitSeconds = 60 + nth
      const view = await owner.give({ type: 'set-speech-limit', limitSeconds }).catch(() => null)
      answered = Math.max(answered, view?.revision ?? 0)
      if (view !== null && view.revision >= before.revision + 5) first.child.kill('SIGKILL')
    })
    await Promise.all(many)
    expect((await first.ended).err).toBe('')

    const second = runServer({ folder, environment })
    const again = await second.url()
    const [ownerAgain, facilitatorAgain] = await Promise.all([at(again, 'ds-programeier'), at(again, 'ds-moteleder')])
    const { meeting, revision } = await ownerAgain.look()
    expect(revision).toBeGreaterThanOrEqual(answered)
    expect(meetingSchema.parse(meeting)).toEqual({
      ...before.meeting,
      speakers: { ...before.meeting.speakers, limitSeconds: meeting.speakers.limitSeconds },
    })
    const item = agendaItemIdSchema.parse('finnes-ikke')
    const goTo = { type: 'go-to', current: { item, internal: false, budgetMinutes: 1 } } as const
    await expect(facilitatorAgain.give(goTo)).rejects.toThrow('GAVEL_ELSEWHERE')
    expect((await ownerAgain.give({ type: 'next-speaker' }, revision)).meeting.speakers.speaking?.person).toBe(ingrid)
    expect((await facilitatorAgain.give({ type: 'take-gavel' })).meeting.gavel).not.toBe(per)
    second.child.kill('SIGTERM')
    const { code, err } = await second.ended
    expect([code, err]).toEqual([0, ''])
  })
})
