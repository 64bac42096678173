import { type AnalysisResult, type ResultColumn, type SignalTable, signalResultTable } from '@aethersignal/model'

/** A result that can leave as a table: of a run, or of an analysis. */
export type TableResult = SignalTable | AnalysisResult

/** A column as table formats hold it; null is undefined or not estimable. */
export interface PlainColumn {
  readonly name: string
  readonly type: 'text' | 'whole' | 'number'
  readonly values: readonly (string | null)[] | readonly (number | null)[]
}

const LARGEST = 2 ** 31 - 1

/** The columns of a result. Counts are whole numbers where they fit 32 bits. */
export function plainColumns(result: TableResult): readonly PlainColumn[] {
  const { columns } = 'table' in result ? result.table : signalResultTable(result)
  return columns.map(plainColumn)
}

/** The manifest of a result as JSON, as table formats keep it beside the rows. */
export const manifestText = ({ manifest }: TableResult) => JSON.stringify(manifest)

/** What the manifest is called in the metadata of a file. */
export const MANIFEST_KEY = 'aethersignal.manifest'

function plainColumn({ name, kind, values }: ResultColumn): PlainColumn {
  if (kind === 'text' || kind === 'carried') return { name, type: 'text', values }
  const numbers = Array.from(values, (value) => (Number.isFinite(value) ? value : null))
  const whole =
    kind === 'count' &&
    numbers.every((value) => value === null || (Number.isInteger(value) && Math.abs(value) <= LARGEST))
  return { name, type: whole ? 'whole' : 'number', values: numbers }
}
