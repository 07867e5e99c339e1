// Whether the event loop turns while something is reckoned beside it. Called by the tests of what is reckoned in a thread.

/** A loop that does the work itself stands still for nearly all of it, whatever the machine; one beside it for a few hundredths. */
export const halfOfIt = 0.5
const tries = 3

/**
 * Does the work, and again, at most three times, while the loop stood still for half of it: a machine that does much else stands still itself, but
 * hardly each time.
 * @returns what the work came to, and the longest wait of a loop that turned meanwhile, as a share of all the time it took
 */
export async function turning<Value>(work: () => Promise<Value>): Promise<{ value: Value; longest: number }> {
  for (let tried = 1; ; tried += 1) {
    const told = await once(work)
    if (told.longest < halfOfIt || tried === tries) return told
  }
}

async function once<Value>(work: () => Promise<Value>): Promise<{ value: Value; longest: number }> {
  const turns = [performance.now()]
  const each = setInterval(() => turns.push(performance.now()), 1)
  const value = await work().finally(() => clearInterval(each))
  turns.push(performance.now())
  const waits = turns.slice(1).map((at, turn) => at - (turns[turn] ?? at))
  return { value, longest: Math.max(...waits) / waits.reduce((sum, wait) => sum + wait, 0) }
}
