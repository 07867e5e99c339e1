// Bokmål for the cut list page.

export const cutListNb = {
  title: 'Kuttliste',
}
