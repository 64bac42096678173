/** Time, as the client needs it. */
export interface OpenFdaClock {
  /** Milliseconds of a clock that does not go back. */
  now(): number
  /** Waits so many milliseconds; rejects when `signal` aborts. */
  sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void>
}

/** What to ask openFDA for, and by what means. */
export interface OpenFdaQuery extends OpenFdaClock {
  /** A query as openFDA writes it, such as `patient.drug.medicinalproduct:aspirin`; empty for all reports. */
  readonly search: string
  /** Key of openFDA, which allows more requests; none is needed. */
  readonly apiKey?: string
  /** Reports a page, 1 to 1,000, which is the default. */
  readonly limit?: number
  /** Sends the requests. */
  readonly fetch: typeof globalThis.fetch
  /** Stops the reading. */
  readonly signal?: AbortSignal
  /** The address asked, that of openFDA unless given. */
  readonly endpoint?: string
  /** Told when the number of reports of the query changed between two pages: some may be missing or come twice. */
  readonly onTotalChanged?: (change: { readonly before: number; readonly after: number }) => void
}
