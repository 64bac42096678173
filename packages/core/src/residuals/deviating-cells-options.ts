import type { AbortSignalLike } from '../counts/count.js'
import { fault } from '../errors/fault.js'

/** How cells are told to deviate; the defaults are those of the R package MDDC. */
export interface DeviatingCellsOptions {
  /** Where residuals are cut off, see {@link deviatingCells}; default `boxplot`. */
  readonly cutoff?: 'boxplot' | 'monte-carlo'
  /** One cut-off for each drug or one for the table; default `drug`. */
  readonly scope?: 'drug' | 'table'
  /** Whiskers of cells with reports and of zero cells apart; default true. */
  readonly separateZeros?: boolean
  /** For `boxplot`: length of the upper whisker in hinge distances, > 0, one or one for each drug; default 1.5. */
  readonly coefficient?: number | readonly number[]
  /** For `monte-carlo`: level of the cut-offs and of Fisher's test, in (0, 1); default 0.05. */
  readonly alpha?: number
  /** For `monte-carlo`: random tables, at least 1/alpha − 1; default 10,000. */
  readonly simulations?: number
  /** For `monte-carlo`: start of the random numbers, a whole number; default 1. */
  readonly seed?: number
  /**
   * For `monte-carlo`: how the cells of less than 6 reports, which Fisher's test is for, are tested. `holm` (default): p adjusted by Holm's
   * method for all such cells of the drug. `published`: as they are, so that a drug without any association has a false signal far more often than `alpha` says: 21 % of drugs with 50
   * events at 5 %.
   */
  readonly smallCells?: 'holm' | 'published'
  /** For `monte-carlo`: the drug that Fisher's test compares the others with; default all other drugs. */
  readonly comparator?: number
  /** What predicts what: events by events, or drugs by drugs; default `events`. */
  readonly connect?: 'events' | 'drugs'
  /** Least |correlation| that connects two events, in (0, 1); default 0.8. */
  readonly correlation?: number
  /** Looked at between random tables. */
  readonly signal?: AbortSignalLike
  /** Called with the random tables drawn so far and in all. */
  readonly onProgress?: (done: number, total: number) => void
}

/** The options with their defaults. */
export interface ChosenOptions extends Required<Omit<DeviatingCellsOptions, 'comparator' | 'signal' | 'onProgress'>> {
  /** The drug Fisher's test compares with; undefined for all others. */
  readonly comparator: number | undefined
}

/** @throws AetherError `measure/invalid-option` */
export function chosenOptions(options: DeviatingCellsOptions, drugs: number): ChosenOptions {
  const { cutoff = 'boxplot', scope = 'drug', separateZeros = true, coefficient = 1.5, connect = 'events' } = options
  const { correlation = 0.8, alpha = 0.05, simulations = 10_000, seed = 1, smallCells = 'holm', comparator } = options
  const oneOf = (name: 'cutoff' | 'scope' | 'connect' | 'smallCells', value: string, ...choices: string[]) => {
    if (!choices.includes(value)) refuse(name, choices.join(' or '))
  }
  oneOf('cutoff', cutoff, 'boxplot', 'monte-carlo')
  oneOf('scope', scope, 'drug', 'table')
  oneOf('connect', connect, 'events', 'drugs')
  oneOf('smallCells', smallCells, 'holm', 'published')
  const lengths = typeof coefficient === 'number' ? [coefficient] : coefficient
  if (!lengths.every((value) => value > 0 && value < Infinity)) refuse('coefficient', 'greater than 0')
  if (lengths === coefficient && !(lengths.length === drugs && scope === 'drug')) {
    refuse('coefficient', 'one number, or with scope drug one for each drug')
  }
  if (!(correlation > 0 && correlation < 1)) refuse('correlation', 'between 0 and 1')
  if (!(alpha > 0 && alpha < 1)) refuse('alpha', 'between 0 and 1')
  if (!(Number.isSafeInteger(simulations) && alpha * (1 + simulations) >= 1)) {
    refuse('simulations', 'a whole number of 1/alpha − 1 or more')
  }
  if (!(Number.isSafeInteger(seed) && seed >= 0)) refuse('seed', 'a whole number of 0 or more')
  if (comparator !== undefined && !(Number.isSafeInteger(comparator) && comparator >= 0 && comparator < drugs)) {
    refuse('comparator', 'a drug of the table')
  }
  return {
    ...{ cutoff, scope, separateZeros, coefficient, connect },
    ...{ correlation, alpha, simulations, seed, smallCells, comparator },
  }
}

function refuse(name: string, rule: string): never {
  throw fault('measure/invalid-option', name, `${name} has to be ${rule}.`)
}
