/** A file or folder that will be read, and why by that adapter. */
export interface PlannedInput {
  readonly path: string
  /** How it is called in the load report. */
  readonly name: string
  readonly source: string
  readonly reason: string
  /** Found in a folder, not named by the user: a refusal leaves it out instead of stopping the load. */
  readonly found: boolean
}

/** A file that was given or found and is not read, and why. */
export interface LeftOut {
  readonly path: string
  readonly reason: string
}

export interface SourcePlan {
  readonly inputs: readonly PlannedInput[]
  readonly leftOut: readonly LeftOut[]
}
