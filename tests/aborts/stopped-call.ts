/** A call that can be told to stop. What it gives is read to its end. */
export type Call = (signal: AbortSignal) => unknown

/** A signal that counts how often `throwIfAborted`, the one way to look at it, does so, and fires at one of its looks. */
export function watchedSignal(firesAt = Number.POSITIVE_INFINITY) {
  const controller = new AbortController()
  const { signal } = controller
  const { get } = Object.getOwnPropertyDescriptor(AbortSignal.prototype, 'aborted')!
  let looks = 0
  Object.defineProperty(signal, 'aborted', {
    get() {
      const [, , caller] = new Error().stack!.split('\n')
      if (caller!.includes('throwIfAborted') && ++looks === firesAt) controller.abort()
      return get!.call(signal)
    },
  })
  return { signal, looks: () => looks, fire: () => controller.abort() }
}

/** How a call ends: null where it came to its end, else what it threw. `begun` runs when it has begun. */
export async function endOf(call: Call, signal: AbortSignal, begun: () => void = () => {}): Promise<unknown> {
  try {
    const ending = readToEnd(
      await Promise.resolve().then(() => {
        const given = call(signal)
        begun()
        return given
      }),
    )
    await ending
    return null
  } catch (thrown) {
    return thrown
  }
}

async function readToEnd(given: unknown): Promise<void> {
  if (typeof given !== 'object' || given === null) return
  if ('batches' in given) return readToEnd(given.batches)
  if (Symbol.asyncIterator in given) for await (const _ of given as AsyncIterable<unknown>);
  else if (Symbol.iterator in given) for (const _ of given as Iterable<unknown>);
}
