import { type AgeIssue, readAge as readAgeInUnit } from '@aethersignal/model/adapter'

export interface AgeReading {
  /** Years, 0 to 120; NaN where there is an issue. */
  readonly years: number
  readonly issue: AgeIssue | null
  /** The age with its unit as written. */
  readonly verbatim: string
}

const WRITTEN_AGE = /^([+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+))\s*-?\s*(\p{L}[\p{L}.()]*)?(?:\s+old)?$/u

/**
 * Reads an age in its unit: the one beside the number, else the one of a column of its own, else the one that the name of the
 * column tells, else years.
 */
export function readAge(text: string, unitText: string | null, unitOfColumn: string | null = null): AgeReading {
  const match = WRITTEN_AGE.exec(text)
  const unit = match?.[2] ?? unitText ?? unitOfColumn
  const verbatim = match?.[2] !== undefined || unit === null ? text : `${text} ${unit}`
  if (!match) return { years: Number.NaN, issue: 'age-not-numeric', verbatim }
  return { ...readAgeInUnit(match[1]!.replace(',', '.'), unit ?? 'yr'), verbatim }
}
