// The audit log as a sheet: semicolons and a mark of UTF-8, as spreadsheets set to Norwegian open it; nothing in it is ever read as a formula (T-087).
// Called by server/http/programmes/audit.ts.

import Papa from 'papaparse'

export interface AuditLine {
  readonly at: string
  readonly who: string
  readonly act: string
  readonly what: string
}

/** @param o.headings of time, who, what was done, and to what @returns CSV with a byte order mark, lines ended by CR LF */
export function auditSheet(o: {
  readonly headings: readonly [string, string, string, string]
  readonly lines: readonly AuditLine[]
}): string {
  const data = o.lines.map(({ at, who, act, what }) => [at, who, act, what])
  const text = Papa.unparse(
    { fields: [...o.headings], data },
    { delimiter: ';', newline: '\r\n', quotes: true, escapeFormulae: /^[=+\-@\t\r＝＋－＠]/ },
  )
  return `\ufeff${text}`
}
