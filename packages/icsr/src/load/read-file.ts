import {
  type AdapterInput,
  AetherError,
  type CaseBatch,
  type LoadedFile,
  type LoadWarning,
  type PartKey,
} from '@aethersignal/model'
import { CaseWriter, FileAccount } from '@aethersignal/model/adapter'
import { storedBytes } from '@aethersignal/text'
import type { IcsrCase } from '../icsr-case.js'
import { caseOfSafetyReport } from '../r2/case-of-safety-report.js'
import { safetyReportOf } from '../r2/safety-report.js'
import { caseOfR3 } from '../r3/case-of-r3.js'
import type { IcsrQuarantine, IcsrRepair, NoteRepair } from '../reason-codes.js'
import { type IcsrMessage, readMessages } from '../xml/read-messages.js'

interface ReadFile {
  readonly file: LoadedFile
  readonly warnings: readonly LoadWarning[]
}

/** Longer texts of quarantined reports are cut, saying so. */
const LONGEST_KEPT = 65_536

/**
 * Reads one file as one part; its account, and what is to be said of it, is what the generator returns. `onUnclear` hears of cases that may have been
 * nullified.
 */
export async function* readFile(
  input: AdapterInput,
  part: PartKey,
  file: number,
  onBytes: (count: number) => void,
  onUnclear: (caseId: string) => void,
  signal?: AbortSignal,
): AsyncGenerator<CaseBatch, ReadFile> {
  const stored = storedBytes(input, { signal, onBytes })
  const account = new FileAccount<IcsrRepair, IcsrQuarantine>()
  const writer = new CaseWriter(part)
  const caseIds = new Set<string>()
  const reading = { encodingRepairs: 0 }
  try {
    for await (const message of readMessages(stored.chunks, reading, signal)) {
      const noted = new Set<IcsrRepair>()
      const found = caseOf(message, (repair) => {
        noted.add(repair)
        account.note(repair)
      })
      if ('code' in found) account.rowQuarantined({ ...found, text: kept(message.text) })
      else {
        const { nullified, case: row, ...tables } = found
        const { line } = message
        const extra = withHeader(row.extra ?? null, message.header)
        writer.write({ case: { ...row, nullified: nullified ? 1 : 0, extra, file, line }, ...tables })
        caseIds.add(row.caseId ?? '')
        if (noted.has('nullification-unclear')) onUnclear(row.caseId ?? '')
        account.rowLoaded()
        yield* writer.takeReady()
      }
    }
  } catch (thrown) {
    throw withFile(thrown, input.name)
  }
  yield* writer.end(signal)
  account.encodingRepairs = reading.encodingRepairs
  account.distinctIds = caseIds.size
  return {
    file: account.finish({ path: input.name, table: 'icsr', ...part }, stored.sha256()),
    warnings: account.warnings(input.name),
  }
}

function caseOf(
  { element, problem, format, line }: IcsrMessage,
  note: NoteRepair,
): IcsrCase | { readonly code: IcsrQuarantine; readonly line: number } {
  if (element === null) return { code: problem?.code ?? 'not-well-formed', line: problem?.line ?? line }
  const found = format === 'R2' ? caseOfSafetyReport(safetyReportOf(element), note) : caseOfR3(element, note)
  return found ?? { code: 'missing-report-id', line }
}

function withHeader(extra: string | null, header: Readonly<Record<string, string>>): string | null {
  if (Object.keys(header).length === 0) return extra
  return JSON.stringify({ ...(JSON.parse(extra ?? '{}') as object), message: header })
}

function kept(text: string): string {
  const more = text.length - LONGEST_KEPT
  return more > 0 ? `${text.slice(0, LONGEST_KEPT)} … ${more} characters more` : text
}

function withFile(thrown: unknown, file: string): unknown {
  if (!(thrown instanceof AetherError) || thrown.code === 'request/aborted' || thrown.place?.file !== undefined)
    return thrown
  const { code, message, remedy, place, cause } = thrown
  return new AetherError(code, `${file}: ${message}`, {
    place: { ...place, file },
    cause,
    ...(remedy !== undefined && { remedy }),
  })
}
