/**
 * Work cut into steps of at most some milliseconds, between which other work of the thread can have its turn. The same
 * steps are done {@link atOnce} by whoever can wait, and by the calls of a source with pauses.
 */
export type Steps<T> = Generator<undefined, T, undefined>

/** Does all steps without a pause. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value as T
  }
}
