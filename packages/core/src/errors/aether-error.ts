import { ERROR_CODES, type ErrorCode } from './error-codes.js'

/** Where a fault lies, as far as it is known. Lines count from 1, the header being line 1. */
export interface ErrorPlace {
  readonly file?: string
  readonly line?: number
  /** A column, an option or a property, by name. */
  readonly field?: string
  /** Index into columns that were handed over, from 0. */
  readonly row?: number
}

/** An error as data: what servers send, workers post and commands print. */
export interface ErrorJson {
  readonly code: ErrorCode
  readonly title: string
  readonly message: string
  /** What the reader can do about it. */
  readonly remedy?: string
  readonly place?: ErrorPlace
}

export interface AetherErrorOptions {
  readonly remedy?: string
  readonly place?: ErrorPlace
  readonly cause?: unknown
}

/** The one error class of AetherSignal: a stable code, what was wrong, where, and what to do. */
export class AetherError extends Error {
  override readonly name = 'AetherError'
  readonly code: ErrorCode
  readonly remedy: string | undefined
  readonly place: ErrorPlace | undefined

  constructor(code: ErrorCode, message: string, options: AetherErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.remedy = options.remedy
    this.place = options.place
  }

  /** HTTP status that goes with the code. */
  get status(): number {
    return ERROR_CODES[this.code].status
  }

  toJSON(): ErrorJson {
    return {
      code: this.code,
      title: ERROR_CODES[this.code].title,
      message: this.message,
      ...(this.remedy !== undefined && { remedy: this.remedy }),
      ...(this.place !== undefined && { place: this.place }),
    }
  }

  /** Rebuilds the error that {@link AetherError.toJSON} wrote, as on the near side of a worker or a server. */
  static fromJSON(json: ErrorJson): AetherError {
    return new AetherError(json.code, json.message, {
      ...(json.remedy !== undefined && { remedy: json.remedy }),
      ...(json.place !== undefined && { place: json.place }),
    })
  }

  /** Gives errors as they are, turns aborts into `request/aborted` and everything else into `internal/unexpected`. */
  static from(thrown: unknown): AetherError {
    if (thrown instanceof AetherError) return thrown
    if (thrown instanceof Error && thrown.name === 'AbortError') {
      return new AetherError('request/aborted', 'The work was stopped before it was done.', { cause: thrown })
    }
    const message = thrown instanceof Error ? thrown.message : String(thrown)
    return new AetherError('internal/unexpected', message, { cause: thrown })
  }
}

/** Throws `request/aborted` when the signal has fired. Long loops call it between steps. */
export function throwIfAborted(signal: { readonly aborted: boolean } | undefined): void {
  if (signal?.aborted) throw new AetherError('request/aborted', 'The work was stopped before it was done.')
}
