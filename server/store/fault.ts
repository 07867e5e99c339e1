// Fault: what an unexpected error may say of itself in the log, and whether it is the database that is away. Messages are left out:
// a failed query's message holds what people wrote. Called by everything on the server that logs an error.

const outages =
  /^(?:08|53|57)...$|^25006$|^(?:ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN)$|^(?:55P03|40001|40P01)$/

/** A store beside the database is away or refuses. The message names no content. */
export class StoreAway extends Error {
  override readonly name = 'StoreAway'
}

/** @returns the error's kind, its code and where it was thrown, without its message. */
export function faultFields(error: unknown): { error: string; code: string | null; at: readonly string[] } {
  const chain = causes(error)
  const last = chain.at(-1)
  const frames = (chain[0]?.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
  return { error: last?.name ?? typeof error, code: codeOf(chain), at: frames.slice(0, 8).map((line) => line.trim()) }
}

/** @returns true when a store is away: the database does not answer, is full, has become a standby (25006) or asks to be tried again. */
export function isOutage(error: unknown): boolean {
  const chain = causes(error)
  if (chain.some((each) => each instanceof StoreAway)) return true
  const code = codeOf(chain)
  if (code !== null) return outages.test(code)
  return chain.some(({ message }) =>
    /connection terminated|timeout exceeded when trying to connect|pool after calling end/i.test(message),
  )
}

/** @returns the error and what caused it, outermost first. */
export function causes(error: unknown): readonly Error[] {
  const chain: Error[] = []
  for (let each = error; each instanceof Error && chain.length < 5; each = each.cause) chain.push(each)
  return chain
}

/** @returns the outermost code among an error and what caused it. */
export function codeOf(chain: readonly Error[]): string | null {
  for (const each of chain) if ('code' in each && typeof each.code === 'string') return each.code
  return null
}
