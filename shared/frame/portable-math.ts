// Exponential and logarithm of additions, multiplications and divisions alone. Math.exp and Math.log may differ in their last digit from one
// browser to the next, and a cost that is reckoned with them in its hundredths; the four operations and the square root may not (IEEE 754).
// Called by normal.ts and pert.ts, for tables alone: speed is no matter here.

const terms = 12

/** @returns e to the power of x, within 1e-13 of it (relative), the same bits everywhere. */
export function exp(x: number): number {
  if (x < -745) return 0
  let small = x
  let halvings = 0
  while (small > 0.125 || small < -0.125) {
    small /= 2
    halvings += 1
  }
  let sum = 1
  for (let term = terms; term > 0; term -= 1) sum = 1 + (sum * small) / term
  for (; halvings > 0; halvings -= 1) sum *= sum
  return sum
}

/** @returns the natural logarithm of x > 0, within 1e-15 of it, the same bits everywhere. */
export function log(x: number): number {
  let rest = x
  let doublings = 0
  for (; rest < Math.SQRT1_2; doublings -= 1) rest *= 2
  for (; rest > Math.SQRT2; doublings += 1) rest /= 2
  const ratio = (rest - 1) / (rest + 1)
  let sum = 0
  for (let term = 2 * terms - 1; term > 0; term -= 2) sum = sum * ratio * ratio + 1 / term
  return doublings * Math.LN2 + 2 * ratio * sum
}
