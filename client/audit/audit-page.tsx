// «Revisjonslogg»: who did what and when, by person, act and day, page by page and as a sheet. For those who answer for the programme. Called by
// client/app.

import { DownloadIcon } from '@navikt/aksel-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AuditBody, auditActSchema, auditActs } from '../../shared/contract/audit.ts'
import { type ProgrammeId, personIdSchema } from '../../shared/ids.ts'
import { actWords, subjectWords } from '../../shared/language/audit-words.ts'
import { type AuditFilter, auditSheetPath, useAudit } from '../api/audit-queries.ts'
import { problemText } from '../api/problem.ts'
import { usePoints } from '../api/programme-queries.ts'
import { useMembership } from '../api/session-queries.ts'
import { useLanguage } from '../language/use-language.ts'
import { Button } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorPanel } from '../ui/error-panel.tsx'
import { Icon } from '../ui/icon.tsx'
import { LoadingRows } from '../ui/loading-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { Select } from '../ui/select.tsx'
import { useFormat } from '../ui/use-format.ts'
import './audit.css'

export function AuditPage({ programmeId }: { readonly programmeId: ProgrammeId }) {
  const { t } = useTranslation('audit')
  const permissions = useMembership(programmeId)?.permissions
  if (permissions === undefined) return null
  if (!permissions.includes('audit.read')) {
    return (
      <>
        <PageHead title={t('title')} />
        <div className="page-body">
          <EmptyState lead={t('hidden')} />
        </div>
      </>
    )
  }
  return <Audit programmeId={programmeId} />
}

function Audit({ programmeId }: { readonly programmeId: ProgrammeId }) {
  const { t } = useTranslation('audit')
  const [filter, setFilter] = useState<AuditFilter>({})
  const audit = useAudit(programmeId, filter)
  const [first] = audit.data?.pages ?? []
  const rows = audit.data?.pages.flatMap((page) => page.rows) ?? []
  const named = Object.assign({}, ...(audit.data?.pages.map(({ names }) => names) ?? [])) as AuditBody['names']
  return (
    <>
      <PageHead
        title={t('title')}
        sub={
          first === undefined
            ? t('sub')
            : `${t('sub')} ${first.keptDays === null ? t('kept') : t('keptDays', { count: first.keptDays })}`
        }
        actions={
          <Button asChild variant="secondary">
            <a href={auditSheetPath(programmeId, filter)} download>
              <Icon of={DownloadIcon} />
              {t('takeOut')}
            </a>
          </Button>
        }
      />
      <div className="page-body aud">
        <Filters filter={filter} people={first?.people ?? []} onFilter={setFilter} />
        {audit.isError && (
          <ErrorPanel title={t('failed')} onRetry={() => void audit.refetch()}>
            {problemText(audit.error)}
          </ErrorPanel>
        )}
        {audit.isPending && (
          <div className="card">
            <LoadingRows label={t('loading')} rows={8} rowHeightPx={44} />
          </div>
        )}
        {first !== undefined && rows.length === 0 && <EmptyState lead={t('none')} />}
        {first !== undefined && rows.length > 0 && (
          <Rows programmeId={programmeId} rows={rows} people={first.people} names={named} />
        )}
        {audit.hasNextPage && (
          <Button busy={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
            {t('older')}
          </Button>
        )}
      </div>
    </>
  )
}

function Filters(o: {
  readonly filter: AuditFilter
  readonly people: AuditBody['people']
  readonly onFilter: (filter: AuditFilter) => void
}) {
  const { t } = useTranslation('audit')
  const language = useLanguage()
  const { filter, onFilter } = o
  const everyAct = auditActs
    .map((act) => ({ value: act as string, label: actWords(act, language) }))
    .sort((a, b) => a.label.localeCompare(b.label, language))
  const set = (key: keyof AuditFilter, value: string | null) => {
    const { [key]: _gone, ...rest } = filter
    onFilter(value === null || value === '' ? rest : { ...rest, [key]: value })
  }
  return (
    <search className="aud-f">
      <Select
        label={t('who')}
        value={filter.actor ?? ''}
        options={[
          { value: '', label: t('everybody') },
          ...o.people.map(({ id, name }) => ({ value: id as string, label: name })),
        ]}
        onChange={(value) => set('actor', personIdSchema.safeParse(value).success ? value : null)}
      />
      <Select
        label={t('what')}
        value={filter.act ?? ''}
        options={[{ value: '', label: t('everything') }, ...everyAct]}
        onChange={(value) => set('act', auditActSchema.safeParse(value).success ? value : null)}
      />
      <DateField label={t('from')} value={filter.from ?? null} onCommit={(value) => set('from', value)} />
      <DateField label={t('to')} value={filter.to ?? null} onCommit={(value) => set('to', value)} />
    </search>
  )
}

function Rows({
  programmeId,
  rows,
  people,
  names: named,
}: Pick<AuditBody, 'rows' | 'people' | 'names'> & { readonly programmeId: ProgrammeId }) {
  const { t } = useTranslation('audit')
  const language = useLanguage()
  const format = useFormat()
  const points = usePoints(programmeId).data
  const names = new Map<string, string>([
    ...Object.entries(named),
    ...people.map(({ id, name }) => [id, name] as const),
    ...(points ?? []).map(({ id, head }) => [id, head.title] as const),
  ])
  const nameOf = (id: string): string => names.get(id) ?? id
  return (
    <table className="card aud-t">
      <caption className="sr">{t('title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('when')}</th>
          <th scope="col">{t('who')}</th>
          <th scope="col">{t('what')}</th>
          <th scope="col">{t('about')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, at, actor, act, subject }) => (
          <tr key={id}>
            <td className="aud-w">
              <time dateTime={at}>{format.moment(new Date(at), new Date())}</time>
            </td>
            <td>{actor === null ? <span className="muted">{t('server')}</span> : nameOf(actor)}</td>
            <td>{actWords(act, language)}</td>
            <td className="muted">{subjectWords(subject, { language, nameOf, briefly: true })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
