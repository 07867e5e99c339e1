// The shape a translation must have: the same keys as the bokmål original, all the way down.
// Every file under nn/ and en/ is typed by it, so that a missing or an extra key is a type error.

/** The shape of `Original` with any text as its leaves. */
export type Translation<Original> = {
  readonly [Key in keyof Original]: Original[Key] extends string ? string : Translation<Original[Key]>
}
