import {
  type AdapterInput,
  type AdapterOptions,
  type AdapterReport,
  AetherError,
  type CaseBatch,
  type LoadedFile,
  type LoadWarning,
  throwIfAborted,
} from '@aethersignal/model'
import { readFile } from './read-file.js'

/** To which parts reports belong. */
export interface ReportParts {
  /** Adapter under which the reports stand. */
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
  const warnings: LoadWarning[] = []
  const unclear: string[] = []
  const total = inputs.reduce((sum, { size }) => sum + (size ?? Number.NaN), 0)
  let done = 0
  for (const [file, input] of inputs.entries()) {
    throwIfAborted(options.signal)
    const onBytes = (count: number): void => {
      done += count
      options.onProgress?.({ phase: `reading ${input.name}`, done, ...(!Number.isNaN(total) && { total }) })
    }
    const part = { source, partition: partitionOf(input.name) }
    const onUnclear = (caseId: string) => unclear.push(caseId)
    const read = yield* readFile(input, part, file, onBytes, onUnclear, options.signal)
    files.push(read.file)
    warnings.push(...read.warnings)
  }
  if (unclear.length > 0) warnings.push(nullificationUnclear(unclear))
  finish({ files, warnings })
}

const NAMED_CASES = 5

function nullificationUnclear(caseIds: readonly string[]): LoadWarning {
  const named = [...new Set(caseIds)].slice(0, NAMED_CASES).join(', ')
  return {
    code: 'nullification-unclear',
    message: `Reports that give a reason for a nullification or an amendment, but not the code that says which (C.1.11.1 of E2B(R3), casenullification of E2B(R2)), or a code that is none; they count as current. Look at ${named}${caseIds.length > NAMED_CASES ? ', …' : ''}.`,
    count: caseIds.length,
  }
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
