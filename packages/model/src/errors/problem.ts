import { AetherError, type ErrorCode, type ErrorPlace } from '@aethersignal/core/errors'
import { ERROR_CODES } from './error-codes.js'

/** An error as `application/problem+json`. Source: RFC 9457; `code`, `place` and `remedy` are extension members. */
export interface Problem {
  /** `urn:aethersignal:error:` and the code. */
  readonly type: string
  /** Title of the code, the same in every occurrence. */
  readonly title: string
  /** HTTP status. */
  readonly status: number
  /** What was wrong this time. */
  readonly detail: string
  /** Stable name of the error. */
  readonly code: ErrorCode
  /** Where it was wrong, as far as it is known. */
  readonly place?: ErrorPlace
  /** What the reader can do about it. */
  readonly remedy?: string
  /** Names this occurrence, as in the server's log. */
  readonly instance?: string
}

/** Writes an error as a problem. */
export function problemFromError(error: AetherError): Problem {
  return {
    type: `urn:aethersignal:error:${error.code}`,
    title: ERROR_CODES[error.code].title,
    status: ERROR_CODES[error.code].status,
    detail: error.message,
    code: error.code,
    ...(error.place !== undefined && { place: error.place }),
    ...(error.remedy !== undefined && { remedy: error.remedy }),
  }
}

/** Rebuilds the error from a problem; null where the value is not a problem with a known code. */
export function errorFromProblem(value: unknown): AetherError | null {
  if (typeof value !== 'object' || value === null) return null
  const { code, detail, place, remedy } = value as Partial<Problem>
  if (typeof code !== 'string' || !Object.hasOwn(ERROR_CODES, code) || typeof detail !== 'string') return null
  return new AetherError(code, detail, {
    ...(typeof remedy === 'string' && { remedy }),
    ...(typeof place === 'object' && place !== null && { place }),
  })
}
