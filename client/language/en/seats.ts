// English for the page where a person picks a seat.

import type { seatsNb } from '../nb/seats.ts'
import type { Translation } from '../translation.ts'

export const seatsEn: Translation<typeof seatsNb> = {
  title: 'Choose a seat',
  intro:
    'Here the programme board shapes the queue, the cut list and the agenda together. Choose who you are, and the others see you by name.',
  note: 'The seats exist on this machine only.',
  returning: 'Afterwards you come to the page you opened.',
  current: 'You are seated as {{name}}.',
  goOn: 'Go on',
  groups: { board: 'The board', office: 'The programme office', others: 'Others' },
  taking: 'Taking the seat …',
  notTaken: 'You did not get the seat.',
  empty: {
    lead: 'No seats are set up.',
    body: 'Seats are made when a programme is loaded the first time the server starts.',
  },
  closed: {
    lead: 'This server has no seats to choose.',
    body: 'Seats are offered only while the server runs for this machine alone.',
  },
  loading: 'Loading the seats',
  failed: 'The seats did not arrive.',
}
