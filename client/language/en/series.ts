// English for series of points and each person's calendar address.

import type { seriesNb } from '../nb/series.ts'
import type { Translation } from '../translation.ts'

export const seriesEn: Translation<typeof seriesNb> = {
  title: 'Series',
  none: 'No series is running. With a series the next point takes one press.',
  nextDate: 'next {{date}}',
  everyDays_one: 'Every day',
  everyDays_other: 'Every {{count}} days',
  often: {
    quarterly: 'Quarterly',
    'half-yearly': 'Half-yearly',
    yearly: 'Yearly',
    own: 'Own interval',
  },
  next: 'Next point in the series',
  notMade: 'The point was not created.',
  end: {
    action: 'End the series …',
    title: 'End the series?',
    body: '“{{title}}” gets no more points. Those that are created stay.',
    save: 'End the series',
    notDone: 'The series was not ended.',
  },
  create: {
    action: 'New series',
    title: 'New series',
    body: 'Each point of the series begins with this and the seven questions. The date is that of the first point; a number at the end of the name counts up.',
    often: 'How often',
    days: 'Days between points',
    badDays: 'Write a whole number of days from {{least}} to {{most}}.',
    save: 'Create the series',
    notSaved: 'The series was not created.',
  },
  calendar: {
    action: 'Add to calendar',
    title: 'The points in your calendar',
    body: 'Your calendar can subscribe to an address that is yours alone. It shows the meetings of the programmes you have a seat in, and follows when a meeting is moved or cancelled. Whoever has the address can read the times of the meetings.',
    loading: 'Loading',
    make: 'Make the address',
    renew: 'Make a new address',
    withdraw: 'Withdraw the address',
    address: 'Your address',
    once: 'It is shown only now. A new address makes the old one invalid.',
    since: 'You have an address from {{date}}. It is not shown again; a new one makes the old one invalid.',
    notDone: 'The address was not changed.',
  },
}
