import {
  type Adapter,
  type AdapterOptions,
  type AdapterReport,
  AetherError,
  adapterRun,
  type CaseBatch,
  type LoadedFile,
  type LoadWarning,
  type PartKey,
  throwIfAborted,
} from '@aethersignal/model'
import type { CsvInput } from './csv-input.js'
import { openTables } from './formats/open-tables.js'
import type { TableReader } from './formats/table-reader.js'
import { caseBatches } from './load/case-batches.js'
import { dataQuality } from './load/data-quality.js'
import { readTable, type TableReading } from './load/read-table.js'
import type { TableOptions } from './load/reading-options.js'
import { tableWarnings } from './load/table-warnings.js'
import { sniffTable } from './sniff-table.js'

const SOURCE = 'csv'

/**
 * Reads tables of cases. The columns `case_id`, `drug` and `event` are needed; `role`, `sex`, `age`, `age_unit`, `date`,
 * `event_date`, `country` and `serious` are read where there are; all under any of their usual names. Works in browsers and
 * in Node, in the calling thread.
 *
 * Forms, told by the bytes: text separated by commas, semicolons, tabs, bars or dollar signs, in UTF-8, UTF-16 or
 * windows-1252; JSON arrays of objects and NDJSON; Excel workbooks (.xlsx); Parquet; each plain, as gzip or in a zip archive.
 *
 * Layouts: a row for each drug and event of a case; a row for each case with numbered columns (`drug1`, `drug2`, `event1`);
 * several names in one cell, parted as the whole column shows (see `splits` of the options).
 *
 * Each table is one part, its name the partition; of a zip archive each member is. A case has the first value that any of
 * its rows gives for an attribute. Without a column of roles, drugs are primary suspects, and a warning says so. `date` is
 * when the report was received.
 *
 * Reading throws `input/empty`, `input/not-recognised`, `input/missing-column`, `input/missing-table`, `input/unreadable`,
 * `input/corrupt-archive`, `input/archive-too-large`, `input/unsafe-path`, `input/unsafe-xml`, `usage/invalid` or
 * `request/aborted`.
 */
export const csvAdapter: Adapter<CsvInput> = /* @__PURE__ */ tableAdapter()

/** {@link csvAdapter} with options: a mapping of columns, templates, the sheet, how lists are read, known terms. */
export function tableAdapter(tableOptions: TableOptions = {}): Adapter<CsvInput> {
  const identity = { id: SOURCE, version: '3' }
  return {
    ...identity,
    sniff: async (view) => sniffTable(view, tableOptions),
    read(inputs, options = {}) {
      return adapterRun((finish) => readAll(inputs, tableOptions, options, finish), identity)
    },
  }
}

/** What is known of a table once it was read; the hash comes when its input is at its end. */
type Loaded = Omit<LoadedFile, 'sha256'>

async function* readAll(
  inputs: readonly CsvInput[],
  tableOptions: TableOptions,
  options: AdapterOptions,
  finish: (report: AdapterReport) => void,
): AsyncGenerator<CaseBatch> {
  refuseRepeatedNames(inputs)
  const told = toldReading(tableOptions)
  const files: LoadedFile[] = []
  const warnings: LoadWarning[] = []
  const seen = new Set<string>()
  const repeated = new Set<string>()
  const total = inputs.reduce((sum, { size }) => sum + (size ?? Number.NaN), 0)
  let before = 0
  let file = 0
  for (const input of inputs) {
    throwIfAborted(options.signal)
    let done = 0
    const opened = openTables(input, {
      ...(options.signal && { signal: options.signal }),
      ...(tableOptions.sheet !== undefined && { sheet: tableOptions.sheet }),
      ...(tableOptions.headerRow !== undefined && { headerRow: tableOptions.headerRow }),
      ...(tableOptions.encoding !== undefined && { encoding: tableOptions.encoding }),
      onProgress(progress) {
        done = progress.done
        options.onProgress?.({
          phase: `reading ${input.name}`,
          done: before + done,
          ...(!Number.isNaN(total) && { total }),
        })
      },
      onLeftAside(name, { message }) {
        warnings.push({ code: 'member-left-aside', message: `${name} was not read: ${message}` })
      },
    })
    const loaded: Loaded[] = []
    for await (const table of opened.tables()) {
      const reading = await readTable(table, tableOptions, options.signal)
      const part: PartKey = { source: SOURCE, partition: partitionOf(table, tableOptions) }
      for (const batch of caseBatches(reading.rows, part, file)) {
        throwIfAborted(options.signal)
        yield batch
      }
      file++
      loaded.push({ ...loadedTable(reading, table, part), ...(told !== '{}' && { readAs: told }) })
      warnings.push(...table.warnings(), ...tableWarnings(reading, table.name))
      noteRepeatedCases(reading, seen, repeated)
    }
    before += done
    const sha256 = opened.sha256()
    for (const each of loaded) files.push({ ...each, sha256 })
  }
  if (repeated.size > 0) {
    warnings.push({
      code: 'case-in-several-files',
      message:
        'Cases stand in more than one file under the same id; the file with the latest date, else the last by name, counts.',
      count: repeated.size,
    })
  }
  finish({ files, warnings })
}

/** What of the options decides which cases come of the same bytes, as JSON. */
function toldReading(options: TableOptions): string {
  const { columns, mapping, sheet, headerRow, encoding, splits, synthesiseCaseIds } = options
  const mapped = mapping?.columns.map(({ column, field, number }) => ({ column, field, number }))
  return JSON.stringify({ columns, mapped, sheet, headerRow, encoding, splits, synthesiseCaseIds })
}

/** The name of the input, of the member, or of the sheet that was asked for. */
function partitionOf({ form, name }: TableReader, { sheet }: TableOptions): string {
  return form === 'xlsx' && sheet === undefined ? name.slice(0, name.lastIndexOf('#')) : name
}

function refuseRepeatedNames(inputs: readonly CsvInput[]): void {
  const names = new Set<string>()
  for (const { name } of inputs) {
    if (names.has(name)) {
      throw new AetherError('usage/invalid', `Two tables are named ${name}.`, {
        place: { file: name },
        remedy: 'Give each table a name of its own; a table takes the place of one of the same name.',
      })
    }
    names.add(name)
  }
}

function loadedTable({ layout, rows }: TableReading, table: TableReader, part: PartKey): Loaded {
  return {
    path: part.partition,
    table: 'cases',
    source: part.source,
    partition: part.partition,
    rowsIn: rows.rowsIn,
    loaded: rows.loaded,
    repaired: rows.repaired,
    repairs: rows.repairs.toObject(),
    orphans: 0,
    orphanRows: 0,
    distinctIds: rows.cases.caseIds.size,
    encodingRepairs: table.encodingRepairs(),
    unknownColumns: [...layout.columns.others.values()].map((name) => name.trim()),
    quarantined: rows.quarantined,
    quality: dataQuality(rows, layout),
  }
}

function noteRepeatedCases({ rows }: TableReading, seen: Set<string>, repeated: Set<string>): void {
  const { caseIds } = rows.cases
  for (let code = 0; code < caseIds.size; code++) {
    const id = caseIds.text(code)
    if (seen.has(id)) repeated.add(id)
    else seen.add(id)
  }
}
