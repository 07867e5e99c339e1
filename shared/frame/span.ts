// The ends and the mode of a distribution of cost, MNOK. `min` may be below zero where percentiles ask for it: what costs less than nothing costs nothing.

export interface Span {
  readonly min: number
  readonly likely: number
  readonly max: number
}
