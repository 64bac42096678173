import {
  type AdapterInput,
  type AdapterOptions,
  type AdapterReport,
  AetherError,
  type CaseBatch,
  type LoadedFile,
  throwIfAborted,
} from '@aethersignal/model'
import { readFile } from './read-file.js'

/** To which parts reports belong. */
export interface ReportParts {
  readonly source: string
  /** The partition of a file, by its name; two files of one load may not be of the same. */
  partitionOf(name: string): string
}

/**
 * Reads files of ICSR XML, each as one part, for adapters of sources that publish in it. `finish` gets the account.
 *
 * @throws AetherError what `icsrAdapter` throws; `usage/invalid` where two files are of one part.
 */
export async function* readReports(
  inputs: readonly AdapterInput[],
  { source, partitionOf }: ReportParts,
  options: AdapterOptions,
  finish: (report: AdapterReport) => void,
): AsyncGenerator<CaseBatch> {
  refuseRepeated(inputs, partitionOf)
  const files: LoadedFile[] = []
  const total = inputs.reduce((sum, { size }) => sum + (size ?? Number.NaN), 0)
  let done = 0
  for (const [file, input] of inputs.entries()) {
    throwIfAborted(options.signal)
    const onBytes = (count: number): void => {
      done += count
      options.onProgress?.({ phase: `reading ${input.name}`, done, ...(!Number.isNaN(total) && { total }) })
    }
    files.push(yield* readFile(input, { source, partition: partitionOf(input.name) }, file, onBytes, options.signal))
  }
  finish({ files, warnings: [] })
}

function refuseRepeated(inputs: readonly AdapterInput[], partitionOf: ReportParts['partitionOf']): void {
  const names = new Map<string, string>()
  for (const { name } of inputs) {
    const partition = partitionOf(name)
    const other = names.get(partition)
    if (other !== undefined) {
      throw new AetherError(
        'usage/invalid',
        other === name ? `Two files are named ${name}.` : `${other} and ${name} are both ${partition}.`,
        {
          place: { file: name },
          remedy: 'Give each file a name of its own; a file takes the place of one of the same name.',
        },
      )
    }
    names.set(partition, name)
  }
}
