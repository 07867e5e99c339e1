// Asks whoever started the load generator what the server's process has used: only that one is connected with the server's process.

import type { Usage } from '../report-usage.ts'

let questions = 0
const waiting = new Map<number, (usage: Usage) => void>()
process.on('message', ({ id, usage }: { readonly id: number; readonly usage: Usage }) => {
  waiting.get(id)?.(usage)
  waiting.delete(id)
})

/** @param collect whether its garbage is collected first @returns null when nobody is there to ask */
export function askUsage(collect: boolean): Promise<Usage | null> {
  if (process.send === undefined) return Promise.resolve(null)
  questions += 1
  const id = questions
  return new Promise((resolve) => {
    waiting.set(id, resolve)
    process.send?.({ ask: 'usage', id, collect })
  })
}
