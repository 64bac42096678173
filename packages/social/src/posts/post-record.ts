/** A record of a file, before it is known to be a post: its value, or why it has none. */
export type PostRecord =
  | { readonly record: number; readonly value: Readonly<Record<string, unknown>> }
  | { readonly record: number; readonly fault: string }

/** Longest record that is read, in bytes of JSON or UTF-16 units of CSV; a longer one is quarantined as `record-too-long`. */
export const LONGEST_RECORD = 4_000_000
