// The line under the top bar that asks for a reload when the server has another build of the page than the one that is open (T-108): only when nothing
// waits to be saved, so that a reload costs nothing. Draws nothing otherwise. Called by the shell.

import { useTranslation } from 'react-i18next'
import { useNewerBuild } from '../live/newer-build.ts'
import { Button } from '../ui/button.tsx'
import { useShellSlots } from '../ui/shell-slots.tsx'

export function NewerBuildBanner() {
  const { t } = useTranslation('shell')
  const newer = useNewerBuild()
  const { save } = useShellSlots()
  if (!newer || (save !== undefined && save.kind !== 'saved' && save.kind !== 'read-only')) return null
  return (
    <div className="shell-note" role="status">
      <span>{t('newer.text')}</span>
      <Button onClick={() => location.reload()}>{t('newer.reload')}</Button>
    </div>
  )
}
