import { isAgeUnit, isWeightUnit, readRole } from '@aethersignal/model/adapter'
import type { CaseField } from '../table/case-columns.js'
import { readAge } from '../values/age.js'
import { readDate } from '../values/date.js'
import { kindOf, readCell } from '../values/missing.js'
import { readOutcomes } from '../values/outcome.js'
import { readSerious } from '../values/serious.js'
import { readSex } from '../values/sex.js'
import { readVersion } from '../values/version.js'
import { looksLikeDrug, looksLikeEvent } from './term-shapes.js'

/** What the values of a column say of a field. */
export interface ContentEvidence {
  /** Share of the values that fit, 0 to 1; null where the column has no values to look at. */
  readonly share: number | null
  /** As the end of a sentence: `12 of 12 values are dates`. */
  readonly words: string
}

/** Names of drugs and reactions that are known from elsewhere, in any letter case. */
export interface KnownTerms {
  /** Names of drugs. */
  readonly drugs?: ReadonlySet<string>
  /** Names of reactions. */
  readonly events?: ReadonlySet<string>
}

const NO_VALUES: ContentEvidence = { share: null, words: 'no values were seen' }

const COUNTRY = /^(?:\p{Lu}{2,3}|\p{L}[\p{L}.,'’() -]{3,50})$/u

/** How well the values of a column, as written, fit a field. */
export function contentEvidence(values: readonly string[], field: CaseField, known: KnownTerms = {}): ContentEvidence {
  const present = values.flatMap((value) => readCell(value, kindOf(field)) ?? [])
  if (present.length === 0) return NO_VALUES
  if (field === 'caseId') return identityEvidence(present, values.length)
  const { fits, plural } = TESTS[field](known)
  const fitting = present.filter(fits).length
  // About a fifth of drug names carry a stem, and half of reactions an ending: more is not to be had from words alone.
  const expected = field === 'drug' ? 0.2 : field === 'event' ? 0.5 : 1
  const share = fitting / present.length
  return { share: Math.min(1, share / expected), words: `${fitting} of ${present.length} values ${plural}` }
}

interface ContentTest {
  readonly fits: (value: string) => boolean
  readonly plural: string
}

const TESTS: Readonly<Record<Exclude<CaseField, 'caseId'>, (known: KnownTerms) => ContentTest>> = {
  drug: ({ drugs }) => ({
    fits: (value) => drugs?.has(value.toLowerCase()) === true || looksLikeDrug(value),
    plural: 'look like names of drugs',
  }),
  event: ({ events }) => ({
    fits: (value) => events?.has(value.toLowerCase()) === true || looksLikeEvent(value),
    plural: 'look like terms of reactions',
  }),
  role: () => ({
    fits: (value) => /\p{L}/u.test(value) && readRole(value) !== undefined,
    plural: 'are roles of drugs',
  }),
  sex: () => ({ fits: (value) => /\p{L}/u.test(value) && readSex(value) !== undefined, plural: 'are sexes' }),
  age: () => ({
    fits: (value) => value.length < 15 && readAge(value, null).issue === null,
    plural: 'are ages',
  }),
  ageUnit: () => ({ fits: isAgeUnit, plural: 'are units of age' }),
  receivedDate: dates,
  eventDate: dates,
  country: () => ({ fits: (value) => COUNTRY.test(value), plural: 'could be countries' }),
  serious: () => ({ fits: (value) => readSerious(value) !== undefined, plural: 'are yes or no' }),
  version: () => ({ fits: (value) => readVersion(value) !== undefined, plural: 'are numbers of versions' }),
  weight: () => ({ fits: (value) => /^\d+(?:[.,]\d+)?\s*\p{L}*$/u.test(value), plural: 'are weights' }),
  weightUnit: () => ({ fits: isWeightUnit, plural: 'are units of weight' }),
  outcome: () => ({ fits: (value) => readOutcomes(value) !== undefined, plural: 'are outcomes' }),
}

function dates(): ContentTest {
  return {
    fits: (value) => {
      // A bare number of four or six digits is a date only where the name says so.
      const { issue } = readDate(value, null)
      return value.length > 6 && (issue === null || issue === 'date-order-unknown')
    },
    plural: 'are dates',
  }
}

/** Ids are short codes with digits, without blanks, in every row, and of many kinds. */
function identityEvidence(present: readonly string[], rows: number): ContentEvidence {
  const codes = present.filter((value) => /\d/.test(value) && /^[\w./:-]{1,40}$/.test(value) && !isDate(value)).length
  const distinct = new Set(present).size
  const filled = present.length / rows
  const varied = Math.min(1, distinct / Math.max(1, present.length * 0.2))
  return {
    share: (codes / present.length) * filled * varied,
    words: `${codes} of ${present.length} values are codes, ${distinct} of them distinct`,
  }
}

function isDate(value: string): boolean {
  return value.length > 6 && readDate(value, null).issue === null
}
