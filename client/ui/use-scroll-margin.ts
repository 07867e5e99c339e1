// How far down the page a list begins, for lists that are drawn only while they are in sight. Called by the queue and the cut list.

import { useLayoutEffect, useState } from 'react'

/** @returns pixels from the top of the page, kept right while what stands above the list changes. */
export function useScrollMargin(body: { readonly current: HTMLElement | null }): number {
  const [margin, setMargin] = useState(0)
  useLayoutEffect(() => {
    const measure = () => {
      if (body.current !== null) setMargin(Math.round(body.current.getBoundingClientRect().top + scrollY))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [body])
  return margin
}
