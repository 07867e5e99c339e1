// Nynorsk for series of points and each person's calendar address.

import type { seriesNb } from '../nb/series.ts'
import type { Translation } from '../translation.ts'

export const seriesNn: Translation<typeof seriesNb> = {
  title: 'Seriar',
  none: 'Ingen serie går. Med ein serie kjem neste punkt i eitt trykk.',
  nextDate: 'neste {{date}}',
  everyDays_one: 'Kvar dag',
  everyDays_other: 'Kvar {{count}}. dag',
  often: {
    quarterly: 'Kvart kvartal',
    'half-yearly': 'Kvart halvår',
    yearly: 'Kvart år',
    own: 'Eigen avstand',
  },
  next: 'Neste punkt i serien',
  notMade: 'Punktet vart ikkje oppretta.',
  end: {
    action: 'Avslutt serien …',
    title: 'Avslutte serien?',
    body: '«{{title}}» får ingen fleire punkt. Dei som er oppretta, står.',
    save: 'Avslutt serien',
    notDone: 'Serien vart ikkje avslutta.',
  },
  create: {
    action: 'Ny serie',
    title: 'Ny serie',
    body: 'Kvart punkt i serien byrjar med dette og dei sju spørsmåla. Datoen er den til det første punktet; eit tal sist i namnet tel opp.',
    often: 'Kor ofte',
    days: 'Dagar mellom punkta',
    badDays: 'Skriv eit heilt tal dagar frå {{least}} til {{most}}.',
    save: 'Opprett serien',
    notSaved: 'Serien vart ikkje oppretta.',
  },
  calendar: {
    action: 'Legg i kalender',
    title: 'Punkta i kalenderen din',
    body: 'Kalenderen din kan abonnere på ei adresse som berre er di. Ho viser møta i programma du har plass i, og følgjer med når eit møte vert flytta eller avlyst. Den som har adressa, kan lese møtetidene.',
    loading: 'Lastar',
    make: 'Lag adressa',
    renew: 'Lag ei ny adresse',
    withdraw: 'Trekk adressa tilbake',
    address: 'Adressa di',
    once: 'Ho vert vist berre no. Ei ny adresse gjer den gamle ugyldig.',
    since: 'Du har ei adresse frå {{date}}. Ho vert ikkje vist igjen; ei ny gjer den gamle ugyldig.',
    notDone: 'Adressa vart ikkje endra.',
  },
}
