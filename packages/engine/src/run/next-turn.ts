const waiting: (() => void)[] = []

/** Node's own way lets input and output through between two turns and does not wait a millisecond for it. */
const soon: (done: () => void) => void =
  (globalThis as { readonly setImmediate?: (done: () => void) => void }).setImmediate ??
  ((done) => {
    setTimeout(done, 0)
  })

/**
 * Lets other work of this thread have its turn, such as a message that says to stop. Of all who wait one goes on at a
 * time, so that the thread is held no longer by many runs than by one.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve)
    if (waiting.length === 1) soon(letOneGoOn)
  })
}

function letOneGoOn(): void {
  const goOn = waiting.shift()
  if (waiting.length > 0) soon(letOneGoOn)
  goOn?.()
}
