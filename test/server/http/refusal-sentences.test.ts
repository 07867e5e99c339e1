// What is told when something goes wrong in and around a meeting: each bad input, asked in each language, and the whole sentence.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decidingViewSchema } from '../../../shared/contract/deciding.ts'
import { errorBodySchema, pointBodySchema } from '../../../shared/contract/http.ts'
import { languages } from '../../../shared/language/languages.ts'
import { refusalText } from '../../../shared/language/refusals.ts'
import { type AgendaItem, agendaItemSchema } from '../../../shared/point/agenda-item.ts'
import type { MeetingCommand } from '../../../shared/point/meeting-command.ts'
import { mayWrite } from '../../../shared/rules/may-write.ts'
import { noRulings } from '../../../shared/rules/rulings.ts'
import { fileOf } from '../../generators/files.ts'
import { type DecidingBoard, openDecidingBoard, people, personOf, type Who } from './deciding-board.ts'

let board: DecidingBoard
const cookies = new Map<Who, string>()
beforeAll(async () => {
  board = await openDecidingBoard()
  for (const who of Object.keys(people) as Who[]) cookies.set(who, await board.app.signIn(`ds-${who}`))
})
afterAll(() => board.close())

const base = '/api/programmes/digital-samhandling'
type Sent = { readonly body: unknown } | { readonly raw: Uint8Array<ArrayBuffer> }
/** Asks something that is refused, once in each language. @returns what is told in bokmål, nynorsk and English */
async function told(who: Who, path: string, sent: Sent, method = 'POST'): Promise<readonly string[]> {
  const sentences: string[] = []
  for (const language of languages) {
    const headers = {
      'accept-language': language,
      ...('raw' in sent && { 'content-type': 'application/octet-stream' }),
    }
    const answer = await board.app.ask({ method, path: base + path, cookie: cookies.get(who) ?? '', headers, ...sent })
    sentences.push(errorBodySchema.parse(await answer.json()).error.message)
  }
  return sentences
}
const decide = (who: Who, roundId: string, over = {}) =>
  told(who, `/points/${board.point}/decisions`, { body: board.asked(roundId, over) })
const meet = (who: Who, command: MeetingCommand, point: string = board.point) =>
  told(who, `/points/${point}/meeting`, { body: { command } })
const arrive = (who: Who) => board.meeting('moteleder', { type: 'arrive', person: personOf(who), how: 'room' })
const leave = (who: Who) => board.meeting('moteleder', { type: 'leave', person: personOf(who) })

describe('a refusal says what is wrong and what to do', () => {
  it('[SES13] deciding by somebody who is recused or has left, and a position after the reveal', async () => {
    const round = await board.round({ against: 'nhn' })
    const owner = { path: 'owner', grounds: 'Det haster' } as const
    const recuse = { type: 'recuse', item: board.item, person: personOf('programeier') } as const
    await board.meeting('moteleder', { ...recuse, recused: true })
    expect(await decide('programeier', round, owner)).toEqual([
      'Per Nordmann er inhabil i denne saken. La en annen gjøre det, eller la møtelederen ta inhabiliteten tilbake om den er feil.',
      'Per Nordmann er inhabil i denne saka. La ein annan gjere det, eller la møteleiaren ta inhabiliteten tilbake om han er feil.',
      'Per Nordmann is recused from this item. Let somebody else do it, or let the facilitator take the recusal back if it is wrong.',
    ])
    await board.meeting('moteleder', { ...recuse, recused: false })
    await leave('programeier')
    expect(await decide('programeier', round, owner)).toEqual([
      'Per Nordmann er ikke til stede. Registrer fremmøte først.',
      'Per Nordmann er ikkje til stades. Registrer frammøte først.',
      'Per Nordmann is not present. Record attendance first.',
    ])
    await arrive('programeier')
    const position = { body: { position: 'supports', reason: '' } }
    expect(await told('nhn', `/rounds/${round}/position`, position, 'PUT')).toEqual(
      languages.map((language) => refusalText({ code: 'ROUND_CLOSED' }, language)),
    )
  })

  it('[SES13] a round on a wording that was never published, and one whose deadline an hour’s clock has put in the past', async () => {
    const body = { agendaItem: board.item, internal: false, text: 'Et utkast.', publish: false }
    const written = await board.ask('moteleder', 'POST', `/points/${board.point}/wordings`, body)
    const wordingId = decidingViewSchema.parse(await written.json()).wordings.at(-1)?.id
    expect(
      await told('moteleder', `/points/${board.point}/rounds`, { body: { wordingId, how: 'meeting', deadline: null } }),
    ).toEqual([
      'Vedtaksteksten er ikke publisert. Publiser den, så styret kjenner den før det avgjør.',
      'Vedtaksteksten er ikkje publisert. Publiser han, så styret kjenner han før det avgjer.',
      'The wording is not published. Publish it, so that the board knows it before it decides.',
    ])
  })

  it('[SES13] two who start at once, and steering when the gavel is elsewhere', async () => {
    expect(await meet('programleder', { type: 'start' })).toEqual([
      'Møtet er allerede i gang. Gå inn i det, eller vent til det er hevet.',
      'Møtet er allereie i gang. Gå inn i det, eller vent til det er heva.',
      'The meeting is already in session. Go into it, or wait until it is adjourned.',
    ])
    expect(await meet('programleder', { type: 'start-timer' })).toEqual([
      'Klubben er hos Solveig Austmann. Ta den, eller be om å få den.',
      'Klubba er hos Solveig Austmann. Ta ho, eller be om å få ho.',
      'The gavel is with Solveig Austmann. Take it, or ask for it.',
    ])
  })

  it('[SES13] papers that are programs, empty, too large or named out of their folder', async () => {
    const paper = (name: string, raw: Uint8Array): Promise<readonly string[]> => {
      const asked = new URLSearchParams({ agendaItem: board.item, internal: 'false', access: 'public', name })
      return told('programkontor', `/points/${board.point}/papers?${asked}`, { raw: Uint8Array.from(raw) })
    }
    expect([
      await paper('virus.pdf', fileOf.exe()),
      await paper('tom.pdf', new Uint8Array()),
      await paper('stor.pdf', fileOf.pdf(1_048_577)),
      await paper('../x.pdf', fileOf.pdf()),
    ]).toEqual([
      [
        'Denne typen fil tas ikke imot. Bruk PDF, Word, Excel, PowerPoint, OpenDocument, bilde eller ren tekst.',
        'Denne typen fil blir ikkje teken imot. Bruk PDF, Word, Excel, PowerPoint, OpenDocument, bilete eller rein tekst.',
        'This kind of file is not accepted. Use PDF, Word, Excel, PowerPoint, OpenDocument, an image or plain text.',
      ],
      [
        'Filen er tom. Velg en fil med innhold.',
        'Fila er tom. Vel ei fil med innhald.',
        'The file is empty. Choose one with content.',
      ],
      [
        'Filen er for stor. Den kan være 1 MB.',
        'Fila er for stor. Ho kan vere 1 MB.',
        'The file is too large. It can be 1 MB.',
      ],
      [
        'Filnavnet kan ikke brukes. Gi filen et navn uten skråstrek og styretegn.',
        'Filnamnet kan ikkje brukast. Gi fila eit namn utan skråstrek og styreteikn.',
        'The file name cannot be used. Give the file a name without slashes and control characters.',
      ],
    ])
  })

  it('[SES13] deciding without quorum, out of session and twice, on a clock an hour off, and starting a point that another comes before', async () => {
    const round = await board.round()
    await leave('nhn')
    expect(await decide('moteleder', round)).toEqual(
      languages.map((language) => refusalText({ code: 'NO_QUORUM', params: { present: 2, needed: 3 } }, language)),
    )
    await arrive('nhn')
    expect((await board.ask('moteleder', 'POST', `/points/${board.point}/decisions`, board.asked(round))).status).toBe(
      201,
    )
    expect(await decide('moteleder', round)).toEqual([
      'Saken er avgjort i vedtak 1. Lag en ny sak, eller la styret omgjøre vedtaket.',
      'Saka er avgjord i vedtak 1. Lag ei ny sak, eller la styret gjere om vedtaket.',
      'This was decided in decision 1. Make a new item, or have the board reverse the decision.',
    ])
    await board.meeting('moteleder', { type: 'adjourn' })
    expect(await decide('moteleder', round)).toEqual([
      'Møtet er ikke i gang. Start det, eller ta det opp igjen, først.',
      'Møtet er ikkje i gang. Start det, eller ta det opp att, først.',
      'The meeting is not in session. Start or resume it first.',
    ])
    const head = {
      title: 'Vårpunktet',
      date: '2027-03-10',
      startsAt: '12:00',
      lengthMinutes: 90,
      place: 'Video',
      chair: '',
      facilitator: '',
    }
    const points: string[] = []
    for (const over of [{}, { title: 'Høstpunktet', date: '2027-09-10' }]) {
      const body = { head: { ...head, ...over }, agenda: 'standard' }
      const made = pointBodySchema.parse(await (await board.ask('programkontor', 'POST', '/points', body)).json())
      const command = { type: 'call', quorum: 3 }
      await board.ask('moteleder', 'POST', `/points/${made.id}/meeting`, { command })
      points.push(made.id)
    }
    expect(await meet('moteleder', { type: 'start' }, points[1])).toEqual([
      '«Vårpunktet» kommer før dette og er ikke hevet eller avlyst. Ta det først.',
      '«Vårpunktet» kjem før dette og er ikkje heva eller avlyst. Ta det først.',
      '“Vårpunktet” comes before this one and is neither adjourned nor cancelled. Take it first.',
    ])
    const text = 'Styret slutter seg til planen.'
    const body = { agendaItem: board.item, internal: false, text, publish: true }
    const written = await board.must(board.ask('moteleder', 'POST', `/points/${board.point}/wordings`, body))
    const wordingId = written.wordings.find((wording) => wording.text === text)?.id
    // Her clock is an hour behind: «in half an hour» is past here.
    const deadline = '2026-11-23T08:30:00.000Z'
    expect(
      await told('moteleder', `/points/${board.point}/rounds`, { body: { wordingId, how: 'circulation', deadline } }),
    ).toEqual([
      'Sirkulasjon må ha en frist frem i tid.',
      'Sirkulasjon må ha ein frist fram i tid.',
      'A circulation needs a deadline in the future.',
    ])
  })

  it('[SES13] writing in an agenda item that is decided on, and deciding the wrong way', () => {
    const before: AgendaItem = agendaItemSchema.parse({
      id: 'sak-1',
      kind: 'decision',
      title: 'Saken',
      minutes: 10,
      owner: '',
      linked: [],
      rank: 'a0',
    })
    const rulings = { ...noRulings, frozen: new Map([['sak-1', 12]]) }
    const change = { kind: 'agenda-item', id: 'sak-1', before, after: { ...before, title: 'Ny' }, text: false } as const
    const frozen = mayWrite({ personId: 'kari', role: 'facilitator', rulings }, change)
    if (frozen.ok) throw new Error('it may be written')
    expect(languages.map((language) => refusalText(frozen.refusal, language))).toEqual([
      'sak-1 er frosset av vedtak 12. Et nytt vedtak må til for å endre det.',
      'sak-1 er frose av vedtak 12. Det må eit nytt vedtak til for å endre det.',
      'sak-1 is frozen by decision 12. It takes a new decision to change it.',
    ])
    expect(languages.map((language) => refusalText({ code: 'INVALID', field: 'path' }, language))).toEqual([
      'Saken kan ikke avgjøres på denne måten. Det som ble spurt om i møtet, avgjøres av styret eller programeier; det som ble sendt på sirkulasjon, som sirkulasjon.',
      'Saka kan ikkje avgjerast på denne måten. Det som vart spurt om i møtet, blir avgjort av styret eller programeigar; det som vart sendt på sirkulasjon, som sirkulasjon.',
      'The item cannot be decided this way. What was asked in the meeting is decided by the board or the programme owner; what was circulated, as a circulation.',
    ])
  })
})
