// A server that kills itself (kill -9) at one moment of one transaction, for certain: put before the server's own program by Node's --import. `DIE_AT` names the moment, and
// after a colon a part of a statement's text: from SIGUSR2 on the next transaction with it is the one. On both databases, for both are spoken to through pg. Called by tests of what a kill
// leaves behind, through `dyingAt`; what falls at the network's own moments is test/faults/link.ts.

import { writeSync } from 'node:fs'
import pg from 'pg'

/** Before the statement is sent, when it is answered, before the commit of its transaction is sent, and when that is answered and nobody has been told. */
export const dyingMoments = ['before', 'answered', 'before-commit', 'committed'] as const
export type DyingMoment = (typeof dyingMoments)[number]

/** @returns what the server's process is given in its environment. @param o.statement a part of its text */
export function dyingAt(o: { readonly moment: DyingMoment; readonly statement: string }): Record<string, string> {
  const typescript = new URL('../../scripts/typescript.mjs', import.meta.url).href
  return { DIE_AT: `${o.moment}:${o.statement}`, NODE_OPTIONS: `--import=${typescript} --import=${import.meta.url}` }
}

/** What it says on standard output when it has heard the signal. */
export const armed = 'armed to die\n'
/** What it says of itself last, on standard error. */
export const diedAt = (moment: DyingMoment): string => `died at ${moment}\n`

type Query = (this: pg.Client, ...asked: unknown[]) => unknown

const [moment, statement] = (process.env.DIE_AT ?? '').split(/:(.*)/s)
if (statement !== undefined) {
  const query = pg.Client.prototype.query as Query
  const met = new WeakSet<pg.Client>()
  let isArmed = false
  process.once('SIGUSR2', () => {
    isArmed = true
    writeSync(1, armed)
  })
  pg.Client.prototype.query = function (this: pg.Client, ...asked: unknown[]): unknown {
    const text = textOf(asked[0])
    if (isArmed && text.includes(statement)) met.add(this)
    else if (text !== 'commit' || !met.has(this)) return query.apply(this, asked)
    const [before, after] = text === 'commit' ? ['before-commit', 'committed'] : ['before', 'answered']
    if (moment === before) die(before)
    const answer = query.apply(this, asked)
    return moment === after && answer instanceof Promise ? answer.then(() => die(after)) : answer
  } as typeof pg.Client.prototype.query
}

function textOf(asked: unknown): string {
  if (typeof asked === 'string') return asked
  return typeof asked === 'object' && asked !== null && 'text' in asked ? String(asked.text) : ''
}

function die(at: string | undefined): void {
  writeSync(2, diedAt(at as DyingMoment))
  process.kill(process.pid, 'SIGKILL')
}
