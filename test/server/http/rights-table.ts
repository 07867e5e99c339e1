// The table of rights: every role on every route, those of the other board, and who has not signed in, as lines of status codes. Called by the
// tests of rights.

import { type Role, roles } from '../../../shared/role.ts'
import type { Ask, HttpAppDouble } from '../../doubles/http-app.ts'

export type NamedRoute = readonly [name: string, ask: Ask]

const seatOf: Readonly<Record<Role, string>> = {
  'programme-owner': 'ds-programeier',
  'board-member': 'ds-helse-nord',
  deputy: 'ds-vara-ks',
  'programme-manager': 'ds-programleder',
  'programme-office': 'ds-programkontor',
  'stream-owner': 'ds-strom-dd',
  'queue-steward': 'ds-koforvalter',
  facilitator: 'ds-moteleder',
  commenter: 'ds-kommentar',
  observer: 'ds-revisjon',
}

/** @returns a head of the routes' names and a line for each who asks, between line breaks */
export async function rightsTable(app: HttpAppDouble, routes: readonly NamedRoute[]): Promise<string> {
  const line = async (who: string, seat: string | null): Promise<string> => {
    const cookie = seat === null ? '' : await app.signIn(seat)
    const statuses: number[] = []
    for (const [, ask] of routes) statuses.push((await app.ask({ ...ask, cookie })).status)
    return `${who.padEnd(18)} ${statuses.join(' ')}`
  }
  const lines = [`${'role'.padEnd(18)} ${routes.map(([name]) => name).join(' | ')}`]
  for (const role of roles) lines.push(await line(role, seatOf[role]))
  lines.push(await line('of another board', 'pll-programeier'), await line('nobody', null))
  return `\n${lines.join('\n')}\n`
}
