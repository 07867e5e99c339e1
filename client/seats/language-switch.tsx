// The other languages, each in its own words, for those who have no menu yet. Called by the seats page.

import { LanguageIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import { languages } from '../../shared/language/languages.ts'
import { useLanguage } from '../language/use-language.ts'
import { chooseLanguage } from '../language/words.ts'
import { Button } from '../ui/button.tsx'
import './language-switch.css'

export function LanguageSwitch() {
  const { t } = useTranslation('shell')
  const current = useLanguage()
  return (
    <div className="languages">
      {languages
        .filter((one) => one !== current)
        .map((one) => (
          <Button key={one} variant="tertiary" icon={LanguageIcon} lang={one} onClick={() => void chooseLanguage(one)}>
            {t(`languages.${one}`)}
          </Button>
        ))}
    </div>
  )
}
