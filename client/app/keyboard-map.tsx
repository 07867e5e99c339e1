// The keyboard, on one sheet: what each key does, everywhere, in the lists, in meetings and in fields. Opened with «?» or from the menu. Called by the shell.

import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/dialog.tsx'
import './keyboard-map.css'

export function KeyboardMap({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('shell')
  const key = (name: 'space' | 'enter' | 'esc' | 'up' | 'down' | 'tab' | 'ctrl' | 'shift' | 'alt') => t(`keys.${name}`)
  const sections = [
    {
      title: t('keyboard.everywhere'),
      rows: [
        { keys: ['?'], does: t('keyboard.help') },
        { keys: [key('ctrl'), 'K'], does: t('keyboard.palette') },
        { keys: [key('tab'), key('enter')], does: t('keyboard.skip') },
        { keys: [key('esc')], does: t('keyboard.escape') },
        { keys: [key('ctrl'), 'Z'], does: t('keyboard.undo') },
        { keys: [key('ctrl'), key('shift'), 'Z'], does: t('keyboard.redo') },
      ],
    },
    {
      title: t('keyboard.lists'),
      rows: [
        { keys: [key('up'), key('down')], does: t('keyboard.upDown') },
        { keys: [key('enter')], does: t('keyboard.open1') },
        { keys: [key('space')], does: t('keyboard.lift') },
        { keys: [key('up'), key('down')], does: t('keyboard.move') },
        { keys: [key('esc')], does: t('keyboard.dropCancel') },
      ],
    },
    {
      title: t('keyboard.meeting'),
      rows: [
        { keys: [key('alt'), key('shift'), 'F'], does: t('keyboard.follow') },
        { keys: [key('alt'), key('shift'), 'B'], does: t('keyboard.roam') },
        { keys: [key('alt'), key('shift'), 'O'], does: t('keyboard.speak') },
        { keys: [key('alt'), key('shift'), 'V'], does: t('keyboard.showAll') },
        { keys: [key('alt'), key('shift'), 'N'], does: t('keyboard.nextItem') },
        { keys: [key('alt'), key('shift'), 'T'], does: t('keyboard.nextSpeaker') },
      ],
    },
    {
      title: t('keyboard.fields'),
      rows: [
        { keys: [key('enter')], does: t('keyboard.commit') },
        { keys: [key('esc')], does: t('keyboard.restore') },
      ],
    },
  ]
  return (
    <Dialog title={t('keyboard.title')} onClose={onClose}>
      {sections.map((section) => (
        <section key={section.title} className="keys">
          <h3 className="label">{section.title}</h3>
          <dl>
            {section.rows.map((row) => (
              <div key={row.does}>
                <dt>
                  {row.keys.map((one) => (
                    <kbd key={one}>{one}</kbd>
                  ))}
                </dt>
                <dd>{row.does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}
