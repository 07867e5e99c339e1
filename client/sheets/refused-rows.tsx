// Rows that cannot be read in: which, in which column, and why, with what to do. They are left out only where the person says so. Called by difference.tsx.

import { useTranslation } from 'react-i18next'
import type { SheetPreview } from '../../shared/contract/sheets.ts'

const most = 200

export function RefusedRows(o: {
  readonly refused: SheetPreview['refused']
  readonly leaveOut: boolean
  /** Null: there is nothing else to read in. */
  readonly onLeaveOut: ((leaveOut: boolean) => void) | null
}) {
  const { t } = useTranslation('sheets')
  const { refused, leaveOut, onLeaveOut } = o
  const rows = new Set(refused.map(({ sheet, row }) => `${sheet} ${row}`)).size
  return (
    <section className="sht-r" aria-labelledby="sht-refused">
      <h3 id="sht-refused">{t('refused.title', { count: rows })}</h3>
      <div className="sht-rw">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('refused.row')}</th>
              <th scope="col">{t('refused.item')}</th>
              <th scope="col">{t('refused.column')}</th>
              <th scope="col">{t('refused.why')}</th>
            </tr>
          </thead>
          <tbody>
            {refused.slice(0, most).map(({ sheet, row, item, heading, message }) => (
              <tr key={`${sheet} ${row} ${heading} ${message}`}>
                <td className="num">{sheet === '' ? row : `${sheet} ${row}`}</td>
                <td className="idc">{item ?? '–'}</td>
                <td>{heading ?? '–'}</td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {refused.length > most && <p className="muted">{t('refused.more', { count: refused.length - most })}</p>}
      {onLeaveOut !== null && (
        <label className="sht-x">
          <input type="checkbox" checked={leaveOut} onChange={(event) => onLeaveOut(event.target.checked)} />
          {t('refused.leaveOut', { count: rows })}
        </label>
      )}
    </section>
  )
}
