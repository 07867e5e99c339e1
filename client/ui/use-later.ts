// A value that has stood still for a moment: what is typed is asked about when the typing rests. Called by what searches on the server.

import { useEffect, useState } from 'react'

/** @returns the value as it was when it last rested for `restMs` */
export function useLater<Value>(value: Value, restMs: number): Value {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs)
    return () => clearTimeout(timer)
  }, [value, restMs])
  return rested
}
