// Rights: the printed table, and what one change of one record needs.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutStatuses, type Item, itemSchema } from '../../../shared/board/item.ts'
import { agendaItemIdSchema, driverIdSchema, minutesEntryIdSchema, personIdSchema } from '../../../shared/ids.ts'
import { refuse } from '../../../shared/outcome.ts'
import type { AgendaItem } from '../../../shared/point/agenda-item.ts'
import type { MinutesEntry } from '../../../shared/point/minutes-entry.ts'
import { type Role, roles } from '../../../shared/role.ts'
import { readsAlternative, steersAlternative } from '../../../shared/rules/alternative-readers.ts'
import { mayWrite, permissionsNeeded, type RecordChange } from '../../../shared/rules/may-write.ts'
import { may, mayReadRoom, mayWriteRoom, permissions, permissionsOf } from '../../../shared/rules/permissions.ts'
import { noRulings, type Rulings } from '../../../shared/rules/rulings.ts'
import { area, asCut, fullCut, id, itemWith } from '../a-board.ts'

const item = itemWith({ id: id('DD-1') })
const kari = { personId: 'kari', rulings: noRulings }
const onCutList: Item = { ...item, position: { list: 'cut', rank: 'a0' }, cut: asCut(fullCut) }
const entry = (text: string) => minutesEntryIdSchema.parse(text)
const agendaItem: AgendaItem = {
  id: agendaItemIdSchema.parse('sak1'),
  kind: 'decision',
  title: 'Omfang frem til neste punkt',
  minutes: 45,
  owner: '',
  linked: [],
  rank: 'a0',
}

const outcome: MinutesEntry = { kind: 'outcome', id: entry('sak1') }
const statement: MinutesEntry = {
  kind: 'statement',
  id: entry('uttalelse'),
  agendaItem: agendaItem.id,
  by: personIdSchema.parse('kari'),
  rank: 'a0',
}

type Open = Exclude<RecordChange, { kind: 'sealed' }>
const changed = (before: Item | null, after: Item | null, text = false): Open => ({
  kind: 'item',
  id: 'DD-1',
  before,
  after,
  text,
})

const needs: [string, Open, string[]][] = [
  ['nothing changed', changed(item, { ...item }), []],
  ['another title', changed(item, { ...item, title: 'Ny' }), ['item.edit']],
  ['another area', changed(item, { ...item, area: area('KI') }), ['item.edit']],
  ['another text', changed(item, item, true), ['item.edit']],
  ['another place', changed(item, { ...item, position: { list: 'queue', rank: 'a1' } }), ['item.move']],
  [
    'another title and place',
    changed(item, { ...item, title: 'Ny', position: { list: 'queue', rank: 'a1' } }),
    ['item.edit', 'item.move'],
  ],
  ['a reason for its place', changed(item, { ...item, orderReason: 'Fastlegene først' }), ['item.move']],
  ['another driver', changed(item, { ...item, drivers: { [driverIdSchema.parse('D1')]: 1 } }), ['item.edit']],
  [
    'a cut recommended',
    changed(onCutList, { ...onCutList, cut: { ...onCutList.cut, status: 'recommended' } }),
    ['item.cut'],
  ],
  ['to the cut list', changed(item, onCutList), ['item.cut']],
  ['back to the queue', changed(onCutList, { ...onCutList, position: { list: 'queue', rank: 'a5' } }), ['item.cut']],
  [
    'another reason of a cut',
    changed(onCutList, { ...onCutList, cut: asCut({ ...fullCut, reason: 'Ny' }) }),
    ['item.cut'],
  ],
  [
    'another reason and another place on the cut list',
    changed(onCutList, {
      ...onCutList,
      cut: asCut({ ...fullCut, reason: 'Ny' }),
      position: { list: 'cut', rank: 'a7' },
    }),
    ['item.cut', 'item.move'],
  ],
  ['to the cut list with another title', changed(item, { ...onCutList, title: 'Ny' }), ['item.edit', 'item.cut']],
  ['a new item in the queue', changed(null, item), ['item.add']],
  ['a new item on the cut list', changed(null, onCutList), ['item.add', 'item.cut']],
  ['an item gone', changed(item, null), ['item.remove']],
  [
    'an agenda item',
    { kind: 'agenda-item', id: 'sak1', before: agendaItem, after: { ...agendaItem, minutes: 30 }, text: false },
    ['agenda.edit'],
  ],
  ['an outcome', { kind: 'minutes-entry', id: 'sak1', before: null, after: outcome, text: false }, ['minutes.write']],
  [
    'words of an outcome',
    { kind: 'minutes-entry', id: 'sak1', before: outcome, after: outcome, text: true },
    ['minutes.write'],
  ],
  [
    'a statement of her own',
    { kind: 'minutes-entry', id: 'uttalelse', before: null, after: statement, text: true },
    ['statement.write'],
  ],
  [
    'notes of an agenda item',
    { kind: 'agenda-item', id: 'sak1', before: agendaItem, after: agendaItem, text: true },
    ['agenda.edit'],
  ],
]

describe('rights', () => {
  it.each(Object.keys(itemSchema.shape))('[RGT1] another %s of an item needs a right, whatever it is', (field) => {
    const other = { ...item, [field]: field === 'position' ? { list: 'queue', rank: 'b0' } : ['noe annet'] }
    const right =
      field === 'position' || field === 'orderReason' ? 'item.move' : field === 'cut' ? 'item.cut' : 'item.edit'
    expect(permissionsNeeded(changed(item, other as Item))).toEqual([right])
  })

  it('[RGT1] (T-034, T-035) what a role may is exactly this table', () => {
    const width = Math.max(...roles.map((role) => role.length))
    const lines = roles.map(
      (role) =>
        `${role.padEnd(width)}  ${permissions.map((each) => (may(role, each) ? 'x' : '·').padEnd(each.length)).join(' ')}`,
    )
    expect(
      [`${''.padEnd(width)}  ${permissions.join(' ')}`, ...lines].map((line) => line.trimEnd()).join('\n'),
    ).toMatchInlineSnapshot(`
      "                   board.read item.add item.edit item.move item.cut item.remove agenda.edit point.create point.edit-head point.call meeting.run point.reopen meeting.speak internal.read wording.write position.give decision.register decision.own minutes.write statement.write paper.add evidence.answer promise.edit promise.waive frame.steer frame.try score.give score.run alternative.make alternative.adopt sheet.import comment.read comment.write comment.resolve comment.board comment.office member.manage share.make audit.read
      programme-owner    x          x        x         x         x        x           x           x            x               x          x           x            x             x             x             x             x                 x            x             x               x         x               x            x             x           x         x          x         x                x                 x            x            x             x               x             x              x             x          x
      board-member       x          x        x         x         x        ·           x           ·            ·               ·          ·           ·            x             x             x             x             ·                 ·            x             x               x         x               x            ·             ·           x         x          ·         x                ·                 ·            x            x             x               x             ·              ·             ·          ·
      deputy             x          x        x         x         x        ·           x           ·            ·               ·          ·           ·            x             x             x             x             ·                 ·            x             x               x         x               x            ·             ·           x         x          ·         x                ·                 ·            x            x             x               x             ·              ·             ·          ·
      programme-manager  x          x        x         x         x        x           x           x            x               x          x           ·            x             x             x             ·             x                 ·            x             x               x         x               x            x             x           x         x          x         x                x                 x            x            x             x               x             x              x             x          x
      programme-office   x          x        x         x         x        x           x           x            x               x          x           ·            x             x             x             ·             x                 ·            x             x               x         x               x            x             x           x         x          x         x                x                 x            x            x             x               x             x              x             x          x
      stream-owner       x          x        x         ·         ·        ·           ·           ·            ·               ·          ·           ·            x             x             ·             ·             ·                 ·            ·             x               x         x               x            ·             ·           ·         x          ·         x                ·                 ·            x            x             x               ·             ·              ·             ·          ·
      queue-steward      x          x        x         ·         ·        ·           x           ·            ·               ·          ·           ·            x             x             ·             ·             ·                 ·            ·             x               x         x               x            ·             ·           ·         x          ·         x                ·                 x            x            x             x               ·             ·              ·             ·          ·
      facilitator        x          ·        ·         ·         ·        ·           x           x            x               x          x           ·            x             x             x             ·             x                 ·            x             x               x         x               x            x             ·           x         ·          x         ·                ·                 ·            x            x             x               x             x              ·             ·          ·
      commenter          x          ·        ·         ·         ·        ·           ·           ·            ·               ·          ·           ·            ·             ·             ·             ·             ·                 ·            ·             ·               ·         ·               ·            ·             ·           ·         ·          ·         ·                ·                 ·            x            x             ·               ·             ·              ·             ·          ·
      observer           x          ·        ·         ·         ·        ·           ·           ·            ·               ·          ·           ·            ·             ·             ·             ·             ·                 ·            ·             ·               ·         ·               ·            ·             ·           ·         ·          ·         ·                ·                 ·            ·            ·             ·               ·             ·              ·             ·          ·"
    `)
  })

  it('[RGT1] a person without a role may nothing', () => {
    expect(permissions.filter((each) => may(null, each))).toEqual([])
  })

  it('[RGT1] the list of what a role may is read from the same table', () => {
    for (const role of roles) expect(permissionsOf(role)).toEqual(permissions.filter((each) => may(role, each)))
  })

  it('[RGT1] only these may open a room, and change anything in it', () => {
    const kinds = ['board', 'point', 'internal', 'minutes', 'alternative'] as const
    const table = [...roles, null].map((role) =>
      [
        role ?? 'nobody',
        ...kinds.map((kind) => (mayWriteRoom(role, kind) ? 'w' : mayReadRoom(role, kind) ? 'r' : '·')),
      ].join(' '),
    )
    expect(table).toEqual([
      'programme-owner w w w w w',
      'board-member w w w w w',
      'deputy w w w w w',
      'programme-manager w w w w w',
      'programme-office w w w w w',
      'stream-owner w r r w w',
      'queue-steward w w w w w',
      'facilitator r w w w ·',
      'commenter r r · · ·',
      'observer r r · · ·',
      'nobody · · · · ·',
    ])
  })

  it('[ALT3] in an alternative that is somebody’s own she does whatever is done on a board, and nobody else anything', () => {
    const own: Rulings = { ...noRulings, maker: 'kari' }
    const may3 = (personId: string, change: Open, rulings = own) =>
      mayWrite({ personId, role: 'stream-owner', rulings }, change)
    const moved = changed(item, { ...item, position: { list: 'queue', rank: 'a1' } })
    expect([may3('kari', moved).ok, may3('ola', moved).ok, may3('kari', moved, noRulings).ok]).toEqual([
      true,
      false,
      false,
    ])
    const frozen = { ...own, frozen: new Map([['DD-1', 4]]) }
    expect(may3('kari', moved, frozen)).toEqual(
      refuse('FROZEN', { record: 'DD-1', params: { id: 'DD-1', decision: 4 } }),
    )
    const decided = changed(onCutList, { ...onCutList, cut: { ...onCutList.cut, status: 'decided' } })
    expect(may3('kari', decided)).toEqual(refuse('CUT_STATUS', { record: 'DD-1', field: 'cut.status' }))
  })

  it('[ALT1] who may know of an alternative: its maker; of a shared one all who may make one; who steers it', () => {
    const who = (role: Role | null, personId = 'ola') => ({ role, personId })
    const own = { maker: 'kari', visibility: 'private' } as const
    const shared = { maker: 'kari', visibility: 'shared' } as const
    const table = [...roles, null].map((role) =>
      [
        role ?? 'nobody',
        readsAlternative(who(role, 'kari'), own),
        readsAlternative(who(role), own),
        readsAlternative(who(role), shared),
        steersAlternative(who(role), shared),
      ].join(' '),
    )
    expect(table).toEqual([
      'programme-owner true false true true',
      'board-member true false true false',
      'deputy true false true false',
      'programme-manager true false true true',
      'programme-office true false true true',
      'stream-owner true false true false',
      'queue-steward true false true false',
      'facilitator false false false false',
      'commenter false false false false',
      'observer false false false false',
      'nobody false false false false',
    ])
    expect(readsAlternative(who('programme-owner'), null)).toBe(false)
  })

  it.each(needs)('[RGT2] %s needs every permission of what it changed', (_what, change, expected) => {
    expect(permissionsNeeded(change)).toEqual(expected)
  })

  it('[RGT2] a role is let through when it has them all, and otherwise told what is missing', () => {
    for (const role of roles) {
      for (const [, change] of needs) {
        const missing = permissionsNeeded(change).find((each) => !may(role, each))
        expect(mayWrite({ ...kari, role }, change)).toEqual(
          missing === undefined
            ? { ok: true, value: true }
            : { ok: false, refusal: { code: 'FORBIDDEN', record: change.id, params: { permission: missing } } },
        )
      }
    }
  })

  it('[RGT2] what the server alone writes is refused to every role', () => {
    for (const role of [...roles, null]) {
      expect(mayWrite({ ...kari, role }, { kind: 'sealed', id: 'head' })).toEqual({
        ok: false,
        refusal: { code: 'FORBIDDEN', record: 'head' },
      })
    }
  })

  it('[CUT1] no role makes a cut decided or reversed, nor takes that back', () => {
    const withStatus = (status: (typeof cutStatuses)[number]): Item => ({
      ...onCutList,
      cut: { ...onCutList.cut, status },
    })
    for (const role of roles.filter((each) => may(each, 'item.cut') && may(each, 'item.add'))) {
      const allowed = [null, ...cutStatuses].flatMap((from) =>
        cutStatuses.flatMap((to) => {
          const change = changed(from === null ? null : withStatus(from), withStatus(to))
          return mayWrite({ ...kari, role }, change).ok ? [`${from ?? 'nothing'} → ${to}`] : []
        }),
      )
      expect(allowed).toEqual([
        'nothing → possible',
        'nothing → recommended',
        'possible → possible',
        'possible → recommended',
        'recommended → possible',
        'recommended → recommended',
        'decided → decided',
        'reversed → reversed',
      ])
    }
  })

  it('[CUT1] what is put on the cut list anew begins as possible, however far it came before', () => {
    const inQueue = (status: (typeof cutStatuses)[number]): Item => ({
      ...onCutList,
      position: { list: 'queue', rank: 'a0' },
      cut: { ...onCutList.cut, status },
    })
    for (const status of cutStatuses) {
      const anew = mayWrite({ ...kari, role: 'board-member' }, changed(inQueue(status), onCutList))
      expect(anew).toEqual({ ok: true, value: true })
      const stays = { ...onCutList, cut: { ...onCutList.cut, status: 'decided' as const } }
      const kept = mayWrite({ ...kari, role: 'board-member' }, changed(inQueue(status), stays))
      expect(kept.ok).toBe(status === 'decided')
    }
  })

  it('[CUT3] where whole rollout areas are cut, nothing else comes on the cut list or is recommended, whoever asks', () => {
    const rulings = { ...noRulings, cutArea: 'OMR' }
    const inQueue: Item = { ...onCutList, position: { list: 'queue', rank: 'a0' } }
    const recommended: Item = { ...onCutList, cut: { ...onCutList.cut, status: 'recommended' } }
    const rollout: Item = { ...onCutList, area: area('OMR') }
    const refused = refuse('CUT_UNIT', { record: 'DD-1', params: { id: 'DD-1' } })
    const tried: readonly [string, Item | null, Item | null, boolean][] = [
      ['comes there', inQueue, onCutList, false],
      ['is made there', null, onCutList, false],
      ['is recommended', onCutList, recommended, false],
      ['becomes another area there', rollout, onCutList, false],
      ['an area comes there', { ...rollout, position: inQueue.position }, rollout, true],
      ['an area is made there', null, rollout, true],
      ['one that stands there from before says more', onCutList, { ...onCutList, title: 'Ny tittel' }, true],
      ['goes to the queue', onCutList, inQueue, true],
      ['is removed', onCutList, null, true],
    ]
    for (const role of roles.filter((each) => may(each, 'item.cut') && may(each, 'item.remove'))) {
      for (const [what, before, after, isAllowed] of tried) {
        const outcome = mayWrite({ personId: 'kari', role, rulings }, changed(before, after))
        expect([what, outcome]).toEqual([what, isAllowed ? { ok: true, value: true } : refused])
      }
    }
  })

  it('[RUL3] nobody but its author makes, changes or removes a statement, whatever her role', () => {
    const ola = { personId: 'ola', role: 'programme-owner', rulings: noRulings } as const
    const notAuthor = { ok: false, refusal: { code: 'NOT_AUTHOR', record: 'uttalelse' } }
    const ofHers = (before: MinutesEntry | null, after: MinutesEntry | null, text = false) =>
      mayWrite(ola, { kind: 'minutes-entry', id: 'uttalelse', before, after, text })
    const hisOwn: MinutesEntry = { ...statement, by: personIdSchema.parse('ola') }
    expect(ofHers(null, statement)).toEqual(notAuthor)
    expect(ofHers(statement, statement, true)).toEqual(notAuthor)
    expect(ofHers(statement, null)).toEqual(notAuthor)
    expect(ofHers(statement, hisOwn)).toEqual(notAuthor)
    expect(ofHers(hisOwn, statement)).toEqual(notAuthor)
    expect(ofHers(hisOwn, { ...hisOwn, rank: 'a1' }, true)).toEqual({ ok: true, value: true })
    expect(ofHers(hisOwn, { kind: 'outcome', id: hisOwn.id })).toEqual({
      ok: false,
      refusal: { code: 'SHAPE', record: 'uttalelse', field: 'kind' },
    })
  })

  it('[ADM10] the answer follows from the change and the role alone, whatever was asked before', () => {
    const questions = fc.array(
      fc.record({
        role: fc.constantFrom(...roles, null),
        change: fc.constantFrom(...needs.map(([, change]) => change)),
      }),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(
        questions,
        fc.constantFrom(...roles),
        fc.constantFrom(...needs.map(([, change]) => change)),
        (asked, role, change) => {
          const alone = mayWrite({ ...kari, role }, structuredClone(change))
          for (const each of asked) mayWrite({ ...kari, role: each.role }, each.change)
          expect(mayWrite({ ...kari, role }, change)).toEqual(alone)
        },
      ),
    )
  })
})
