import {
  type Adapter,
  type AdapterInput,
  type AdapterOptions,
  type AdapterReport,
  adapterRun,
  type CaseBatch,
  throwIfAborted,
} from '@aethersignal/model'
import { CaseWriter } from '@aethersignal/model/adapter'
import { refuseRepeatedNames } from '../input/repeated-names.js'
import { ANIMAL_EVENTS } from './animal-event.js'
import { DEVICE_EVENTS } from './device-event.js'
import { DRUG_EVENTS } from './drug-event.js'
import { FOOD_EVENTS } from './food-event.js'
import { openFdaTexts } from './openfda-bytes.js'
import type { OpenFdaKind } from './openfda-kind.js'
import { openFdaWarnings } from './openfda-warnings.js'
import { type OpenFdaReading, readOpenFdaText } from './read-openfda-text.js'
import { sniffOpenFda } from './sniff-openfda.js'

/**
 * Reads the drug events of openFDA in JSON: pages of its API, bulk files, lists, and one report a line (NDJSON); plain,
 * gzip or zip. Each file is one part, its name the partition. Reports are read one at a time, however long the file.
 *
 * Case numbers are those of FAERS, so that a newer version in another source of FDA takes the place of one from here.
 * Numbers from before 2012 (`4322505-4`) are of reports, not of cases; a warning counts them. A report that is damaged or
 * has no number is quarantined with line and reason. Reading throws `input/empty`, `input/not-recognised`,
 * `input/unreadable`, `input/unsafe-path`, `input/corrupt-archive`, `input/archive-too-large`, `usage/invalid` or
 * `request/aborted`.
 */
export const openFdaAdapter: Adapter<AdapterInput> = /* @__PURE__ */ adapterOf(DRUG_EVENTS)

/**
 * Reads the device events of openFDA, the reports of MAUDE, as {@link openFdaAdapter} does drug events. Devices stand in the place of
 * drugs, under their generic name, else their brand; events are the problems of the device and of the patient. A report has the number
 * of the report (`report_number`), which its supplements share, and the version that was changed or received last counts.
 */
export const openFdaDeviceAdapter: Adapter<AdapterInput> = /* @__PURE__ */ adapterOf(DEVICE_EVENTS)

/**
 * Reads the food events of openFDA, the reports of CAERS, as {@link openFdaAdapter} does drug events. Their numbers are those of the files
 * of CAERS: a report that both hold counts once.
 */
export const openFdaFoodAdapter: Adapter<AdapterInput> = /* @__PURE__ */ adapterOf(FOOD_EVENTS)

/** Reads the animal and veterinary events of openFDA as {@link openFdaAdapter} does drug events. */
export const openFdaAnimalAdapter: Adapter<AdapterInput> = /* @__PURE__ */ adapterOf(ANIMAL_EVENTS)

function adapterOf(kind: OpenFdaKind): Adapter<AdapterInput> {
  const identity = { id: kind.source, version: kind.version }
  return {
    ...identity,
    sniff: (view) => sniffOpenFda(view, kind),
    read: (inputs, options = {}) => adapterRun((finish) => readAll(kind, inputs, options, finish), identity),
  }
}

async function* readAll(
  kind: OpenFdaKind,
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
    const part = { source: kind.source, partition: input.name }
    const writer = new CaseWriter(part)
    const onBytes = (count: number): void => {
      done += count
      options.onProgress?.({ phase: `reading ${input.name}`, done, ...(!Number.isNaN(total) && { total }) })
    }
    for await (const text of openFdaTexts(input, onBytes, options.signal)) {
      readings.push(yield* readOpenFdaText(text, kind, { part, file: readings.length, writer }, options.signal))
    }
    yield* writer.end(options.signal)
  }
  finish({ files: readings.map(({ file }) => file), warnings: openFdaWarnings(readings, kind) })
}
