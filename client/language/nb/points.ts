// Bokmål for the list of evaluation points and one point with its agenda.

export const pointsNb = {
  title: 'Punkter',
}
