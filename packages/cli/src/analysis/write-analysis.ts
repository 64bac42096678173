import type { AnalysisResult } from '@aethersignal/model'
import { noteText } from '../output/note-text.js'
import type { OutputTarget } from '../output/output-target.js'
import { firstRows, isDataFormat, writeData } from '../output/result-format.js'
import { resultCsv, resultJson, resultText } from '../output/result-table.js'
import { writeManifest } from '../output/write-manifest.js'
import type { Session } from '../session.js'
import type { AnalysisOptions } from './analysis-options.js'

/** What a command adds to a result. */
export interface ShownAnalysis {
  /** Columns that a terminal shows. */
  readonly shown: readonly string[]
  /** Lines under a table on a terminal. */
  readonly summary: readonly string[]
  /** Members of the JSON beside the rows. */
  readonly facts?: Readonly<Record<string, unknown>>
  /** How to see the other rows. */
  readonly more?: string
  /** Whether a table shows every row; default the first 25. */
  readonly allRows?: boolean
}

const TABLE_ROWS = 25

/** What rows are called in JSON, where it is not `rows`. */
const ROWS_MEMBERS: Readonly<Record<string, string>> = { trend: 'periods', sequential: 'periods' }

/** Writes a result as table, CSV or JSON, its notes on stderr or in the JSON, and its manifest where one is asked for. */
export async function writeAnalysis(
  session: Session,
  output: OutputTarget,
  result: AnalysisResult,
  { format, limit, manifest: path }: Pick<AnalysisOptions, 'format' | 'limit' | 'manifest'>,
  { shown, summary, facts, allRows = false, more = '--limit shows more, --format csv all' }: ShownAnalysis,
): Promise<void> {
  const { table, notes, definitions, manifest } = result
  const count = Math.min(limit ?? (format === 'table' && !allRows ? TABLE_ROWS : table.rows), table.rows)
  const order = Array.from({ length: count }, (_, row) => row)
  session.endProgress()
  if (format === 'json') {
    const because = (row: number) => {
      const reasons = table.undefinedBecause?.[row]
      return reasons ? { undefinedBecause: reasons } : {}
    }
    const rest = { totalRows: result.totalRows, ...result.facts, ...facts, definitions, notes }
    await output.write(resultJson(table, order, rest, because, ROWS_MEMBERS[result.analysis]))
  } else {
    for (const note of notes) session.say(noteText(note))
    if (isDataFormat(format)) await writeData(output, { ...result, table: firstRows(table, count) }, format)
    else if (format === 'csv') await output.write(resultCsv(table, order))
    else {
      const counted = `${count.toLocaleString('en')} of ${result.totalRows.toLocaleString('en')} rows shown`
      const further = count < result.totalRows ? `; ${more}` : ''
      await output.writeText(
        `${resultText(table, order, shown)}\n\n${[`${counted}${further}`, ...summary].join('\n')}\n`,
      )
    }
  }
  await writeManifest(session, path, manifest)
}
