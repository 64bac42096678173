import { compressFullTable, fitMgpsPrior, type MgpsFit, type PairCounts, squash } from '@aethersignal/core'
import { AetherError, type ResultNote } from '@aethersignal/model'

/** What a prior can be fitted to: the table that all rows stand for, or the rows as they are. */
export interface PriorInput {
  /** How many rows. */
  readonly rows: number
  /** The whole table, where the rows name drug and event and are of one table. */
  readonly counts?: PairCounts
  /** Why there is no whole table, or what it lacks. */
  readonly notes: readonly ResultNote[]
  /** What is missing in the rows, which matters however they are fitted. */
  readonly missing: readonly ResultNote[]
  /** Observed and expected reports, and how many cells a row stands for; default 1. */
  readonly n: Float64Array
  /** Expected reports of each row. */
  readonly expected: Float64Array
  /** Cells that each row stands for; default 1. */
  readonly weight?: Float64Array
  /** Where the expected counts come from; `as given` where they are not of the counts themselves. */
  readonly expectedFrom: string
}

/** How a prior is fitted. */
export interface PriorRequest {
  /** What the likelihood is conditional on. */
  readonly likelihood: 'full' | 'componentTruncated' | 'mixtureTruncated'
  /** The smallest count of a truncated likelihood; default 1. */
  readonly minimumCount?: number
  /** First put cells of similar expected counts together, as openEBGM does; an approximation. Default false. */
  readonly squashed?: boolean
  /** Stops the fit, which then throws `request/aborted`. */
  readonly signal?: AbortSignal
}

/** A prior with how far it can be trusted. */
export interface FittedPrior {
  /** The prior with its certificate. */
  readonly fit: MgpsFit
  /** Cells that it was fitted to, empty ones among them, and those without reports. */
  readonly cells: number
  /** Cells without reports. */
  readonly zeroCells: number
  /** What the reader of the prior must know. */
  readonly notes: readonly ResultNote[]
  /** What was counted, expected and fitted to. */
  readonly definitions: {
    readonly unit: string
    readonly expected: string
    readonly fittedTo: string
    readonly squashed: boolean
  }
}

/**
 * Fits the two-gamma prior of MGPS (DuMouchel 1999): under the full likelihood to the table that the rows stand for, else
 * to the rows.
 * @throws AetherError `measure/inconsistent-margins` where the rows are of no whole table; what `fitMgpsPrior` throws, its
 *   place the row of the input.
 */
export function fittedPrior(input: PriorInput, request: PriorRequest): FittedPrior {
  const { likelihood, minimumCount, squashed = false, signal } = request
  const options = { likelihood, ...(signal && { signal }), ...(minimumCount !== undefined && { minimumCount }) }
  const result = (fit: MgpsFit, of: Omit<FittedPrior, 'fit' | 'definitions'> & { readonly fittedTo: string }) => {
    const { fittedTo, notes, ...sizes } = of
    const definitions = { unit: 'as counted in the input', expected: input.expectedFrom, fittedTo, squashed }
    return { fit, ...sizes, notes: [...notes, ...edgeNotes(fit)], definitions }
  }
  if (likelihood === 'full' && input.expectedFrom !== 'as given') {
    const table = compressFullTable(wholeTable(input))
    const { cells, zeroCells } = table
    const fit = fitMgpsPrior(squashed ? squash(table) : table, options)
    return result(fit, { cells, zeroCells, fittedTo: 'the whole table, empty cells included', notes: input.notes })
  }
  const fit = fitMgpsPrior(squashed ? squash(reaching(input, likelihood)) : input, options)
  let [cells, zeroCells] = [0, 0]
  for (let row = 0; row < input.rows; row++) {
    const weight = input.weight?.[row] ?? 1
    if (input.n[row]! >= fit.certificate.minimumCount) cells += weight
    if (input.n[row] === 0) zeroCells += weight
  }
  if (likelihood !== 'full') {
    return result(fit, { cells, zeroCells: 0, fittedTo: 'the rows that reach the minimum', notes: input.missing })
  }
  const message =
    'No row has n = 0: the full likelihood is that of a table with its empty cells; of pairs with reports alone it ' +
    'takes too much for signal. Add the empty cells, with weights, or fit a truncated likelihood.'
  const notes = [...input.missing, ...(zeroCells === 0 ? [{ code: 'prior-without-empty-cells', message }] : [])]
  return result(fit, { cells, zeroCells, fittedTo: 'the rows as given', notes })
}

/** Rows of no reports count for nothing in a truncated likelihood, and so for nothing in squashing. */
function reaching(input: PriorInput, likelihood: PriorRequest['likelihood']) {
  if (likelihood === 'full') return input
  return { ...input, weight: input.n.map((n, row) => (n === 0 ? 0 : (input.weight?.[row] ?? 1))) }
}

/** The whole table of fourfold tables, or why there is none. */
function wholeTable({ counts, notes }: PriorInput): PairCounts {
  if (counts !== undefined) return counts
  const reason =
    notes.find(({ code }) => code.startsWith('prior-'))?.message.replace(/^No EBGM: /, '') ??
    'the rows name no drug and event.'
  throw new AetherError('measure/inconsistent-margins', `No table to fit the full likelihood to: ${reason}`, {
    place: { row: 0, field: 'a' },
    remedy: 'Give one row a pair with drug and event, or fit with --likelihood componentTruncated.',
  })
}

function edgeNotes({ certificate: { boundary, converged } }: MgpsFit): ResultNote[] {
  if (boundary.length > 0) {
    const message = `The prior sits at the edge of its domain (${boundary.join(', ')}); read scores under it with care.`
    return [{ code: 'prior-boundary', message }]
  }
  if (converged) return []
  const message = 'The fit did not converge to an optimum that the data determine; read scores under it with care.'
  return [{ code: 'prior-not-converged', message }]
}
