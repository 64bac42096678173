/** What a page sends with the requests for its data. */
export interface RequestSettings {
  /** Headers by name, such as `authorization`. */
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** Whether cookies go along; `same-origin` when absent. */
  readonly credentials?: 'omit' | 'same-origin' | 'include' | undefined
}

/** The same as `fetch` takes it. */
export function settingsInit({ headers, credentials }: RequestSettings): {
  readonly headers?: Record<string, string>
  readonly credentials?: NonNullable<RequestSettings['credentials']>
} {
  return { ...(headers && { headers: { ...headers } }), ...(credentials && { credentials }) }
}
