import { AetherError } from '../errors/aether-error.js'

/** @throws AetherError `measure/invalid-count` unless the value is a whole number from 0 on. */
export function requireCount(field: string, value: number): void {
  if (Number.isSafeInteger(value) && value >= 0) return
  throw new AetherError('measure/invalid-count', `${field} is ${value}, not a whole number of reports.`, {
    place: { field },
  })
}
