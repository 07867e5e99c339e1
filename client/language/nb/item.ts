// Bokmål for one item: its fields, readiness and drawer.

export const itemNb = {
  title: 'Tittel',
}
