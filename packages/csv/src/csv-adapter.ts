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
import { caseBatches } from './load/case-batches.js'
import { readTable, type TableReading } from './load/read-table.js'
import { tableWarnings } from './load/table-warnings.js'
import { sniffTable } from './sniff-table.js'

const SOURCE = 'csv'

/**
 * Reads long tables of cases: a header, then one row for each drug and event of a case, with the columns `case_id`,
 * `drug` and `event` and, where there are, `role`, `sex`, `age`, `age_unit`, `date`, `event_date`, `country` and
 * `serious`, under any of their usual names. Separated by commas, semicolons, tabs or bars; UTF-8, UTF-16 or
 * windows-1252; plain or gzip. Works in browsers and in Node, in the calling thread.
 *
 * Each table is one part, its name the partition. Every row is a drug row and an event row of its case; a case has the
 * first value that any of its rows gives for an attribute. Without a column of roles, drugs are primary suspects, and a
 * warning says so. `date` is when the report was received.
 *
 * Reading throws `input/empty`, `input/not-recognised`, `input/missing-column`, `input/unreadable`,
 * `input/corrupt-archive` or `request/aborted`.
 */
export const csvAdapter: Adapter<CsvInput> = {
  id: SOURCE,
  version: '1',
  sniff: async (view) => sniffTable(view),
  read(inputs, options = {}) {
    return adapterRun((finish) => readAll(inputs, options, finish))
  },
}

async function* readAll(
  inputs: readonly CsvInput[],
  options: AdapterOptions,
  finish: (report: AdapterReport) => void,
): AsyncGenerator<CaseBatch> {
  refuseRepeatedNames(inputs)
  const files: LoadedFile[] = []
  const warnings: LoadWarning[] = []
  const seen = new Set<string>()
  const repeated = new Set<string>()
  const total = inputs.reduce((sum, { size }) => sum + (size ?? Number.NaN), 0)
  let before = 0
  for (const [file, input] of inputs.entries()) {
    throwIfAborted(options.signal)
    let done = 0
    const reading = await readTable(input, {
      ...options,
      onProgress(progress) {
        done = progress.done
        options.onProgress?.({
          phase: `reading ${input.name}`,
          done: before + done,
          ...(!Number.isNaN(total) && { total }),
        })
      },
    })
    before += done
    const part: PartKey = { source: SOURCE, partition: input.name }
    for (const batch of caseBatches(reading.rows, part, file)) {
      throwIfAborted(options.signal)
      yield batch
    }
    files.push(loadedFile(reading, part))
    warnings.push(...tableWarnings(reading, input.name))
    if (inputs.length > 1) noteRepeatedCases(reading, seen, repeated)
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

function loadedFile({ layout, rows, sha256, encodingRepairs }: TableReading, part: PartKey): LoadedFile {
  return {
    path: part.partition,
    table: 'cases',
    source: part.source,
    partition: part.partition,
    sha256,
    rowsIn: rows.rowsIn,
    loaded: rows.loaded,
    repaired: rows.repaired,
    repairs: rows.repairs.toObject(),
    orphans: 0,
    orphanRows: 0,
    distinctIds: rows.cases.size,
    encodingRepairs,
    unknownColumns: [...layout.columns.others.values()].map((name) => name.trim()),
    quarantined: rows.quarantined,
  }
}

function noteRepeatedCases({ rows }: TableReading, seen: Set<string>, repeated: Set<string>): void {
  for (let ordinal = 0; ordinal < rows.cases.size; ordinal++) {
    const id = rows.cases.ids.text(ordinal)
    if (seen.has(id)) repeated.add(id)
    else seen.add(id)
  }
}
