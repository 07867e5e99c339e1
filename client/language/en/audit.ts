// English for the audit log.

export const auditEn = {
  title: 'Audit log',
  sub: 'Who did what, and when. Rows are added and never changed.',
  kept: 'They are kept for ever.',
  keptDays_one: 'They are kept for {{count}} day.',
  keptDays_other: 'They are kept for {{count}} days.',
  takeOut: 'Take out as a sheet',
  hidden: 'The audit log is for those who answer for the programme.',
  loading: 'Reading the log',
  failed: 'The log could not be fetched.',
  none: 'No rows for this selection.',
  older: 'Show older',
  who: 'Who',
  what: 'What',
  everybody: 'Everybody',
  everything: 'Everything',
  to: 'To and including',
  when: 'Time',
  about: 'About',
  server: 'The server',
  from: 'From and including',
}
