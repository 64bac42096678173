import { fault } from '../adjustment/fault.js'
import { checkIncidence, type Incidence } from '../counts/incidence.js'

/** @throws AetherError `measure/invalid-value` where incidences and mask are not of the same reports. */
export function checkReports(drugs: Incidence, events: Incidence, mask: Uint8Array | undefined): void {
  checkIncidence(drugs, 'drugs')
  checkIncidence(events, 'events')
  const refuse = (field: string, length: number) =>
    fault('measure/invalid-value', field, `${field} covers ${length} reports, drugs ${drugs.reports}.`)
  if (events.reports !== drugs.reports) throw refuse('events', events.reports)
  if (mask !== undefined && mask.length !== drugs.reports) throw refuse('mask', mask.length)
}

/** @throws AetherError `measure/invalid-value` for a code outside its vocabulary. */
export function checkCode(field: string, code: number, { size }: Incidence, row?: number): void {
  if (Number.isInteger(code) && code >= 0 && code < size) return
  throw fault('measure/invalid-value', field, `There is no code ${code} among ${size}.`, row)
}
