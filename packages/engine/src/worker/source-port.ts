/**
 * What source messages travel over, by its shape: a browser's `Worker`, `MessagePort` or worker global scope, or the
 * `Worker` or `MessagePort` of Node's `worker_threads` (`parentPort` inside a worker).
 */
export type SourcePort = BrowserPort | NodePort

export interface BrowserPort {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void
  addEventListener(type: string, listener: (event: PortEvent) => void): void
  /** Begins delivery; a `MessagePort` has it. */
  start?(): void
  close?(): void
}

export interface NodePort {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void
  on(type: string, listener: (value: unknown) => void): unknown
  close?(): void
}

interface PortEvent {
  readonly type: string
  readonly data?: unknown
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
