import type { NoteRepair } from '../reason-codes.js'

/** A term or name, with the apostrophe where FDA writes a caret for it: `Crohn^s disease`. */
export function writtenTerm(text: string | null, note: NoteRepair): string | null {
  if (text === null || !/\p{L}\^s\b/iu.test(text)) return text
  note('caret-apostrophe')
  return text.replace(/(\p{L})\^(?=s\b)/giu, "$1'")
}

/** A MedDRA code as a term; its name takes the user's MedDRA. A term that is no code stays as it is. */
export function medDraTerm(text: string | null, level: 'LLT' | 'PT'): string | null {
  return text !== null && /^\d{8}$/.test(text) ? `MedDRA ${level} ${text}` : text
}
