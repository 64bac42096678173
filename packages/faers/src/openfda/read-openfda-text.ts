import type { IcsrCase, SafetyReport } from '@aethersignal/icsr'
import {
  type AdapterOptions,
  AetherError,
  type CaseBatch,
  type LoadedFile,
  type LoadWarning,
  type PartKey,
  throwIfAborted,
} from '@aethersignal/model'
import { type CaseWriter, FileAccount } from '@aethersignal/model/adapter'
import { type JsonRecord, JsonRecords } from '@aethersignal/text/json'
import type { OpenFdaText } from './openfda-bytes.js'
import { holdsReportOf, type OpenFdaKind } from './openfda-kind.js'

/** Why a report of openFDA was not loaded. */
type OpenFdaQuarantine =
  | 'not-json'
  /** The next report, or the end of the file, came before its own end. */
  | 'unclosed'
  | 'too-deep'
  /** JSON, but not an object. */
  | 'not-a-report'
  | 'missing-report-id'

/** What stands around the reports of a page, or in place of them. */
export interface OpenFdaPage {
  readonly meta?: unknown
  readonly error?: unknown
}

/** The account of one text, and what it says of the query it answers. */
export interface OpenFdaReading {
  readonly file: LoadedFile
  /** What its reports lack. */
  readonly warnings: readonly LoadWarning[]
  readonly page: OpenFdaPage
  /** Reports numbered as before 2012: seven digits and a check digit, `4322505-4`. */
  readonly legacyNumbers: number
  /** Reports of which this file holds the same version a further time. */
  readonly repeated: number
}

const DEEPEST = 64
/** How an answer begins that has no list of reports. */
const BARE_PAGE = /^\{\s*"(?:meta|error)"\s*:/
/** Longer texts of quarantined reports are cut, saying so. */
const LONGEST_KEPT = 65_536
/** After so much that is nothing of the kind, and not one report, a file is refused. */
const PATIENCE = 1000

/** Reads one text of reports into the writer of its part. */
export async function* readOpenFdaText(
  text: OpenFdaText,
  kind: OpenFdaKind,
  at: { readonly part: PartKey; readonly file: number; readonly writer: CaseWriter },
  signal: AdapterOptions['signal'],
): AsyncGenerator<CaseBatch, OpenFdaReading> {
  const account = new FileAccount<string, OpenFdaQuarantine>()
  const records = new JsonRecords(text.path, { lists: ['results'], recovery: { identifier: kind.reportKey } })
  let page: OpenFdaPage = {}
  const cases = new Set<string>()
  const versions = new Set<string>()
  let legacyNumbers = 0
  const take = (record: JsonRecord): void => {
    const { line } = record
    const written = decoded(record.bytes)
    const found = caseOf(kind, record, written.text, (repair) => account.note(repair))
    if (found === 'missing-report-id' && BARE_PAGE.test(written.text)) {
      page = pageOf(written.text)
      return
    }
    if (typeof found === 'string') {
      account.rowQuarantined({ code: found, line, text: kept(written.text) })
      if (account.quarantined.length > PATIENCE) refuseOther(account, kind, text.path)
      return
    }
    if (written.repairs > 0) account.note('not-utf-8')
    account.encodingRepairs += written.repairs
    const { nullified, case: row, ...tables } = found
    at.writer.write({ case: { ...row, file: at.file, line }, ...tables })
    account.rowLoaded()
    const caseId = row.caseId ?? ''
    if (nullified) at.writer.add('deletion', { caseId, file: at.file, line })
    if (/^\d{7}-[\dX]$/.test(caseId)) legacyNumbers++
    cases.add(caseId)
    versions.add(row.reportId ?? '')
  }
  for await (const chunk of text.chunks) {
    throwIfAborted(signal)
    for (const record of records.push(chunk)) take(record)
    yield* at.writer.takeReady()
  }
  for (const record of records.end()) take(record)
  if (records.wrapper !== null) page = pageOf(records.wrapper)
  refuseEmpty(account, page, text.path)
  refuseOther(account, kind, text.path)
  account.distinctIds = cases.size
  const file = account.finish({ path: text.path, table: kind.source, ...at.part }, text.sha256())
  const warnings = account.warnings(text.path)
  return { file, warnings, page, legacyNumbers, repeated: file.loaded - versions.size }
}

function caseOf(
  kind: OpenFdaKind,
  record: JsonRecord,
  text: string,
  note: (repair: string) => void,
): IcsrCase | OpenFdaQuarantine {
  if (record.depth > DEEPEST) return 'too-deep'
  if (record.unclosed) return 'unclosed'
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'not-json'
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'not-a-report'
  // Cast: whatever JSON holds is a `ReportValue`.
  return kind.caseOf(value as SafetyReport, note) ?? 'missing-report-id'
}

function pageOf(text: string): OpenFdaPage {
  try {
    return JSON.parse(text) as OpenFdaPage
  } catch {
    return {}
  }
}

function decoded(bytes: Uint8Array): { readonly text: string; readonly repairs: number } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), repairs: 0 }
  } catch {
    const text = new TextDecoder().decode(bytes)
    return { text, repairs: text.split('\ufffd').length - 1 }
  }
}

function kept(text: string): string {
  const more = text.length - LONGEST_KEPT
  return more > 0 ? `${text.slice(0, LONGEST_KEPT)} … ${more} characters more` : text
}

function refuseEmpty(account: FileAccount, page: OpenFdaPage, path: string): void {
  if (account.loaded + account.quarantined.length > 0) return
  const said = page.error === undefined ? '' : ` openFDA answered ${JSON.stringify(page.error)}`
  throw new AetherError('input/empty', `${path} holds no reports.${said}`, { place: { file: path } })
}

function refuseOther(account: FileAccount, kind: OpenFdaKind, path: string): void {
  if (account.loaded > 0 || account.quarantined.some(({ text }) => holdsReportOf(kind, text))) return
  const { title, reportKey, endpoint } = kind
  throw new AetherError('input/not-recognised', `${path} holds no ${title} of openFDA: nothing has a ${reportKey}.`, {
    place: { file: path },
    remedy: `Give pages or bulk files of ${endpoint}, or one report a line.`,
  })
}
