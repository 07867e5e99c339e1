// Nynorsk for the page where a person picks a seat.

import type { seatsNb } from '../nb/seats.ts'
import type { Translation } from '../translation.ts'

export const seatsNn: Translation<typeof seatsNb> = {
  title: 'Vel ein plass',
  intro:
    'Her formar programstyret behovskøen, kuttlista og sakslista saman. Vel kven du er, så ser dei andre deg ved namn.',
  note: 'Plassane finst berre på denne maskina.',
  returning: 'Etterpå kjem du til sida du opna.',
  current: 'Du sit som {{name}}.',
  goOn: 'Hald fram',
  groups: { board: 'Styret', office: 'Programkontoret', others: 'Andre' },
  taking: 'Set deg ned …',
  notTaken: 'Du fekk ikkje plassen.',
  empty: {
    lead: 'Ingen plassar er sette opp.',
    body: 'Plassane blir laga når eit program blir lasta inn første gongen tenaren startar.',
  },
  closed: {
    lead: 'Denne tenaren har ingen plassar å velje.',
    body: 'Plassar finst berre når tenaren køyrer for denne maskina åleine.',
  },
  loading: 'Lastar plassane',
  failed: 'Plassane kom ikkje fram.',
}
