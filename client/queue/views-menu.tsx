// What of the cost the rows show, and the views a person keeps under names: choosing one, keeping the one at hand, throwing one away. Called by
// queue-page.tsx.

import { TrashIcon } from '@navikt/aksel-icons'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session-queries.ts'
import { useProgrammeBody } from '../item/programme-context.ts'
import { announce } from '../ui/announce.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { InlineRefusal } from '../ui/inline-refusal.tsx'
import { Menu, type MenuGroup } from '../ui/menu.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { QueueView } from './queue-view.ts'
import { readViews, type SavedViews, viewNameMaxLength, withView, writeViews } from './saved-views.ts'
import './views-menu.css'

export interface ViewsMenuProps {
  readonly view: QueueView
  readonly onView: (view: QueueView) => void
}

export function ViewsMenu({ view, onView }: ViewsMenuProps) {
  const { t } = useTranslation('queueViews')
  const programme = useProgrammeBody().id
  const person = useSession().data?.person.id ?? ''
  const [views, setViews] = useState<SavedViews>(() => readViews({ programme, person }))
  const [managing, setManaging] = useState(false)
  const keep = (next: SavedViews): boolean => {
    setViews(next)
    return writeViews({ programme, person }, next)
  }
  const groups = useMemo((): readonly MenuGroup[] => {
    const cost = (['estimate', 'summed'] as const).map((each) => ({
      id: each,
      label: t(`cost.${each}`),
      checked: view.cost === each,
      onSelect: () => onView({ ...view, cost: each }),
    }))
    const saved = views.map(({ name, view: kept }) => ({
      id: `view ${name}`,
      label: name,
      onSelect: () => onView(kept),
    }))
    return [
      { id: 'cost', label: t('cost.title'), items: cost },
      ...(saved.length === 0 ? [] : [{ id: 'views', label: t('saved.title'), items: saved }]),
      { id: 'keep', items: [{ id: 'keep', label: t('saved.open'), onSelect: () => setManaging(true) }] },
    ]
  }, [t, view, views, onView])
  return (
    <>
      <Menu groups={groups} align="end">
        {t('saved.menu')}
      </Menu>
      {managing && <KeepDialog views={views} view={view} onKeep={keep} onClose={() => setManaging(false)} />}
    </>
  )
}

function KeepDialog(o: {
  readonly views: SavedViews
  readonly view: QueueView
  readonly onKeep: (views: SavedViews) => boolean
  readonly onClose: () => void
}) {
  const { t } = useTranslation('queueViews')
  const { t: ui } = useTranslation('ui')
  const [text, setText] = useState('')
  const [trouble, setTrouble] = useState<'missing' | 'not-kept' | null>(null)
  const name = text.trim()
  const save = () => {
    if (name === '') {
      setTrouble('missing')
      return
    }
    if (!o.onKeep(withView(o.views, name, o.view))) {
      setTrouble('not-kept')
      return
    }
    announce(t('saved.kept', { name }))
    o.onClose()
  }
  return (
    <Dialog
      title={t('saved.open')}
      onClose={o.onClose}
      onSubmit={save}
      actions={
        <>
          <Button variant="primary" type="submit">
            {t('saved.keep')}
          </Button>
          <Button onClick={o.onClose}>{ui('cancel')}</Button>
        </>
      }
    >
      <TextField
        label={t('saved.name')}
        hint={t('saved.hint')}
        value={text}
        maxLength={viewNameMaxLength}
        error={trouble === 'missing' ? t('saved.missing') : undefined}
        autoFocus
        onType={(typed) => {
          setText(typed)
          setTrouble(null)
        }}
      />
      {trouble === 'not-kept' && <InlineRefusal what={t('saved.notKept')} why={t('saved.notKeptWhy')} />}
      {o.views.length > 0 && (
        <section>
          <h3 className="label">{t('saved.title')}</h3>
          <ul className="sv">
            {o.views.map((each) => (
              <li key={each.name}>
                <span>{each.name}</span>
                <IconButton
                  label={t('saved.remove', { name: each.name })}
                  icon={TrashIcon}
                  onClick={() => o.onKeep(o.views.filter(({ name: other }) => other !== each.name))}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  )
}
