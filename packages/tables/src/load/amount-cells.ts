import { isAgeUnit, isWeightUnit, readWeight, type WeightReading } from '@aethersignal/model/adapter'
import { suspiciousAge } from '../quality/suspicious-values.js'
import { type AgeReading, readAge } from '../values/age.js'
import { unitInName } from '../values/column-unit.js'

/** An age as written, and all that is to be counted of it. */
export interface WrittenAge extends AgeReading {
  readonly suspicion: string | null
  /** It has letters, which are its unit. */
  readonly hasWords: boolean
}

/** A weight as written. */
export interface WrittenWeight extends WeightReading {
  readonly verbatim: string
}

/** The cell of an amount, read with the unit of a cell beside it, else with the one that the name of its column tells. */
export interface AmountCell<T> {
  readonly unitOfColumn: string | null
  readonly in: (unit: string | null) => T
}

/** The cell of an age below this name of a column. */
export function ageCell(text: string, column: string): AmountCell<WrittenAge> {
  return amountCell(unitInName(column, isAgeUnit), (unit) => writtenAge(text, unit))
}

/** The cell of a weight below this name of a column. */
export function weightCell(text: string, column: string): AmountCell<WrittenWeight> {
  return amountCell(unitInName(column, isWeightUnit), (unit) => writtenWeight(text, unit))
}

function amountCell<T>(unitOfColumn: string | null, read: (unit: string | null) => T): AmountCell<T> {
  const known = new Map<string | null, T>()
  return {
    unitOfColumn,
    in(unit) {
      const own = unit ?? unitOfColumn
      let value = known.get(own)
      if (value === undefined) {
        value = read(own)
        known.set(own, value)
      }
      return value
    },
  }
}

function writtenAge(text: string, unit: string | null): WrittenAge {
  const reading = readAge(text, unit)
  return { ...reading, suspicion: suspiciousAge(reading.years), hasWords: /\p{L}/u.test(text) }
}

function writtenWeight(text: string, unit: string | null): WrittenWeight {
  const [, amount = text, beside] = /^([+-]?[\d.,]+)\s*(\p{L}.*)?$/u.exec(text) ?? []
  const own = beside ?? unit ?? ''
  const verbatim = beside === undefined ? `${amount} ${own}`.trim() : text
  return { ...readWeight(amount.replace(',', '.'), own), verbatim }
}
