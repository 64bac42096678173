import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AetherError } from '@aethersignal/model'
import { ZipFile } from 'yazl'
import { SYNTHETIC_MARK } from '../input/member-name.js'
import { FAERS_TABLES, type FaersTable } from '../rows/faers-table.js'
import { PlantedPairs } from './planted-pairs.js'
import { FIRST_CASE, REAL_REPORTS, SMALL_REPORTS, SyntheticReports } from './synthetic-reports.js'
import { HEADERS, TableText } from './table-text.js'
import { DRUGS, EVENTS } from './vocabulary.js'

/** Where to write, how much, and from which seed. */
export interface SyntheticQuarterOptions {
  /** Zip file to write. */
  readonly path: string
  /** Reports, later versions of a case included; at least 1,000. Default 50,000. */
  readonly reports?: number
  /** Whole number; the same seed gives the same bytes. Default 1. */
  readonly seed?: number
  /** Such as `2025Q1`. */
  readonly quarter?: string
  /** `small` reports, as in tests, have 2.5 drugs and 2.2 events; `real` ones as many as in FAERS 2025Q4. Default `small`. */
  readonly reportSizes?: 'small' | 'real'
  /** Number of the first case; those after it follow. Quarters whose numbers do not meet share no case. Default 30,000,000. */
  readonly firstCase?: number
}

/** A quarter as written. */
export interface SyntheticQuarter {
  /** Where it was written. */
  readonly path: string
  /** The planted signals, strongest first, with the current cases that have drug (as suspect) and event. */
  readonly planted: readonly { readonly drug: string; readonly event: string; readonly reports: number }[]
}

const FEWEST_REPORTS = 1000
const CHUNK_CHARACTERS = 65_536

const NOTICE = `This archive holds generated reports in the file format of FAERS. They were made by the AetherSignal generator
from a seed. No report, drug, sender or person in it is real, and nothing can be concluded from it about any medicine.
`

/**
 * Writes a quarter of generated reports as FDA would publish it: a zip of seven ASCII tables and a list of deleted cases,
 * with a member that says that it is synthetic. Drug and event frequencies are skewed as Zipf's law has it, values are
 * missing and dates partial as often as in FAERS 2025Q4, some cases have two versions, drugs of one class share some of their
 * events, and twelve signals are planted.
 * Written as a stream: memory does not grow with the number of reports.
 */
export async function writeSyntheticQuarter(options: SyntheticQuarterOptions): Promise<SyntheticQuarter> {
  const {
    path,
    reports = 50_000,
    seed = 1,
    quarter = '2025Q1',
    reportSizes = 'small',
    firstCase = FIRST_CASE,
  } = options
  if (!Number.isSafeInteger(reports) || reports < FEWEST_REPORTS) {
    throw new AetherError(
      'usage/invalid',
      `A synthetic quarter has at least ${FEWEST_REPORTS} reports, not ${reports}.`,
    )
  }
  if (!/^20\d\dQ[1-4]$/.test(quarter)) {
    throw new AetherError('usage/invalid', `${quarter} is not a quarter such as 2025Q1.`)
  }
  if (!Number.isSafeInteger(firstCase) || firstCase < 1) {
    throw new AetherError('usage/invalid', `${firstCase} is not the number of a case.`)
  }
  const source = new SyntheticReports(reports, seed, reportSizes === 'real' ? REAL_REPORTS : SMALL_REPORTS, firstCase)
  const text = new TableText(quarter, seed)
  const short = quarter.slice(2)
  const zip = new ZipFile()
  // A fixed time, in local time as zip has it, so that the same seed gives the same bytes everywhere.
  const settings = { mtime: new Date(Number(quarter.slice(0, 4)), 0, 1), forceDosTimestamp: true }
  const add = (name: string, lines: () => Iterable<string>) =>
    zip.addReadStreamLazy(name, settings, (callback) => callback(null, Readable.from(inChunks(lines()))))
  add(SYNTHETIC_MARK, () => [NOTICE.trimEnd()])
  for (const table of FAERS_TABLES) {
    add(`ASCII/${table.toUpperCase()}${short}.txt`, () => tableLines(table, source, text))
  }
  add(`Deleted/DELETE${short}.txt`, () => deletedLines(source))
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
  return { path, planted: countPlanted(source) }
}

function* tableLines(table: FaersTable, source: SyntheticReports, text: TableText): Generator<string> {
  yield HEADERS[table]
  for (const report of source.all()) yield* text.rows(table, report)
}

function* deletedLines(source: SyntheticReports): Generator<string> {
  yield ' '
  for (const caseId of source.deleted()) yield String(caseId)
}

function* inChunks(lines: Iterable<string>): Generator<Buffer> {
  let chunk = ''
  for (const line of lines) {
    chunk += `${line}\r\n`
    if (chunk.length < CHUNK_CHARACTERS) continue
    yield Buffer.from(chunk)
    chunk = ''
  }
  if (chunk !== '') yield Buffer.from(chunk)
}

function countPlanted(source: SyntheticReports): SyntheticQuarter['planted'] {
  const deleted = new Set(source.deleted())
  const cases = PlantedPairs.ALL.map(() => new Set<number>())
  for (const report of source.all()) {
    if (deleted.has(report.caseId)) continue
    const names = new Set<string>()
    for (const { drug, other, role, hasIngredient } of report.drugs) {
      if (role !== 'PS' && role !== 'SS') continue
      names.add(DRUGS[drug]!)
      if (other !== null && hasIngredient) names.add(DRUGS[other]!)
    }
    const events = new Set(report.events.map((event) => EVENTS[event]!))
    PlantedPairs.ALL.forEach((pair, index) => {
      if (names.has(pair.drug) && events.has(pair.event)) cases[index]!.add(report.caseId)
    })
  }
  return PlantedPairs.ALL.map((pair, index) => ({ ...pair, reports: cases[index]!.size }))
}
