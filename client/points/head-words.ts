// The line under a meeting's date: «kl. 10:00–14:00 · Oslo og video · ledes av Per Nordmann · møteleder Programkontoret».
// What is empty is left out. Called by the list of points and by the point.

import { useTranslation } from 'react-i18next'
import type { PointHead } from '../../shared/point/head.ts'
import { clockAfter, endsNextDay } from './timetable.ts'

/** @returns a function that puts a head into words, in the language on the screen. */
export function useHeadWords(): (head: PointHead) => string {
  const { t } = useTranslation('points')
  return (head) => {
    const times = { start: head.startsAt, end: clockAfter(head.startsAt, head.lengthMinutes) }
    return [
      endsNextDay(head.startsAt, head.lengthMinutes) ? t('nextDay', times) : t('when', times),
      head.place,
      head.chair === '' ? '' : t('ledBy', { name: head.chair }),
      head.facilitator === '' ? '' : t('facilitatedBy', { name: head.facilitator }),
    ]
      .filter((part) => part !== '')
      .join(' · ')
  }
}
