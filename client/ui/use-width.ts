// The width of an element in whole pixels, as it is and as it becomes, for pictures whose words must not be stretched. Called by charts.

import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** @param firstPx what is drawn with until the element stands */
export function useWidth<Shown extends HTMLElement>(firstPx: number): readonly [RefObject<Shown | null>, number] {
  const ref = useRef<Shown>(null)
  const [widthPx, setWidthPx] = useState(firstPx)
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return
    const measure = () => setWidthPx(Math.floor(element.clientWidth) || firstPx)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [firstPx])
  return [ref, widthPx]
}
