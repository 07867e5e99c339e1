// Light or dark: as the computer says until the person chooses, then as chosen on this device. The answer stands as data-color-scheme on <html>,
// set before the first drawing by public/first-paint.js and kept right from here on. Called by main.tsx and the person's menu.

export const themes = ['system', 'light', 'dark'] as const

export type Theme = (typeof themes)[number]

/** Where the choice is kept. The same key is read by public/first-paint.js. */
const themeKey = 'veivalg.theme'

/** @returns the choice made on this device, `system` when none is. */
export function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(themeKey)
    return themes.find((theme) => theme === stored) ?? 'system'
  } catch {
    return 'system'
  }
}

/** Chooses, remembers on this device, and shows it at once. */
export function chooseTheme(theme: Theme): void {
  try {
    localStorage.setItem(themeKey, theme)
  } catch {
    // Storage refused: the choice lasts as long as the page.
  }
  chosen = theme
  show()
}

/** Shows the stored choice and follows the computer's. Call once, at start. */
export function startTheme(): void {
  chosen = storedTheme()
  darkness().addEventListener('change', show)
  show()
}

let chosen: Theme = 'system'

function darkness(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)')
}

function show(): void {
  const dark = chosen === 'dark' || (chosen === 'system' && darkness().matches)
  document.documentElement.dataset.colorScheme = dark ? 'dark' : 'light'
}
