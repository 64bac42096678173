import type { ErrorCode } from './error-code.js'

/** Where a fault lies, as far as it is known. Lines count from 1, the header being line 1. */
export interface ErrorPlace {
  /** Name or path of the file, as it was given. */
  readonly file?: string
  /** Line in the file, from 1. */
  readonly line?: number
  /** A column, an option or a property, by name. */
  readonly field?: string
  /** Index into columns that were handed over, from 0. */
  readonly row?: number
}

/** An error as data: what servers send, workers post and commands print. */
export interface ErrorJson {
  /** Stable name of the error. */
  readonly code: ErrorCode
  /** What was wrong, for people. */
  readonly message: string
  /** What the reader can do about it. */
  readonly remedy?: string
  /** Where it was wrong, as far as it is known. */
  readonly place?: ErrorPlace
}

/** What an {@link AetherError} says beside code and message. */
export interface AetherErrorOptions {
  /** What the reader can do about it. */
  readonly remedy?: string
  /** Where the fault lies. */
  readonly place?: ErrorPlace
  /** What was thrown underneath. It does not cross a wire. */
  readonly cause?: unknown
}

/** The one error class of AetherSignal: a stable code, what was wrong, where, and what to do. */
export class AetherError extends Error {
  /** The name of the class, which survives bundlers that shorten names. */
  override readonly name = 'AetherError'
  /** Stable name of the error: never renamed, never given another meaning. */
  readonly code: ErrorCode
  /** What the reader can do about it. */
  readonly remedy: string | undefined
  /** Where the fault lies, as far as it is known. */
  readonly place: ErrorPlace | undefined

  constructor(code: ErrorCode, message: string, options: AetherErrorOptions = {}) {
    super(message, options)
    this.code = code
    this.remedy = options.remedy
    this.place = options.place
  }

  /** The error as data, without `cause` and stack. {@link AetherError.fromJSON} is the way back. */
  toJSON(): ErrorJson {
    const { code, message, remedy, place } = this
    return { code, message, ...(remedy !== undefined && { remedy }), ...(place && { place }) }
  }

  /** Rebuilds the error that {@link AetherError.toJSON} wrote, as on the near side of a worker or a server. */
  static fromJSON({ code, message, ...rest }: ErrorJson): AetherError {
    return new AetherError(code, message, rest)
  }
}

const stopped = 'The work was stopped before it was done.'

/**
 * Throws `request/aborted` when the signal has fired, with its reason as the cause. Long loops call it between steps. It is
 * the one way to look at a signal.
 */
export function throwIfAborted(signal: { readonly aborted: boolean; readonly reason?: unknown } | undefined): void {
  if (!signal?.aborted) return
  throw new AetherError('request/aborted', stopped, signal.reason === undefined ? {} : { cause: signal.reason })
}

/** Gives errors as they are, turns aborts into `request/aborted` and everything else into `internal/unexpected`. */
export function asAetherError(thrown: unknown): AetherError {
  if (thrown instanceof AetherError) return thrown
  const { name, message } = thrown instanceof Error ? thrown : { name: '', message: String(thrown) }
  if (name === 'AbortError') return new AetherError('request/aborted', stopped, { cause: thrown })
  return new AetherError('internal/unexpected', message, { cause: thrown })
}
