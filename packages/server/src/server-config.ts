import type { SignalSource } from '@aethersignal/engine'
import type { Filter } from '@aethersignal/model'

/** Where the server reports what it hides from callers. */
export interface ServerLogger {
  /** Takes a fault with the id that its caller was given. */
  error(message: string, details: { readonly instance: string; readonly error: unknown }): void
}

/** How much callers may ask for. What goes beyond is refused by a code, never cut short. */
export interface ServerLimits {
  /** Milliseconds a request may take, waiting included; then `request/timed-out`. */
  readonly deadline: number
  /** Runs and pairs worked on at the same time. */
  readonly runs: number
  /** Line listings worked on at the same time. */
  readonly listings: number
  /** Runs, and line listings, that may wait; more are refused with `server/busy`. */
  readonly waiting: number
  /** Conditions in one filter; more are `request/too-costly`. A list of values is one condition. */
  readonly conditions: number
  /** Values in one body, members of lists and of objects alike; more are `request/too-costly` before anything looks at them. */
  readonly values: number
  /** Conditions × reports of the dataset; more are `request/too-costly`. */
  readonly cost: number
}

/** The limits where a server is given none. */
export const DEFAULT_LIMITS: ServerLimits = {
  deadline: 120_000,
  runs: 4,
  listings: 4,
  waiting: 64,
  conditions: 10_000,
  values: 50_000,
  cost: 5_000_000_000,
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
   * The reports a caller may use, null for all; the principal is null where nobody authenticates. To the caller the
   * others do not exist: every answer is that of `restrictSource` of the engine. Sources that it refuses, such as one over
   * HTTP, give a restricted caller nothing but `source/unsupported`.
   */
  readonly restrict?: (principal: Principal | null, dataset: string) => Promise<Filter | null> | Filter | null
  /** How much callers may ask for at once. Default {@link DEFAULT_LIMITS}. */
  readonly limits?: Partial<ServerLimits>
  /**
   * Answer browsers that ask for a page of another site. Needed where pages elsewhere use this API by CORS, which the
   * host then has to restrict to them.
   */
  readonly allowCrossSite?: boolean
  /** Largest request body in bytes. Default 1 MiB. */
  readonly bodyLimit?: number
  /** Milliseconds between signs of life in an event stream. Default 15,000. */
  readonly heartbeat?: number
  /** Default writes to the console. */
  readonly logger?: ServerLogger
  /** Names an occurrence of an error to the caller and in the log. Default a random UUID. */
  readonly newInstance?: () => string
}
