// Canonical JSON: one text for one value, whatever order its keys came in: keys sorted by code unit, no blanks, undefined left out. What
// decisions and the board as members saw it are hashed by. Source: RFC 8785, for the values our schemas allow (no NaN, no Infinity).

/** @returns the one JSON text of a plain value. @throws RangeError for a number that JSON has no word for */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('JSON has no word for this number')
    return JSON.stringify(value) ?? 'null'
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${sorted.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(',')}}`
}
