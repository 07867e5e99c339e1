// Rulings that come while people write: from the row that makes them nothing goes against them, whoever judged what before, and who was in the
// middle of it keeps the rest of her work.

import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { writeCutArea } from '../../../shared/document/cut-area.ts'
import { readAgenda, readBoard, recordsOf, textOf } from '../../../shared/document/records.ts'
import { plainText, readRichText } from '../../../shared/document/rich-text.ts'
import { closingUpdate, freezingUpdate, keepingUpdate, reopeningUpdate } from '../../../shared/document/rulings.ts'
import { serverUpdate } from '../../../shared/document/server-update.ts'
import { adding, area, fullCut, id } from '../../shared/a-board.ts'
import { type Desk, liveBoard, settled } from './live-board.ts'
import { boardName, minutesName, pointName } from './people.ts'
import { filled, refusedWith, rule, runIn, swept, types } from './ruled-room.ts'

const title = (item: string, value: string) =>
  ({ type: 'set-field', item: id(item), set: { field: 'title', value } }) as const

const freezing = (item: string, decision: number) => (doc: Y.Doc) => {
  const before = Y.encodeStateVector(doc)
  doc.clientID = 1
  doc.getMap('rulings').set(`frozen.${item}`, decision)
  return Y.encodeStateAsUpdate(doc, before)
}
const freeing = (item: string) => (doc: Y.Doc) => {
  const before = Y.encodeStateVector(doc)
  doc.clientID = 1
  doc.getMap('rulings').delete(`frozen.${item}`)
  return Y.encodeStateAsUpdate(doc, before)
}
const closing = (doc: Y.Doc) => closingUpdate(doc, { at: '2027-01-14T14:00:00.000Z', edition: null })

const frozenBy = (decision: number, item = 'DD-1') => ({
  code: 'FROZEN',
  record: item,
  params: { id: item, decision },
})

describe('a frozen record', () => {
  it('[RUL6] is changed by nobody in words, fields or place, and not removed; others are', async () => {
    const board = await liveBoard()
    await board.room()
    await rule(board, boardName, freezing('DD-1', 12))
    const tries: readonly ((desk: Desk) => unknown)[] = [
      (desk) => desk.edit(title('DD-1', 'Ny tittel')),
      (desk) => desk.edit({ type: 'move-item', item: id('DD-1'), place: { list: 'queue', before: null } }),
      (desk) => desk.edit({ type: 'remove-item', item: id('DD-1') }),
      (desk) => types(desk, 'DD-1', 'Mer'),
      // Two records at once are tried on a document.
      (desk) => desk.doc.transact(() => [desk.edit(title('DD-2', 'Med')), desk.edit(title('DD-1', 'Ny'))]),
    ]
    for (const attempt of tries) {
      const siv = await board.join('siv')
      attempt(siv)
      await settled()
      expect([siv.closed, refusedWith(siv)]).toEqual([{ code: 4403, reason: 'FROZEN' }, [frozenBy(12)]])
    }
    const siv = await board.join('siv')
    siv.edit(title('DD-2', 'Fri'))
    siv.edit({ type: 'move-item', item: id('DD-3'), place: { list: 'queue', before: id('DD-1') } })
    await settled()
    expect(siv.closed).toBeNull()
    const stands = readBoard(board.replay())
    expect([stands.items.get(id('DD-1'))?.title, stands.items.get(id('DD-2'))?.title, stands.queue[0]]).toEqual([
      'Behov DD-1',
      'Fri',
      'DD-3',
    ])
    await rule(board, boardName, freeing('DD-1'))
    siv.edit(title('DD-1', 'Fri igjen'))
    await settled()
    expect([siv.closed, readBoard(board.replay()).items.get(id('DD-1'))?.title]).toEqual([null, 'Fri igjen'])
  })

  it('[CUT3] where whole rollout areas are cut, the server lets nothing else on the cut list, by whichever judge', async () => {
    const board = await liveBoard()
    await board.room()
    await rule(board, boardName, (doc) => serverUpdate(doc, () => writeCutArea(doc, 'OMR')))
    const cutting = (item: string) =>
      ({ type: 'move-to-cut-list', item: id(item), before: null, cut: fullCut }) as const
    const tries: readonly ((desk: Desk) => unknown)[] = [
      (desk) => desk.edit(cutting('DD-1')),
      (desk) => desk.edit({ type: 'set-field', item: id('DD-1'), set: { field: 'cut.status', value: 'recommended' } }),
      (desk) => desk.doc.transact(() => [desk.edit(title('DD-2', 'Med')), desk.edit(cutting('DD-1'))]),
    ]
    for (const attempt of tries) {
      const ola = await board.join('ola')
      attempt(ola)
      await settled()
      expect(refusedWith(ola)).toEqual([{ code: 'CUT_UNIT', record: 'DD-1', params: { id: 'DD-1' } }])
    }
    const ola = await board.join('ola')
    ola.edit({ type: 'set-field', item: id('DD-1'), set: { field: 'area', value: area('OMR') } })
    ola.edit(cutting('DD-1'))
    await settled()
    expect([ola.closed, readBoard(board.replay()).cut]).toEqual([null, ['DD-1']])
  })

  it('[RUL8] [RUL9] an agenda item that is decided is changed and removed by nobody, one that belongs to the minutes is removed by nobody', async () => {
    const board = await liveBoard()
    await board.room(pointName)
    const tries: readonly ((agenda: Y.Map<unknown>) => unknown)[] = [
      (agenda) => agenda.delete('a001'),
      (agenda) => (agenda.get('a001') as Y.Map<unknown>).set('title', 'Noe annet'),
      (agenda) => (agenda.get('a001') as Y.Map<unknown>).set('rank', 'a5'),
    ]
    const answered = async () => {
      const told: unknown[] = []
      for (const attempt of tries) {
        const siv = await board.join('siv', { room: pointName })
        attempt(siv.doc.getMap('agenda'))
        await settled()
        told.push(siv.closed === null ? 'done' : refusedWith(siv)[0])
        siv.leave()
      }
      return told
    }
    await rule(board, pointName, (doc) => keepingUpdate(doc, [{ id: 'a001', title: 'Godkjenning av dagsorden' }]))
    expect(await answered()).toEqual([{ code: 'ITEM_KEPT', record: 'a001' }, 'done', 'done'])
    await rule(board, pointName, (doc) => freezingUpdate(doc, { record: 'a001', decision: 4 }))
    expect(await answered()).toEqual([frozenBy(4, 'a001'), frozenBy(4, 'a001'), frozenBy(4, 'a001')])
    expect(readAgenda(board.log.document(pointName)).order).toEqual(['a001'])
  })

  it('[RUL2] [RUL7] what was judged before it was frozen and waited for the store is judged again and refused', async () => {
    const board = await liveBoard()
    const [kari, siv] = [await board.join('kari'), await board.join('siv')]
    const release = board.log.hold()
    kari.edit(title('DD-2', 'Først'))
    await settled()
    kari.edit(title('DD-3', 'Før vedtaket'))
    siv.edit(title('DD-1', 'For sent'))
    types(siv, 'DD-1', 'Også for sent')
    await settled()
    const frozen = rule(board, boardName, freezing('DD-1', 7))
    release()
    await frozen
    await settled()
    await settled()
    expect([kari.closed, siv.closed, refusedWith(siv)]).toEqual([null, { code: 4403, reason: 'FROZEN' }, [frozenBy(7)]])
    const stands = readBoard(board.replay())
    expect(['DD-1', 'DD-2', 'DD-3'].map((item) => stands.items.get(id(item))?.title)).toEqual([
      'Behov DD-1',
      'Først',
      'Før vedtaket',
    ])
  })

  it('[RUL7] nobody but the server writes a ruling', async () => {
    const board = await liveBoard()
    await board.room()
    await rule(board, boardName, freezing('DD-1', 12))
    const tries: readonly ((rulings: Y.Map<unknown>) => unknown)[] = [
      (rulings) => rulings.delete('frozen.DD-1'),
      (rulings) => rulings.set('frozen.DD-1', 13),
      (rulings) => rulings.set('closed', { at: 'nå' }),
    ]
    for (const attempt of tries) {
      const siv = await board.join('siv')
      attempt(siv.doc.getMap('rulings'))
      await settled()
      expect(siv.closed?.code).toBe(4403)
    }
    expect(board.log.rows(boardName)).toHaveLength(2)
  })

  it('[RUL6] whose doubled marks of formatting a browser sweeps up is left as it is, and nobody is sent away for it', async () => {
    const board = await liveBoard()
    const siv = await board.join('siv')
    types(siv, 'DD-1', 'abcdef')
    runIn(siv, 'DD-1', 'board').format(1, 4, { bold: {} })
    await settled()
    await rule(board, boardName, freezing('DD-1', 12))
    const rows = board.log.rows(boardName).length
    siv.update(swept(siv))
    await settled()
    expect([siv.closed, board.log.rows(boardName).length]).toEqual([null, rows])
  })
})

describe('a closed document', () => {
  it('[RUL5] is changed by nobody whatever her role, and written in again when it is reopened', async () => {
    const board = await liveBoard()
    await board.room(minutesName)
    await rule(board, minutesName, closing)
    const add = (desk: Desk, record: string) => recordsOf(desk.doc, 'minutes').set(record, filled())
    for (const name of ['kari', 'siv', 'tor', 'ida', 'per', 'liv']) {
      const desk = await board.join(name, { room: minutesName })
      add(desk, 'sak1')
      await settled()
      // Whoever may not read the minutes being written does not come in at all.
      const reason = ['ida', 'per'].includes(name)
        ? { code: 4404, reason: 'UNKNOWN_ROOM' }
        : { code: 4403, reason: 'CLOSED' }
      expect([name, desk.closed]).toEqual([name, reason])
    }
    const kari = await board.join('kari', { room: minutesName })
    await rule(board, minutesName, reopeningUpdate)
    add(kari, 'sak1')
    await settled()
    expect([kari.closed, [...recordsOf(board.log.document(minutesName), 'minutes').keys()]]).toEqual([null, ['sak1']])
  })

  it('[RUL5] takes nothing that was judged before it was closed', async () => {
    const board = await liveBoard()
    const kari = await board.join('kari')
    const release = board.log.hold()
    kari.edit(title('DD-2', 'Først'))
    await settled()
    kari.edit(adding('DD-9'))
    await settled()
    const closed = rule(board, boardName, closing)
    release()
    await closed
    await settled()
    await settled()
    expect(kari.closed).toEqual({ code: 4403, reason: 'CLOSED' })
    expect(readBoard(board.replay()).items.has(id('DD-9'))).toBe(false)
    expect(plainText(readRichText(textOf(board.replay(), 'board', 'DD-1') ?? new Y.XmlFragment()))).toBe('')
  })
})
