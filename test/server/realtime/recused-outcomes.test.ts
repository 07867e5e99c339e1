// Who is recused from an agenda item and the minutes of it: from the row that says so she writes nothing of what came of it, on any way in, and everybody
// else goes on.

import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { recordsOf, textOf } from '../../../shared/document/records.ts'
import { plainText, readRichText } from '../../../shared/document/rich-text.ts'
import { recusingUpdate } from '../../../shared/document/rulings.ts'
import { type Desk, liveBoard, settled } from './live-board.ts'
import { minutesName } from './people.ts'
import { filled, refusedWith, rule, runIn, swept, types } from './ruled-room.ts'

describe('an item somebody is recused from', () => {
  const wrote = (doc: Y.Doc, record: string) =>
    plainText(readRichText(textOf(doc, 'minutes', record) ?? new Y.XmlFragment())).trim()
  const recusing = (people: readonly string[]) => (doc: Y.Doc) => recusingUpdate(doc, { sak1: people })
  async function minutesWithOutcome() {
    const board = await liveBoard()
    await board.room(minutesName)
    const join = (name: string) => board.join(name, { room: minutesName })
    const kari = await join('kari')
    for (const record of ['sak1', 'sak2']) recordsOf(kari.doc, 'minutes').set(record, filled())
    await settled()
    return { board, join, kari }
  }

  it('[RUL10] has its outcome written by others alone, until it is taken back; she writes in other items and for the record', async () => {
    const { board, join, kari } = await minutesWithOutcome()
    await rule(board, minutesName, recusing(['siv']))
    const tries: readonly ((desk: Desk) => unknown)[] = [
      (desk) => types(desk, 'sak1', 'For sent', 'minutes'),
      // Two records at once are tried on a document.
      (desk) => desk.doc.transact(() => ['sak2', 'sak1'].map((record) => types(desk, record, 'For sent', 'minutes'))),
    ]
    for (const attempt of tries) {
      const siv = await join('siv')
      attempt(siv)
      await settled()
      expect([siv.closed, refusedWith(siv)]).toEqual([
        { code: 4403, reason: 'OUTCOME_RECUSED' },
        [{ code: 'OUTCOME_RECUSED', record: 'sak1' }],
      ])
    }
    const siv = await join('siv')
    types(siv, 'sak2', 'Her er hun med', 'minutes')
    const statement = new Y.Map<unknown>(
      Object.entries({ kind: 'statement', agendaItem: 'sak1', by: 'siv', rank: 'a0', text: new Y.XmlFragment() }),
    )
    recordsOf(siv.doc, 'minutes').set('sivs', statement)
    types(kari, 'sak1', 'De andre', 'minutes')
    await settled()
    expect([siv.closed, kari.closed]).toEqual([null, null])
    await rule(board, minutesName, recusing([]))
    types(siv, 'sak1', 'Og hun', 'minutes')
    await settled()
    expect(siv.closed).toBeNull()
    const stands = board.log.document(minutesName)
    expect([wrote(stands, 'sak1'), wrote(stands, 'sak2')]).toEqual(['De andre\nOg hun', 'Her er hun med'])
  })

  it('[RUL10] [RUL2] takes nothing of hers that was judged before and waited for the store', async () => {
    const { board, join, kari } = await minutesWithOutcome()
    const siv = await join('siv')
    const release = board.log.hold()
    types(kari, 'sak2', 'Først', 'minutes')
    await settled()
    types(siv, 'sak1', 'For sent', 'minutes')
    await settled()
    const ruled = rule(board, minutesName, recusing(['siv']))
    release()
    await ruled
    await settled()
    await settled()
    expect([kari.closed, siv.closed]).toEqual([null, { code: 4403, reason: 'OUTCOME_RECUSED' }])
    expect(wrote(board.log.document(minutesName), 'sak1')).toBe('')
  })

  it('[RUL10] whose browser sweeps up doubled marks there is not sent away for it, and they are left', async () => {
    const { board, join } = await minutesWithOutcome()
    const siv = await join('siv')
    types(siv, 'sak1', 'abcdef', 'minutes')
    runIn(siv, 'sak1', 'minutes').format(1, 4, { bold: {} })
    await settled()
    await rule(board, minutesName, recusing(['siv']))
    const rows = board.log.rows(minutesName).length
    siv.update(swept(siv))
    await settled()
    expect([siv.closed, board.log.rows(minutesName).length]).toEqual([null, rows])
  })
})
