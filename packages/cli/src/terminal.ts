import type { Readable, Writable } from 'node:stream'

/** What the command touches of the process that runs it; tests give their own. */
export interface Terminal {
  readonly stdin: Readable
  readonly stdout: Writable
  readonly stderr: Writable
  /** Progress is shown only where somebody sees it. */
  readonly stderrIsTerminal: boolean
  /** Milliseconds on a clock that never goes back. */
  elapsed(): number
  now(): Date
  /** Highest resident memory of the process so far, in bytes. */
  peakMemory(): number
  /** Calls the listener on each Ctrl-C or request to end; returns how to stop listening. */
  onInterrupt(listener: () => void): () => void
  /** Leaves at once. */
  exit(code: number): void
}
