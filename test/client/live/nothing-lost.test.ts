// Nothing is lost: a person adds items while the line goes, the server refuses, holds its answers, is rebuilt, and tabs are closed. Whatever the
// order, every item in the end stands on the server or is shown as not kept, never both and never neither.

import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { LiveRoom } from '../../../client/live/live-room.ts'
import { itemId } from '../../../shared/board/item.ts'
import { areaIdSchema } from '../../../shared/ids.ts'
import { join, joined, leaveAll, serve } from './live-people.ts'

afterEach(leaveAll)

const step = fc.constantFrom(
  'add',
  'add',
  'add',
  'add-bad',
  'cut',
  'down',
  'up',
  'hold',
  'release',
  'reopen',
  'in-use',
  'renew',
  'rest',
)

const isBad = (id: string) => id.endsWith('X')

function add(room: LiveRoom, id: string): boolean {
  return room.edit({
    type: 'add-item',
    item: itemId(id),
    title: `Behov ${id}`,
    area: areaIdSchema.parse('DD'),
    kind: 1,
    place: { list: 'queue', before: null },
  }).ok
}

describe('nothing is lost', () => {
  it('[SAV2] [SAV3] [SAV4] every edit ends as saved or as shown', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 25 }), async (steps) => {
        const server = serve(['DD-1'])
        server.judge = (before, after) => {
          const bad = [...after.items.keys()].find((id) => isBad(id) && !before.items.has(id))
          return bad === undefined ? null : { code: 'CONTENT', record: bad }
        }
        let room = await joined(server)
        const made: string[] = []
        for (const [at, what] of steps.entries()) {
          if (what === 'add' || what === 'add-bad') {
            const id = `N-${at}${what === 'add' ? '' : 'X'}`
            if (add(room, id)) made.push(id)
          } else if (what === 'cut') server.cut()
          else if (what === 'down') {
            server.down = true
            server.cut()
          } else if (what === 'up') server.down = false
          else if (what === 'hold') server.holds = true
          else if (what === 'release') server.release()
          else if (what === 'in-use') server.cut(4409, 'CLIENT_ID_IN_USE')
          else if (what === 'renew') server.renew()
          else if (what === 'reopen') {
            room.close()
            room = join(server)
          } else await vi.waitFor(() => expect(room.saveState()).toBeDefined(), { interval: 1 })
        }
        server.down = false
        server.release()
        await vi.waitFor(
          () => {
            const good = made.filter((id) => !isBad(id)).sort()
            expect([...server.board().items.keys()].filter((id) => id !== 'DD-1').sort()).toEqual(good)
            expect(
              room
                .notKept()
                .map(({ record }) => record ?? '')
                .sort(),
            ).toEqual(made.filter(isBad).sort())
            expect(room.saveState()).toMatchObject({ unsent: 0, connection: 'connected' })
          },
          { interval: 10 },
        )
        leaveAll()
      }),
      { numRuns: 12, endOnFailure: true },
    )
  })
})
