// The name and the mark: a way that parts. Called by the top bar and the seats page.

import './brand.css'

export function Brand() {
  return (
    <>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d="M10 18.5v-7M10 11.5C10 7 5 8 5 2.5M10 11.5C10 7 15 8 15 2.5" />
      </svg>
      Veivalg
    </>
  )
}
