import {
  type Adapter,
  type AdapterInput,
  type AdapterOptions,
  type AdapterReport,
  AetherError,
  adapterRun,
  type CaseBatch,
  type LoadedFile,
  throwIfAborted,
} from '@aethersignal/model'
import { readFile } from './load/read-file.js'
import { sniffIcsr } from './load/sniff-icsr.js'

const SOURCE = 'icsr'

/**
 * Reads individual case safety reports in XML: E2B(R2), with its relatives, and E2B(R3); batches of any size, plain or
 * gzip, in browsers and in Node. One message is one version of one case. Each file is one part, its name the partition.
 *
 * A report that is damaged or has no identifier is quarantined with its line and reason; a file that is damaged around
 * its reports, an acknowledgement, and XML with entities or a document type of its own are refused. Reading throws
 * `input/empty`, `input/not-recognised`, `input/unreadable`, `input/unsafe-xml`, `input/corrupt-archive`, `usage/invalid`
 * or `request/aborted`.
 */
export const icsrAdapter: Adapter<AdapterInput> = {
  id: SOURCE,
  version: '1',
  sniff: async (view) => sniffIcsr(view),
  read(inputs, options = {}) {
    return adapterRun((finish) => readAll(inputs, options, finish), icsrAdapter)
  },
}

async function* readAll(
  inputs: readonly AdapterInput[],
  options: AdapterOptions,
  finish: (report: AdapterReport) => void,
): AsyncGenerator<CaseBatch> {
  refuseRepeatedNames(inputs)
  const files: LoadedFile[] = []
  const total = inputs.reduce((sum, { size }) => sum + (size ?? Number.NaN), 0)
  let done = 0
  for (const [file, input] of inputs.entries()) {
    throwIfAborted(options.signal)
    const part = { source: SOURCE, partition: input.name }
    const onBytes = (count: number): void => {
      done += count
      options.onProgress?.({ phase: `reading ${input.name}`, done, ...(!Number.isNaN(total) && { total }) })
    }
    files.push(yield* readFile(input, part, file, onBytes, options.signal))
  }
  finish({ files, warnings: [] })
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
