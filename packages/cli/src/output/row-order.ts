import { codePointOrder } from '@aethersignal/engine'
import type { SortOrder } from '@aethersignal/model'
import { columnOrUndefined, type SignalRows } from './signal-rows.js'

/** Row numbers in the order asked for. Undefined values come last either way; ties go by drug, event, then position. */
export function rowOrder(rows: SignalRows, sort: SortOrder): Uint32Array {
  const order = Uint32Array.from({ length: rows.rows }, (_, row) => row)
  const sign = sort.direction === 'ascending' ? 1 : -1
  const byName = (one: number, other: number, drugSign: number, eventSign: number) =>
    drugSign * codePointOrder(rows.drug(one), rows.drug(other)) ||
    eventSign * codePointOrder(rows.event(one), rows.event(other)) ||
    one - other
  if (sort.by === 'drug') return order.sort((one, other) => byName(one, other, sign, 1))
  if (sort.by === 'event') {
    return order.sort(
      (one, other) => sign * codePointOrder(rows.event(one), rows.event(other)) || byName(one, other, 1, 1),
    )
  }
  const values = columnOrUndefined(rows, sort.by)
  return order.sort((one, other) => compareNumbers(values[one]!, values[other]!, sign) || byName(one, other, 1, 1))
}

function compareNumbers(one: number, other: number, sign: number): number {
  const oneDefined = Number.isFinite(one)
  const otherDefined = Number.isFinite(other)
  if (!oneDefined || !otherDefined) return Number(otherDefined) - Number(oneDefined)
  return sign * (one - other)
}
