// Before anything is drawn: the colours and the language chosen on this device, so that a dark page never flashes white.
// The keys are those of client/ui/theme.ts and client/language/language.ts. A file of its own because the page allows no script inside itself.
{
  const root = document.documentElement
  const stored = (key) => {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  }
  const theme = stored('veivalg.theme')
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.setAttribute('data-color-scheme', dark ? 'dark' : 'light')
  const language = stored('veivalg.language')
  if (language === 'nn' || language === 'en') root.lang = language
}
