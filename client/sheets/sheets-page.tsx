// «Regneark»: the board taken out for a spreadsheet, and a file read in, for those who may. Called by client/app.

import { DownloadIcon } from '@navikt/aksel-icons'
import { useTranslation } from 'react-i18next'
import type { sheetFiles } from '../../shared/contract/sheets.ts'
import type { ProgrammeId } from '../../shared/ids.ts'
import { useMembership } from '../api/session-queries.ts'
import { sheetPath } from '../api/sheet-queries.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { ReadIn } from './read-in.tsx'
import './sheets.css'

const files = [
  ['board.xlsx', 'workbook'],
  ['queue.csv', 'queue'],
  ['cut-list.csv', 'cutList'],
  ['frame.csv', 'frame'],
] as const satisfies readonly (readonly [(typeof sheetFiles)[number], string])[]

export function SheetsPage({ programmeId }: { readonly programmeId: ProgrammeId }) {
  const { t } = useTranslation('sheets')
  const permissions = useMembership(programmeId)?.permissions
  if (permissions === undefined) return null
  const mayReadIn = permissions.includes('sheet.import')
  return (
    <>
      <PageHead title={t('title')} sub={mayReadIn ? t('sub') : t('subRead')} />
      <div className="page-body sht">
        <section className="card sht-c" aria-labelledby="sht-out">
          <h2 id="sht-out">{t('out.title')}</h2>
          <p className="muted">{t('out.lead')}</p>
          <ul className="sht-f">
            {files.map(([file, key]) => (
              <li key={file}>
                <Button asChild variant="secondary">
                  <a href={sheetPath(programmeId, file)} download>
                    <Icon of={DownloadIcon} />
                    {t(`out.${key}`)}
                  </a>
                </Button>
              </li>
            ))}
          </ul>
        </section>
        {mayReadIn && <ReadIn programmeId={programmeId} />}
      </div>
    </>
  )
}
