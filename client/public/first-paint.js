// Before anything is drawn: the colours and the language chosen on this device, so that a dark page never flashes white.
// The keys are those of client/ui/theme.ts and client/language/language.ts. A file of its own because the page allows no script inside itself.
try {
  var theme = localStorage.getItem('veivalg.theme')
  var dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-color-scheme', dark ? 'dark' : 'light')
  if (localStorage.getItem('veivalg.language') === 'en') document.documentElement.lang = 'en'
} catch (_refused) {
  // Storage may be refused; the page is then drawn light and in bokmål, and main.tsx corrects it.
}
