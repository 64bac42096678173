/**
 * What source messages travel over, by its shape: a browser's `Worker`, `MessagePort` or worker global scope, or the
 * `Worker` or `MessagePort` of Node's `worker_threads` (`parentPort` inside a worker).
 */
export type SourcePort = BrowserPort | NodePort

/** A port as browsers have it. */
export interface BrowserPort {
  /** Sends a message; what is transferred is no longer the sender's. */
  postMessage(message: unknown, transfer: ArrayBuffer[]): void
  /** Hears messages and errors. */
  addEventListener(type: string, listener: (event: PortEvent) => void): void
  /** Begins delivery; a `MessagePort` has it. */
  start?(): void
  /** Ends the connection. */
  close?(): void
}

/** A port as `worker_threads` has it. */
export interface NodePort {
  /** Sends a message; what is transferred is no longer the sender's. */
  postMessage(message: unknown, transfer: ArrayBuffer[]): void
  /** Hears messages, errors and the end. */
  on(type: string, listener: (value: unknown) => void): unknown
  /** Ends the connection. */
  close?(): void
}

/** What a browser's port tells. */
interface PortEvent {
  /** `message`, `messageerror`, `error` or `close`. */
  readonly type: string
  /** The message. */
  readonly data?: unknown
  /** What an error says. */
  readonly message?: unknown
}

/**
 * Listens to a port.
 *
 * @param receive hears each message
 * @param fail hears, with what is known of the reason, that the other side will not answer any more
 */
export function listenTo(port: SourcePort, receive: (message: unknown) => void, fail: (reason: string) => void): void {
  if ('on' in port) {
    port.on('message', receive)
    port.on('messageerror', () => fail('a message could not be read'))
    port.on('error', (error) => fail(error instanceof Error ? error.message : String(error)))
    port.on('exit', () => fail('it ended'))
    port.on('close', () => fail('its port was closed'))
    return
  }
  port.addEventListener('message', (event) => receive(event.data))
  port.addEventListener('messageerror', () => fail('a message could not be read'))
  port.addEventListener('error', (event) =>
    fail(typeof event.message === 'string' ? event.message : 'it could not be started'),
  )
  port.addEventListener('close', () => fail('its port was closed'))
  port.start?.()
}
