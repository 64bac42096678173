import { fault } from '../errors/fault.js'
import { checkIncidence, type Incidence } from './incidence.js'

/** @throws AetherError for inputs that do not fit together and options out of their range, as far as constant time tells. */
export function checkInputs(
  drugs: Incidence,
  events: Incidence,
  minCount: number,
  mask: Uint8Array | undefined,
  [from, to]: readonly [number, number],
): void {
  checkIncidence(drugs, 'drugs')
  checkIncidence(events, 'events')
  if (drugs.reports !== events.reports) {
    const message = `drugs cover ${drugs.reports} reports, events ${events.reports}.`
    throw fault('measure/invalid-value', 'events.reports', message)
  }
  if (!Number.isInteger(minCount) || minCount < 1) {
    throw fault('measure/invalid-option', 'minCount', `minCount is ${minCount}, not a whole number from 1 on.`)
  }
  if (mask !== undefined && mask.length !== drugs.reports) {
    const message = `mask has ${mask.length} bytes for ${drugs.reports} reports.`
    throw fault('measure/invalid-option', 'mask', message)
  }
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to < from || to > drugs.size) {
    const message = `drugRange is ${from} … ${to}, which does not lie within 0 … ${drugs.size}.`
    throw fault('measure/invalid-option', 'drugRange', message)
  }
}
