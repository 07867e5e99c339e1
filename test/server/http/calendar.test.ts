// A person's calendar, read by a library that parses iCalendar: one event for each called point, updated where it stands, and told to nobody
// without its secret.

import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { meetingEvents } from '../../../server/store/tables/meetings.ts'
import { personIdSchema, pointIdSchema } from '../../../shared/ids.ts'
import type { PointState } from '../../../shared/point/meeting.ts'
import type { MeetingCommand } from '../../../shared/point/meeting-command.ts'
import { type HttpAppDouble, openHttpApp } from '../../doubles/http-app.ts'
import { putPointIn } from '../../doubles/point-state.ts'
import { freshDatabaseUrl } from '../../harness/postgres.ts'

let app: HttpAppDouble
let office: string
beforeAll(async () => {
  app = await openHttpApp({ databaseUrl: await freshDatabaseUrl() })
  office = await app.signIn('ds-programkontor')
})
afterAll(() => app.close())

const points = '/api/programmes/digital-samhandling/points'

async function address(cookie: string, language = 'nb'): Promise<string> {
  const answer = await app.ask({
    method: 'POST',
    path: '/api/calendar',
    cookie,
    headers: { 'accept-language': language },
  })
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { path: string }).path
}

/** As a calendar asks: without signing in. */
const ask = (path: string): Promise<Response> => app.ask({ path, origin: null })

async function read(path: string): Promise<{ readonly text: string; readonly events: readonly ICAL.Event[] }> {
  const answer = await ask(path)
  expect(answer.status).toBe(200)
  const text = await answer.text()
  const calendar = new ICAL.Component(ICAL.parse(text))
  const zone = calendar.getFirstSubcomponent('vtimezone')
  if (zone) ICAL.TimezoneService.register(new ICAL.Timezone(zone))
  return { text, events: calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event)) }
}

let revision = 0
/** What the commands of a meeting leave: its state, and the command in its log. */
async function step(
  point: string,
  state: PointState,
  type: 'call' | 'cancel' | 'start' | 'withdraw-call',
): Promise<void> {
  await putPointIn(app.database, { point, state })
  revision += 1
  await app.database.db.insert(meetingEvents).values({
    pointId: pointIdSchema.parse(point),
    revision,
    command: { type } as MeetingCommand,
    actor: personIdSchema.parse('kari-nordmann'),
    at: new Date('2026-11-23T10:00:00Z'),
  })
}
const told = (event: ICAL.Event | undefined) =>
  event && {
    uid: event.uid,
    sequence: event.sequence,
    status: event.component.getFirstPropertyValue('status'),
    start: event.startDate.toJSDate().toISOString(),
    end: event.endDate.toJSDate().toISOString(),
    zone: event.startDate.zone?.tzid,
    summary: event.summary,
    location: event.location,
  }

describe('the calendar', () => {
  it('[CAL1] is one event for each called point, and the same event when its head changes and when it is called off', async () => {
    const path = await address(office)
    expect((await read(path)).events).toEqual([])
    await step('ds-punkt-1', 'called', 'call')
    const called = await read(path)
    expect(called.events.map(told)).toEqual([
      {
        uid: 'ds-punkt-1@veivalg',
        sequence: 1,
        status: 'CONFIRMED',
        start: '2027-01-07T09:00:00.000Z',
        end: '2027-01-07T13:00:00.000Z',
        zone: 'Europe/Oslo',
        summary: 'Evaluerings- og beslutningspunkt 1 – Program digital samhandling – steg 2',
        location: 'Oslo og video',
      },
    ])
    const { points: list } = (await (await app.ask({ path: points, cookie: office })).json()) as {
      points: { head: object; revision: number }[]
    }
    const head = {
      ...list[0]?.head,
      date: '2027-06-10',
      startsAt: '08:30',
      lengthMinutes: 90,
      place: 'Bergen; rom 2, fløy B',
    }
    const edited = await app.ask({
      method: 'PATCH',
      path: `${points}/ds-punkt-1`,
      cookie: office,
      body: { head, revision: 1 },
    })
    expect(edited.status).toBe(200)
    expect((await read(path)).events.map(told)).toEqual([
      {
        ...told(called.events[0]),
        sequence: 2,
        start: '2027-06-10T06:30:00.000Z',
        end: '2027-06-10T08:00:00.000Z',
        location: 'Bergen; rom 2, fløy B',
      },
    ])
    await step('ds-punkt-1', 'cancelled', 'cancel')
    expect((await read(path)).events.map(told)).toEqual([
      {
        ...told(called.events[0]),
        sequence: 3,
        status: 'CANCELLED',
        start: '2027-06-10T06:30:00.000Z',
        end: '2027-06-10T08:00:00.000Z',
        summary: 'Avlyst: Evaluerings- og beslutningspunkt 1 – Program digital samhandling – steg 2',
        location: 'Bergen; rom 2, fløy B',
      },
    ])
  })

  it('[CAL1] holds lines of the length the standard asks for, and nothing of what is only prepared', async () => {
    const path = await address(office)
    await step('pll-punkt-1', 'called', 'call')
    const { text, events } = await read(path)
    expect(events.map(({ uid }) => uid)).toContain('pll-punkt-1@veivalg')
    expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
  })

  it('[CAL1] a call that is withdrawn cancels the event that calendars have, and calling again makes it stand again', async () => {
    const path = await address(office)
    const event = async () => told((await read(path)).events.find(({ uid }) => uid === 'pll-punkt-1@veivalg'))
    const called = await event()
    await step('pll-punkt-1', 'draft', 'withdraw-call')
    const withdrawn = await event()
    expect(withdrawn).toEqual({
      ...called,
      sequence: (called?.sequence ?? 0) + 1,
      status: 'CANCELLED',
      summary: `Avlyst: ${called?.summary}`,
    })
    await step('pll-punkt-1', 'cancelled', 'cancel')
    expect(await event()).toEqual({ ...withdrawn, sequence: (called?.sequence ?? 0) + 2 })
    await step('pll-punkt-1', 'called', 'call')
    expect(await event()).toEqual({ ...called, sequence: (called?.sequence ?? 0) + 3 })
  })

  it('[CAL1] speaks the language its address was made in', async () => {
    await step('ds-punkt-1', 'cancelled', 'cancel')
    const summary = async (language: string): Promise<string | undefined> =>
      (await read(await address(office, language))).events.find(({ uid }) => uid === 'ds-punkt-1@veivalg')?.summary
    expect([await summary('en'), await summary('nn')]).toEqual([
      expect.stringMatching(/^Cancelled: /),
      expect.stringMatching(/^Avlyst: /),
    ])
  })

  it('[CAL2] is found by its secret alone, and a new secret or none makes the old one lead nowhere', async () => {
    const first = await address(office)
    const second = await address(office)
    const statuses = async (): Promise<number[]> => [(await ask(first)).status, (await ask(second)).status]
    expect(await statuses()).toEqual([404, 200])
    expect(await (await app.ask({ path: '/api/calendar', cookie: office })).json()).toEqual({
      since: '2026-11-23T09:00:00.000Z',
    })
    expect((await app.ask({ method: 'DELETE', path: '/api/calendar', cookie: office })).status).toBe(204)
    expect(await statuses()).toEqual([404, 404])
    expect(await (await app.ask({ path: '/api/calendar', cookie: office })).json()).toEqual({ since: null })
    for (const path of [
      '/calendar/x.ics',
      '/calendar/.ics',
      `/calendar/${'a'.repeat(43)}.ics`,
      '/calendar/%2e%2e.ics',
    ]) {
      expect([path, (await ask(path)).status]).toEqual([path, 404])
    }
  })

  it('[CAL2] of two who renew it at once one address is left', async () => {
    const paths = await Promise.all([1, 2, 3, 4].map(() => address(office)))
    const statuses = await Promise.all(paths.map(async (path) => (await ask(path)).status))
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
  })

  it("[CAL2] shows the person's own programmes, and its secret stands in no log", async () => {
    await step('ds-punkt-1', 'called', 'call')
    const path = await address(await app.signIn('pll-programeier'))
    app.lines.length = 0
    expect((await read(path)).events.map(({ uid }) => uid)).not.toContain('ds-punkt-1@veivalg')
    await ask(path.replace('.ics', 'x.ics'))
    expect(JSON.stringify(app.lines)).not.toContain(path.slice('/calendar/'.length, 40))
    expect(app.lines.length).toBeGreaterThan(0)
  })

  it('[CAL2] an address is made by who is signed in alone', async () => {
    for (const method of ['GET', 'POST', 'DELETE']) {
      expect((await app.ask({ method, path: '/api/calendar' })).status).toBe(401)
    }
  })
})
