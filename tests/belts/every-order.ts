/** Every order of some values, n! of them (equal ones as if they differed). */
export function* everyOrder(values: readonly number[]): Generator<readonly number[]> {
  if (values.length === 0) yield [];
  for (const [at, first] of values.entries())
    for (const rest of everyOrder([...values.slice(0, at), ...values.slice(at + 1)])) yield [first, ...rest];
}
