// The other language, in its own words, for those who have no menu yet. Called by the seats page.

import { LanguageIcon } from '@navikt/aksel-icons'
import { useLanguage } from '../language/use-language.ts'
import { chooseLanguage } from '../language/words.ts'
import { Button } from '../ui/button.tsx'

export function LanguageSwitch() {
  const other = useLanguage() === 'nb' ? 'en' : 'nb'
  return (
    <Button variant="tertiary" icon={LanguageIcon} lang={other} onClick={() => void chooseLanguage(other)}>
      {other === 'en' ? 'English' : 'Norsk'}
    </Button>
  )
}
