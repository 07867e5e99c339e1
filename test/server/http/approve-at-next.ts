// Has the minutes of an adjourned point approved as a board does it: at a later point, in session, with the item about them up. Called by tests that
// need approved minutes, over HTTP.

import { pointBodySchema } from '../../../shared/contract/http.ts'
import { minutesBodySchema } from '../../../shared/contract/minutes.ts'
import type { PointId } from '../../../shared/ids.ts'

/** @param ask as somebody who may lead meetings, below the programme's own path */
export async function approveAtNext(
  ask: (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<Response>,
  pointId: PointId,
): Promise<void> {
  const told = async (answer: Promise<Response>): Promise<unknown> => {
    const { ok, status } = await answer
    if (!ok) throw new Error(`${status} ${await (await answer).text()}`)
    return (await answer).json()
  }
  const standing = async () => minutesBodySchema.parse(await told(ask('GET', `/points/${pointId}/minutes`)))
  const before = (await standing()).approvals.find(({ isUp }) => isUp)
  const at = before?.point.id ?? (await holdNext())
  await told(ask('POST', `/points/${pointId}/meeting`, { command: { type: 'approve-minutes', how: 'meeting', at } }))

  async function holdNext(): Promise<PointId> {
    const head = {
      title: 'Det neste punktet',
      date: '2027-06-01',
      startsAt: '10:00',
      lengthMinutes: 60,
      place: '',
      chair: '',
      facilitator: '',
    }
    const { id } = pointBodySchema.parse(await told(ask('POST', '/points', { head, agenda: 'standard' })))
    const item = (await standing()).approvals.find(({ point }) => point.id === id)?.item
    const commands = [
      { type: 'call', quorum: 1 },
      { type: 'start' },
      { type: 'go-to', current: { item, internal: false, budgetMinutes: 5 } },
      { type: 'adjourn' },
    ]
    for (const command of commands) await told(ask('POST', `/points/${id}/meeting`, { command }))
    return id
  }
}
