// «Søk»: everything on a programme that holds some words and that the reader may read, the best first, by kind. The words stand in the address, so that a
// search can be shared. Called by client/app.

import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type SearchKind, searchKinds } from '../../shared/contract/search.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { problemText } from '../api/problem.ts'
import { useSearch } from '../api/search-queries.ts'
import { useMembership } from '../api/session-queries.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { useLater } from '../ui/use-later.ts'
import { hitAddress } from './hit-address.ts'
import { HitTitle, HitWords } from './hit-words.tsx'
import './search.css'

export type SearchPageProps = {
  readonly programmeId: ProgrammeId
  readonly text: string
  readonly onSearch: (text: string) => void
}

const step = 30
const most = 100
const restMs = 250

export function SearchPage({ programmeId, text, onSearch }: SearchPageProps) {
  const { t } = useTranslation('search')
  const [typed, setTyped] = useState(text)
  const [kind, setKind] = useState<SearchKind | null>(null)
  const [take, setTake] = useState(step)
  const readsComments = useMembership(programmeId)?.permissions.includes('comment.read') ?? false
  const rested = useLater(typed.trim(), restMs)
  useEffect(() => {
    if (rested !== text.trim()) onSearch(rested)
  }, [rested, text, onSearch])
  const found = useSearch({ programmeId, text: rested, kind, take })
  const body = rested === '' ? undefined : found.data
  const kinds = searchKinds.filter((each) => each !== 'comment' || readsComments)
  return (
    <>
      <PageHead title={t('title')} sub={t('sub')} />
      <div className="page-body hits">
        <search className="hits-f">
          <SearchField label={t('field')} value={typed} onChange={setTyped} />
          <fieldset>
            <legend className="sr">{t('kind')}</legend>
            <Chip pressed={kind === null} onClick={() => setKind(null)}>
              {t('all')}
            </Chip>
            {kinds.map((each) => (
              <Chip key={each} pressed={kind === each} onClick={() => setKind(each)}>
                {t(`kindsMany.${each}`)}
              </Chip>
            ))}
          </fieldset>
        </search>
        {rested === '' && <EmptyState lead={t('lead')} body={t('leadBody')} />}
        {found.isError && (
          <ErrorPanel title={t('failed')} onRetry={() => void found.refetch()}>
            {problemText(found.error)}
          </ErrorPanel>
        )}
        {rested !== '' && found.isPending && (
          <div className="card">
            <LoadingRows label={t('loading')} rows={6} rowHeightPx={64} />
          </div>
        )}
        {body !== undefined && (
          <>
            <p role="status" className="small muted">
              {t(body.more ? 'countMore' : 'count', { count: body.hits.length })}
            </p>
            {body.hits.length === 0 ? (
              <EmptyState lead={t('none', { text: rested })} body={t('noneBody')} />
            ) : (
              <ul className="card hits-l" aria-busy={found.isPlaceholderData}>
                {body.hits.map((hit) => {
                  const address = hitAddress(programmeId, hit.place)
                  return (
                    <li key={`${hit.place.kind} ${address} ${hit.words[0]?.text ?? ''}`}>
                      <Link to={address}>
                        <HitTitle hit={hit} />
                      </Link>
                      <HitWords hit={hit} />
                    </li>
                  )
                })}
              </ul>
            )}
            {body.more && take < most && <Button onClick={() => setTake(most)}>{t('more')}</Button>}
          </>
        )}
      </div>
    </>
  )
}
