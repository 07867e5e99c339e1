// Loading: the frame and the real row heights at once, grey bars first after 300 ms, so that what comes quickly never blinks.
// Called by lists while their first content is on its way.

import { useEffect, useState } from 'react'
import './loading-rows.css'

export type LoadingRowsProps = {
  /** What is on its way: «Laster behovskøen». */
  readonly label: string
  readonly rows?: number
  /** 44 when left out. */
  readonly rowHeightPx?: number
}

const quietMs = 300
const widths = [62, 48, 70, 54, 66, 44]

export function LoadingRows({ label, rows = 8, rowHeightPx = 44 }: LoadingRowsProps) {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), quietMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="ld" role="status" aria-busy="true" aria-label={label} data-shown={shown ? 'true' : undefined}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of nothing have no other identity
        <div key={row} style={{ height: rowHeightPx }}>
          <span className="sk" style={{ width: `${widths[row % widths.length] ?? 50}%` }} />
          <span className="sk sk-b" />
          <span className="sk sk-c" />
        </div>
      ))}
    </div>
  )
}
