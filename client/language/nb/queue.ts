// Bokmål for the queue page.

export const queueNb = {
  title: 'Behovskø',
}
