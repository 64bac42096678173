/** Sends one event, with its data as JSON. Events that may be lost are left out while the caller reads too slowly. */
export type SendEvent = (event: string, json: string, options?: { readonly mayBeLost: boolean }) => void

/**
 * Server-sent events from some work: ends when the work does, and fires the signal when the caller leaves.
 * Source: WHATWG HTML, 9.2 Server-sent events.
 */
export function eventStream(
  heartbeat: number,
  work: (send: SendEvent, signal: AbortSignal) => Promise<void>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const caller = new AbortController()
  let timer: ReturnType<typeof setInterval> | undefined
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const write = (text: string) => {
          if (!caller.signal.aborted) controller.enqueue(encoder.encode(text))
        }
        timer = setInterval(() => write(':\n\n'), heartbeat)
        const send: SendEvent = (event, json, options) => {
          if (options?.mayBeLost && (controller.desiredSize ?? 0) <= 0) return
          write(`event: ${event}\ndata: ${json}\n\n`)
        }
        // Not awaited: a stream is read only after start has returned.
        void work(send, caller.signal)
          .then(
            () => !caller.signal.aborted && controller.close(),
            (error) => !caller.signal.aborted && controller.error(error),
          )
          .finally(() => clearInterval(timer))
      },
      cancel(reason) {
        clearInterval(timer)
        caller.abort(reason)
      },
    },
    { highWaterMark: 16 },
  )
}
