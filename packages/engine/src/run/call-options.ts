import type { Progress } from '@aethersignal/model'

/** What every call takes: a way to stop it and a way to hear how far it is. */
export interface CallOptions {
  /** Stops the call, which then rejects with `request/aborted`. */
  readonly signal?: AbortSignal
  /** Told from time to time how far the call is. */
  readonly onProgress?: (progress: Progress) => void
}
