import { cutQuoted } from './quoted-lines.js'
import { isBlank } from './record-reader.js'
import type { TableHeader } from './table-header.js'

const NEVER_TEXT = ['caseversion', 'event_dt', 'mfr_dt', 'fda_dt', 'rept_dt', 'age', 'wt', 'start_dt', 'end_dt', 'dur']
const NEVER_TEXT_OF_DRUG = ['val_vbm', 'exp_dt', 'cum_dose_chr', 'dose_amt']

/** What the first lines of a file tell of how it was written. */
export class SampledFormat {
  /** Lines to look at. */
  static readonly LINES = 200

  /** Data lines end with a delimiter behind the last column, as in AERS. */
  readonly terminated: boolean
  /** Missing values were rewritten as `NA`, as R does: it stands in a column of dates or numbers. */
  readonly writesNa: boolean
  /** Rows begin with their numbers, which the header of R has no name for. */
  readonly rowNumbers: boolean

  constructor(lines: readonly string[], header: TableHeader, headerTerminated: boolean) {
    const columns = header.names.length
    let closed = 0
    let open = 0
    let writesNa = false
    let rowNumbers = 0
    const numeric = [...NEVER_TEXT, ...NEVER_TEXT_OF_DRUG].flatMap((name) => header.at.get(name) ?? [])
    for (const line of lines) {
      if (isBlank(line)) continue
      const fields = header.delimiter === '$' ? line.split('$') : (cutQuoted(line, header.delimiter) ?? [])
      if (header.delimiter !== '$') rowNumbers += fields.length === columns + 1 ? 1 : fields.length === columns ? -1 : 0
      if (fields.length === columns + 1 && fields[columns] === '') closed++
      else if (fields.length === columns) open++
      else continue
      writesNa ||= numeric.some((index) => fields[index] === 'NA')
    }
    this.terminated = header.delimiter === '$' && (closed === open ? headerTerminated : closed > open)
    this.writesNa = writesNa
    this.rowNumbers = rowNumbers > 0
  }
}
