import { AetherError, asAetherError, ERROR_CODES, type ErrorCode, problemFromError } from '@aethersignal/model'
import type { ServerConfig } from '../server-config.js'

const OWN_FAULT_AREAS = ['query/', 'request/', 'measure/']
const OWN_FAULT_CODES: readonly ErrorCode[] = ['server/busy', 'source/changed', 'source/closed', 'source/unsupported']

/** Whether the text of an error was written for the caller. Other texts may name files, hosts or internals. */
function isForCaller(code: ErrorCode): boolean {
  return OWN_FAULT_CODES.includes(code) || OWN_FAULT_AREAS.some((area) => code.startsWith(area))
}

/** Turns whatever was thrown into a problem for the caller; what the caller may not see goes to the log. */
export type ProblemWriter = (thrown: unknown) => {
  readonly body: ReturnType<typeof problemFromError>
  response(headers?: Record<string, string>): Response
}

export function problemWriter(config: Pick<ServerConfig, 'logger' | 'newInstance'>): ProblemWriter {
  const logger = config.logger ?? { error: (message, details) => console.error(message, details) }
  const newInstance = config.newInstance ?? (() => crypto.randomUUID())
  return (thrown) => {
    const error = asAetherError(thrown)
    const body = isForCaller(error.code) ? problemFromError(error) : hidden(error)
    return { body, response: (headers) => problemResponse(body, headers) }
  }

  function hidden(error: AetherError) {
    const instance = `urn:uuid:${newInstance()}`
    logger.error(`${error.code}: ${error.message}`, { instance, error })
    const shown = new AetherError(error.code, `${ERROR_CODES[error.code].title}.`, {
      remedy: `The log of the server tells more under ${instance}.`,
    })
    return { ...problemFromError(shown), instance }
  }
}

/** A problem as a response. Source: RFC 9457. */
function problemResponse(body: ReturnType<typeof problemFromError>, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { ...headers, 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  })
}
