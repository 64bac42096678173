import type { Context } from 'hono'
import type { ProblemWriter } from '../http/problem-response.js'
import type { RunningWork } from '../http/running-work.js'
import type { AccessPolicy } from '../policy/access.js'
import type { CostLimits } from '../policy/request-cost.js'

/** What the routes of the API share. */
export interface ApiParts {
  readonly policy: AccessPolicy<unknown>
  readonly running: RunningWork
  readonly problem: ProblemWriter
  readonly bodyLimit: number
  readonly costLimits: CostLimits
  readonly heartbeat: number
}

/** What a host says with a request. */
export interface FetchOptions {
  /** Path under which the server is mounted, where addresses still have it. Requests elsewhere find nothing. */
  readonly basePath?: string
  /** Who asks, as the host knows: takes the place of `authenticate`. Null is nobody, who is refused. */
  readonly principal?: unknown
}

/** What the server knows of one request. */
export interface ApiEnvironment {
  Bindings: FetchOptions
  Variables: { principal: unknown }
}

export type ApiContext = Context<ApiEnvironment>
