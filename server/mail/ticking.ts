// Ticking: asks the scheduler now and then for as long as the server runs; the one place of mail that knows a timer. Called by server/start-server.ts.

import type { MailScheduler } from './scheduler.ts'

const everyMs = 15_000
const firstMs = 2_000

/** @returns what stops it; it waits for the mail that is being sent */
export function keepTicking(scheduler: MailScheduler): () => Promise<void> {
  let timer = setTimeout(again, firstMs)
  timer.unref()
  function again(): void {
    void scheduler.tick().then(() => {
      timer = setTimeout(again, everyMs)
      timer.unref()
    })
  }
  return async () => {
    clearTimeout(timer)
    await scheduler.close()
    clearTimeout(timer)
  }
}
