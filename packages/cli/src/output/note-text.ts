import type { LoadWarning, ResultNote } from '@aethersignal/model'

/** A note or warning on one line. */
export function noteText(note: ResultNote | LoadWarning): string {
  return `warning ${note.code}: ${note.message}${note.count !== undefined && !note.message.includes(String(note.count)) ? ` (${note.count.toLocaleString('en')})` : ''}`
}
