/**
 * Work cut into steps of at most some milliseconds, between which other work of a thread can have its turn. Who can wait
 * does them {@link atOnce}; who cannot goes on with `next()` when it suits:
 *
 *     for (let step = steps.next(); !step.done; step = steps.next()) await turnOfOthers()
 */
export type Steps<T> = Generator<undefined, T, undefined>

/** Does all steps without a pause. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
