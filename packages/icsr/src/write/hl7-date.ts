import { MISSING_INTEGER } from '@aethersignal/model'

/** A date YYYYMMDD, unknown parts 00, as an HL7 timestamp of the precision known; undefined where it is missing. */
export function hl7Date(date: number | null | undefined): string | undefined {
  if (date === null || date === undefined || date === MISSING_INTEGER) return undefined
  const digits = String(date).padStart(8, '0')
  return digits.replace(/(?:00){1,2}$/, (zeros) => (zeros.length === 4 || digits.slice(4, 6) !== '00' ? '' : zeros))
}
