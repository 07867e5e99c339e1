// The command palette: one field that goes anywhere: the pages of the programme, other programmes, and whatever holds the words, found while one types.
// Opened with Ctrl or Cmd and K, and from the top bar. Called by the shell.

import { MagnifyingGlassIcon } from '@navikt/aksel-icons'
import { useNavigate } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgrammeId } from '../../shared/ids.ts'
import { localName } from '../../shared/language/local-name.ts'
import { useProgrammes } from '../api/programme-queries.ts'
import { useSearch } from '../api/search-queries.ts'
import { useLanguage } from '../language/use-language.ts'
import { hitAddress } from '../search/hit-address.ts'
import { HitTitle, HitWords } from '../search/hit-words.tsx'
import { Icon } from '../ui/icon.tsx'
import { useLater } from '../ui/use-later.ts'
import { useNativeDialog } from '../ui/use-native-dialog.ts'
import './command-palette.css'
import { useProgrammeMenu } from './programme-menu.ts'

export type CommandPaletteProps = {
  readonly programmeId: ProgrammeId | null
  readonly onOpenKeyboard: () => void
  readonly onClose: () => void
}

/** One line of the palette that goes somewhere whatever is typed. */
type Way = { readonly id: string; readonly label: string; readonly go: () => void }

const mostHits = 8
const restMs = 200

export function CommandPalette({ programmeId, onOpenKeyboard, onClose }: CommandPaletteProps) {
  const { t } = useTranslation('search')
  const dialog = useNativeDialog({ modal: true, firstFocus: 'content', onClose })
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const rested = useLater(typed.trim(), restMs)
  const found = useSearch({ programmeId, text: rested, take: mostHits })
  const hits = typed.trim() === '' || rested === '' ? [] : (found.data?.hits ?? [])
  const ways = useWays(programmeId, onOpenKeyboard)
  const shown = ways.filter(({ label }) => label.toLowerCase().includes(typed.trim().toLowerCase()))
  const leave = (go: () => void) => {
    onClose()
    go()
  }
  return (
    <dialog {...dialog} className="dlg cmd" aria-label={t('palette')}>
      <Command label={t('palette')} shouldFilter={false} loop>
        <div className="cmd-f">
          <Icon of={MagnifyingGlassIcon} />
          <Command.Input
            value={typed}
            onValueChange={setTyped}
            placeholder={t(programmeId === null ? 'placeholderOutside' : 'placeholder')}
            data-autofocus
          />
        </div>
        <Command.List label={t('suggestions')}>
          {hits.length > 0 && programmeId !== null && (
            <Command.Group heading={t('found')}>
              {hits.map((hit) => {
                const address = hitAddress(programmeId, hit.place)
                const value = `${hit.place.kind} ${address} ${hit.words[0]?.text ?? ''}`
                return (
                  <Command.Item key={value} value={value} onSelect={() => leave(() => void navigate({ to: address }))}>
                    <span className="cmd-t">
                      <HitTitle hit={hit} />
                    </span>
                    <HitWords hit={hit} />
                  </Command.Item>
                )
              })}
              {found.data?.more === true && (
                <Command.Item
                  value="all hits"
                  onSelect={() =>
                    leave(
                      () =>
                        void navigate({
                          to: '/p/$programme/search',
                          params: { programme: programmeId },
                          search: { q: typed.trim() },
                        }),
                    )
                  }
                >
                  {t('showAll')}
                </Command.Item>
              )}
            </Command.Group>
          )}
          {shown.length > 0 && (
            <Command.Group heading={t('goTo')}>
              {shown.map(({ id, label, go }) => (
                <Command.Item key={id} value={id} onSelect={() => leave(go)}>
                  {label}
                </Command.Item>
              ))}
            </Command.Group>
          )}
          {hits.length + shown.length === 0 && (
            <Command.Empty>{t(found.isFetching ? 'loading' : 'noneShort')}</Command.Empty>
          )}
        </Command.List>
      </Command>
    </dialog>
  )
}

function useWays(programmeId: ProgrammeId | null, onOpenKeyboard: () => void): readonly Way[] {
  const { t } = useTranslation('shell')
  const { t: search } = useTranslation('search')
  const { t: promises } = useTranslation('promises')
  const language = useLanguage()
  const navigate = useNavigate()
  const menu = useProgrammeMenu(programmeId)
  const programmes = useProgrammes().data
  return useMemo(() => {
    const params = programmeId === null ? null : { programme: programmeId }
    const lists: readonly Way[] =
      params === null
        ? []
        : [
            { id: 'queue', label: t('nav.queue'), go: () => void navigate({ to: '/p/$programme/queue', params }) },
            { id: 'cut', label: t('nav.cutList'), go: () => void navigate({ to: '/p/$programme/cut-list', params }) },
            { id: 'points', label: t('nav.points'), go: () => void navigate({ to: '/p/$programme/points', params }) },
            {
              id: 'decisions',
              label: t('nav.decisions'),
              go: () => void navigate({ to: '/p/$programme/decisions', params }),
            },
            {
              id: 'promises',
              label: promises('title'),
              go: () => void navigate({ to: '/p/$programme/promises', params }),
            },
            ...menu.flatMap(({ items }) => items.map(({ id, label, onSelect }) => ({ id, label, go: onSelect }))),
            {
              id: 'search',
              label: search('page'),
              go: () => void navigate({ to: '/p/$programme/search', params, search: {} }),
            },
          ]
    const others = (programmes ?? [])
      .filter(({ id }) => id !== programmeId)
      .map(({ id, name }) => ({
        id: `programme ${id}`,
        label: localName(name, language),
        go: () => void navigate({ to: '/p/$programme/queue', params: { programme: id } }),
      }))
    return [...lists, ...others, { id: 'keyboard', label: t('keyboard.open'), go: onOpenKeyboard }]
  }, [programmeId, t, search, promises, language, navigate, menu, programmes, onOpenKeyboard])
}
