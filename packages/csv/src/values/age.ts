import { type AgeIssue, readAge as readAgeInUnit } from '@aethersignal/model/adapter'

export interface AgeReading {
  /** Years, 0 to 120; NaN where there is an issue. */
  readonly years: number
  readonly issue: AgeIssue | null
  /** The age with its unit as written. */
  readonly verbatim: string
}

const WRITTEN_AGE = /^([+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+))\s*(\p{L}[\p{L}.()]*)?$/u

/** Reads an age in its unit, which may stand beside the number or in a column of its own; years where there is none. */
export function readAge(text: string, unitText: string | null): AgeReading {
  const match = WRITTEN_AGE.exec(text)
  const verbatim = unitText === null ? text : `${text} ${unitText}`
  if (!match) return { years: Number.NaN, issue: 'age-not-numeric', verbatim }
  return { ...readAgeInUnit(match[1]!.replace(',', '.'), match[2] ?? unitText ?? 'yr'), verbatim }
}
