import type { Progress } from '@aethersignal/model'

/** What every call takes: a way to stop it and a way to hear how far it is. */
export interface CallOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}
