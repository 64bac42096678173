import { readCountry } from '@aethersignal/model/adapter'
import type { NoteRepair } from './reason-codes.js'

/** The country of a field as it counts; null where it is missing. One that is not known is noted. */
export function countryOf(written: string | null, note: NoteRepair): string | null {
  const read = readCountry(written ?? '')
  if (read?.known === false) note('country-not-recognised')
  return read?.country ?? null
}
