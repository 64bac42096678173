import type { SignalSource } from '@aethersignal/engine'
import type { Filter } from '@aethersignal/model'

/** Where the server reports what it hides from callers. */
export interface ServerLogger {
  error(message: string, details: { readonly instance: string; readonly error: unknown }): void
}

/** What a server serves and to whom. */
export interface ServerConfig<Principal = unknown> {
  /** Sources by the id they are served under. The server owns them: closing it closes them. */
  readonly datasets: Readonly<Record<string, SignalSource>>
  /** Folder of static files, served at `/` to everyone; its `index.html` is the page of a folder. */
  readonly pages?: string
  /**
   * Tells who sends a request, null for someone unknown, who is refused with 401. Everybody is let in when absent.
   * Asked for everything but health, the OpenAPI document and the static pages. It must leave the body unread.
   */
  readonly authenticate?: (request: Request) => Promise<Principal | null> | Principal | null
  /**
   * The reports a caller may use, null for all; the principal is null where nobody authenticates. The filter is joined
   * by `and` to every query. Totals of the dataset stay visible; what no filter can narrow (suggestions, raw text of
   * quarantined rows) is withheld from a restricted caller.
   */
  readonly restrict?: (principal: Principal | null, dataset: string) => Promise<Filter | null> | Filter | null
  /** Largest request body in bytes. Default 1 MiB. */
  readonly bodyLimit?: number
  /** Milliseconds between signs of life in an event stream. Default 15,000. */
  readonly heartbeat?: number
  /** Default writes to the console. */
  readonly logger?: ServerLogger
  /** Names an occurrence of an error to the caller and in the log. Default a random UUID. */
  readonly newInstance?: () => string
}
