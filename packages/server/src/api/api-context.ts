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

/** What the server knows of one request. */
export interface ApiEnvironment {
  Variables: { principal: unknown }
}

export type ApiContext = Context<ApiEnvironment>
