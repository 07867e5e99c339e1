// Read together: many who ask the same at once cost one reading, as when a notice makes everybody in a meeting ask again. Whoever asks while a
// reading is under way gets the next one, which begins when that has ended: no answer is older than its question, so that nothing is kept
// and nothing needs calling off when rows or rights change, on this node or another. Called by the store and the readings of server/http.

/**
 * @param read one reading for all who wait, handed what each of them asks; an error is told to all of them, and the next reading is another
 * @returns what asks, and answers as read at some moment after it asked
 */
export function together<Asked, Answer>(
  read: (asked: readonly Asked[]) => Promise<Answer>,
): (one: Asked) => Promise<Answer> {
  let underWay: Promise<unknown> = Promise.resolve()
  let waiting: { readonly asked: Asked[]; readonly answer: Promise<Answer> } | null = null
  return (one) => {
    if (waiting !== null) {
      waiting.asked.push(one)
      return waiting.answer
    }
    const asked = [one]
    const answer = underWay.then(restOfThisTurn).then(() => {
      waiting = null
      return read(asked)
    })
    underWay = answer.catch(() => undefined)
    waiting = { asked, answer }
    return answer
  }
}

/** The same for readings that each have a name. */
export function readTogether<Key, Value>(read: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const lines = new Map<Key, { ask: (key: Key) => Promise<Value>; asking: number }>()
  return async (key) => {
    const line = lines.get(key) ?? { ask: together(() => read(key)), asking: 0 }
    lines.set(key, line)
    line.asking += 1
    try {
      return await line.ask(key)
    } finally {
      line.asking -= 1
      if (line.asking === 0) lines.delete(key)
    }
  }
}

/** What has come in by now is read in the same turn of the event loop, and asks along. */
function restOfThisTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
