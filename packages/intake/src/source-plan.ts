/** A file or folder that will be read, and why by that adapter. */
export interface PlannedInput {
  /** Path as given or found. */
  readonly path: string
  /** How it is called in the load report. */
  readonly name: string
  /** The adapter that will read it. */
  readonly source: string
  /** Why that one, as a sentence. */
  readonly reason: string
  /** Found in a folder, not named by the user: a refusal leaves it out instead of stopping the load. */
  readonly found: boolean
}

/** A file that was given or found and is not read, and why. */
export interface LeftOut {
  /** Path as given or found. */
  readonly path: string
  /** Why it is not read, as one or more sentences. */
  readonly reason: string
}

/** What will be read by which adapter, and what will not be. */
export interface SourcePlan {
  /** What will be read. */
  readonly inputs: readonly PlannedInput[]
  /** What will not be. */
  readonly leftOut: readonly LeftOut[]
}
