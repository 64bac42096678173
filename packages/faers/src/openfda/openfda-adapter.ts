import {
  type Adapter,
  type AdapterInput,
  type AdapterOptions,
  type AdapterReport,
  AetherError,
  adapterRun,
  type CaseBatch,
  throwIfAborted,
} from '@aethersignal/model'
import { CaseWriter } from '@aethersignal/model/adapter'
import { openFdaTexts } from './openfda-bytes.js'
import { openFdaWarnings } from './openfda-warnings.js'
import { type OpenFdaReading, readOpenFdaText } from './read-openfda-text.js'
import { sniffOpenFda } from './sniff-openfda.js'

const SOURCE = 'openfda'

/**
 * Reads the drug events of openFDA in JSON: pages of its API, bulk files, lists, and one report a line (NDJSON); plain,
 * gzip or zip. Each file is one part, its name the partition. Reports are read one at a time, however long the file.
 *
 * Case numbers are those of FAERS, so that a newer version in another source of FDA takes the place of one from here.
 * Numbers from before 2012 (`4322505-4`) are of reports, not of cases; a warning counts them. A report that is damaged or
 * has no `safetyreportid` is quarantined with line and reason. Reading throws `input/empty`, `input/not-recognised`,
 * `input/unreadable`, `input/unsafe-path`, `input/corrupt-archive`, `input/archive-too-large`, `usage/invalid` or
 * `request/aborted`.
 */
export const openFdaAdapter: Adapter<AdapterInput> = {
  id: SOURCE,
  version: '1',
  sniff: async (view) => sniffOpenFda(view),
  read(inputs, options = {}) {
    return adapterRun((finish) => readAll(inputs, options, finish), openFdaAdapter)
  },
}

async function* readAll(
  inputs: readonly AdapterInput[],
  options: AdapterOptions,
  finish: (report: AdapterReport) => void,
): AsyncGenerator<CaseBatch> {
  refuseRepeatedNames(inputs)
  const readings: OpenFdaReading[] = []
  const total = inputs.reduce((sum, { size }) => sum + (size ?? Number.NaN), 0)
  let done = 0
  for (const input of inputs) {
    throwIfAborted(options.signal)
    const part = { source: SOURCE, partition: input.name }
    const writer = new CaseWriter(part)
    const onBytes = (count: number): void => {
      done += count
      options.onProgress?.({ phase: `reading ${input.name}`, done, ...(!Number.isNaN(total) && { total }) })
    }
    for await (const text of openFdaTexts(input, onBytes, options.signal)) {
      readings.push(yield* readOpenFdaText(text, { part, file: readings.length, writer }, options.signal))
    }
    yield* writer.end(options.signal)
  }
  finish({ files: readings.map(({ file }) => file), warnings: openFdaWarnings(readings) })
}

function refuseRepeatedNames(inputs: readonly AdapterInput[]): void {
  const names = new Set<string>()
  for (const { name } of inputs) {
    if (names.has(name)) {
      throw new AetherError('usage/invalid', `Two files are named ${name}.`, {
        place: { file: name },
        remedy: 'Give each file a name of its own; a file takes the place of one of the same name.',
      })
    }
    names.add(name)
  }
}
