// Bokmål for the page where a person picks a seat.

export const seatsNb = {
  title: 'Velg en plass',
  intro:
    'Her former programstyret behovskøen, kuttlisten og sakslisten sammen. Velg hvem du er, så ser de andre deg ved navn.',
  note: 'Plassene finnes bare på denne maskinen.',
  returning: 'Etterpå kommer du til siden du åpnet.',
  current: 'Du sitter som {{name}}.',
  goOn: 'Fortsett',
  groups: { board: 'Styret', office: 'Programkontoret', others: 'Andre' },
  taking: 'Setter deg ned …',
  notTaken: 'Du fikk ikke plassen.',
  empty: {
    lead: 'Ingen plasser er satt opp.',
    body: 'Plassene lages når et program lastes inn første gang serveren starter.',
  },
  closed: {
    lead: 'Denne serveren har ingen plasser å velge.',
    body: 'Plasser tilbys bare når serveren kjører for denne maskinen alene.',
  },
  loading: 'Laster plassene',
  failed: 'Plassene kom ikke frem.',
}
