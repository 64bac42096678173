import type { Session } from './session.js'

/**
 * Runs work that Ctrl-C stops: the first one fires the signal and lets the work leave things as they were, a second one
 * leaves at once.
 */
export async function interruptible<T>(session: Session, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const stopListening = session.terminal.onInterrupt(() => {
    if (controller.signal.aborted) session.terminal.exit(1)
    else {
      session.say('stopping; press Ctrl-C again to leave at once')
      controller.abort()
    }
  })
  try {
    return await work(controller.signal)
  } finally {
    stopListening()
  }
}
