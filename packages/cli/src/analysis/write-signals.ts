import { cautionText, signalCsvHeader, signalCsvRows } from '@aethersignal/engine'
import { type Measure, type SignalTable, signalColumnsOf } from '@aethersignal/model'
import { coverageOf, type StoreGroupings } from '../groups/store-groupings.js'
import { noteText } from '../output/note-text.js'
import type { OutputTarget } from '../output/output-target.js'
import { priorText } from '../output/prior-text.js'
import { isDataFormat, type ResultFormat, writeData } from '../output/result-format.js'
import { signalJson } from '../output/signal-json.js'
import { rowsOfTable } from '../output/signal-rows.js'
import { signalText } from '../output/signal-text.js'
import type { Session } from '../session.js'

/** Writes a signal table as table, CSV or JSON, with what its groups cover where it has any. */
export async function writeSignals(
  session: Session,
  output: OutputTarget,
  table: SignalTable,
  { format, measures }: { readonly format: ResultFormat; readonly measures: readonly Measure[] },
  groupings: StoreGroupings = {},
  more = '--limit shows more, --format csv all',
): Promise<void> {
  const rows = rowsOfTable(table)
  const columns = signalColumnsOf(measures)
  const covered = coverageOf(groupings)
  if (format === 'json') {
    const { totalRows, reports, pairs, drugs, events, prior, ranking, notes, manifest } = table
    await output.write(
      signalJson(rows, columns, {
        ...{ totalRows, reports, pairs, drugs, events, prior: prior ?? null, ranking, notes, manifest },
        ...covered.facts,
      }),
    )
    return
  }
  for (const note of table.notes) session.say(noteText(note))
  if (isDataFormat(format)) return writeData(output, table, format)
  if (format === 'csv') {
    for (const line of covered.lines) session.say(line)
    await output.write([signalCsvHeader(columns, table)])
    await output.write(signalCsvRows(table, columns))
    return
  }
  const footer = [
    signalSizeText(table),
    ...covered.lines,
    ...(table.prior === undefined ? [] : [priorText(table.prior)]),
  ]
  const shown = `${table.rows.toLocaleString('en')} of ${table.totalRows.toLocaleString('en')} pairs shown`
  const further = table.rows < table.totalRows ? `; ${more}` : ''
  const above = table.ranking === undefined ? '' : `CAUTION: ${cautionText(table.ranking)}\n\n`
  await output.writeText(`${above}${signalText(rows, columns)}\n\n${shown}${further}\n${footer.join('\n')}\n`)
}

/** How much a signal table is of. */
export function signalSizeText({ reports, drugs, events, pairs }: SignalTable): string {
  const number = (value: number) => value.toLocaleString('en')
  return `N ${number(reports)} reports, ${number(drugs)} drugs, ${number(events)} events, ${number(pairs)} pairs`
}
