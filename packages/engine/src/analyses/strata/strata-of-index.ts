import type { Strata } from '@aethersignal/core/adjustment'
import { codePointOrder, type Stratifier } from '@aethersignal/model'
import { type CodedField, NO_CODE, type ReportIndex, SERIOUS_CODES, SEX_CODES } from '../../index/report-index.js'

const UNKNOWN = 'unknown'

/** The stratum of every report by one variable; reports where it is unknown are a stratum of their own. */
export function strataOfIndex(index: ReportIndex, by: Stratifier, ageBounds: readonly number[]): Strata {
  switch (by) {
    case 'sex':
      return named(index.reports, (report) => nameOfCode(SEX_CODES, index.sex[report]!))
    case 'serious':
      return named(index.reports, (report) => nameOfCode(SERIOUS_CODES, index.serious[report]!))
    case 'age':
      return named(index.reports, (report) => ageBand(index.ageYears[report]!, ageBounds))
    case 'year':
      return named(index.reports, (report) => {
        const year = Math.floor(index.receivedDate[report]! / 10_000)
        return year > 0 ? String(year) : UNKNOWN
      })
    case 'country':
      return named(index.reports, (report) => fieldName(index.country, report))
    case 'source':
      return named(index.reports, (report) => fieldName(index.source, report))
  }
}

function nameOfCode(codes: Readonly<Record<string, number>>, code: number): string {
  return Object.keys(codes).find((name) => codes[name] === code) ?? UNKNOWN
}

function fieldName({ names, codes }: CodedField, report: number): string {
  const code = codes[report]!
  return code === NO_CODE ? UNKNOWN : names[code]!
}

function ageBand(years: number, bounds: readonly number[]): string {
  if (Number.isNaN(years)) return UNKNOWN
  const from = bounds.findLast((bound) => years >= bound)
  const to = bounds.find((bound) => years < bound)
  if (from === undefined) return `under ${to}`
  return to === undefined ? `${from} and over` : `${from} to under ${to}`
}

/** Strata by name in their natural order, the unknown last: bands by their first age, other names as they are spelled. */
function named(reports: number, nameOf: (report: number) => string): Strata {
  const found = new Map<string, number>()
  const inOrderFound = Uint16Array.from({ length: reports }, (_, report) => {
    const name = nameOf(report)
    const code = found.get(name) ?? found.size
    found.set(name, code)
    return code
  })
  const names = [...found.keys()].sort((one, other) => compareNames(one, other))
  const codeOf = new Uint16Array(found.size)
  names.forEach((name, code) => {
    codeOf[found.get(name)!] = code
  })
  return { names, codes: inOrderFound.map((code) => codeOf[code]!) }
}

function compareNames(one: string, other: string): number {
  if (one === UNKNOWN || other === UNKNOWN) return Number(one === UNKNOWN) - Number(other === UNKNOWN)
  return firstAge(one) - firstAge(other) || codePointOrder(one, other)
}

/** The number a band begins with, 0 for the first band and for names without one. */
function firstAge(name: string): number {
  return Number.parseFloat(name) || 0
}
