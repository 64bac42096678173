import { AetherError } from '@aethersignal/model'
import { type Dialect, parseLine, parseRecords } from '@aethersignal/text/records'
import type { CaseField } from './case-columns.js'
import type { ColumnPlan } from './column-plan.js'
import { type FirstRecord, headerOnLine, headerRow } from './header-row.js'
import { refuseMixedLineEnds } from './mixed-line-ends.js'
import { namedFields } from './named-field.js'

/** How many characters at the beginning of a table are looked at to find out how it is written. */
export const SAMPLE_LENGTH = 65_536

/** What a table holds, as far as its beginning tells. */
export interface TableLayout {
  readonly header: readonly string[]
  readonly columns: ColumnPlan
  readonly sample: readonly (readonly string[])[]
}

/** How a text is written. */
export interface TextLayout {
  readonly dialect: Dialect
  readonly header: readonly string[]
  /** Line of the header, from 1, and the records above it. */
  readonly headerLine: number
  readonly above: readonly FirstRecord[]
  /** Records of the sample behind the header, complete ones. */
  readonly sample: readonly (readonly string[])[]
}

const NEEDED = ['caseId', 'drug', 'event'] as const satisfies readonly CaseField[]

/**
 * Finds how a text is written from its beginning. The delimiter is the one under which the header names the most needed
 * fields, then the most fields, and then the one that gives the most records as many cells as the header; or what the line
 * `sep=;` says that Excel writes and reads. Lines above the header are passed over ({@link headerRow}).
 *
 * @param sample the first {@link SAMPLE_LENGTH} characters, or the whole text where it is shorter
 * @param headerLine the line of the header, where it is known
 * @throws AetherError `input/empty` or `input/not-recognised`, `usage/invalid` where no record is on the line
 */
export function readTextLayout(sample: string, name: string, headerLine?: number): TextLayout {
  const place = { file: name }
  if (sample.trim() === '') throw new AetherError('input/empty', `${name} holds no text.`, { place })
  const best = isNoTable(sample) ? undefined : bestCandidate(sample, name, headerLine)
  if (best === undefined) {
    throw new AetherError('input/not-recognised', `${name} is not a table of text with a header.`, {
      place,
      remedy:
        'Give a table separated by commas, semicolons, tabs, bars or dollar signs, with the names of the columns in one of its first lines; --header-row says in which.',
    })
  }
  if (best.layout.above.length === 0) refuseMixedLineEnds(sample, best.layout.dialect, name)
  return best.layout
}

interface Candidate {
  readonly layout: TextLayout
  readonly rank: readonly number[]
}

function bestCandidate(sample: string, name: string, headerLine: number | undefined): Candidate | undefined {
  const newline = sample.includes('\n') ? '\n' : '\r'
  const told = /^"?sep=([,;\t|$])"?\s*?[\r\n]/i.exec(sample)?.[1]
  const delimiters = ([',', ';', '\t', '|', '$'] as const).filter((each) => told === undefined || each === told)
  const candidates = delimiters.flatMap((delimiter) => {
    const candidate = tryDialect(sample, { delimiter, newline }, name, headerLine)
    return candidate === null ? [] : [candidate]
  })
  return candidates.reduce<Candidate | undefined>(
    (best, candidate) => (best === undefined || outranks(candidate.rank, best.rank) ? candidate : best),
    undefined,
  )
}

/** Null where the header would be one cell, or where nothing tells that this is a table. */
function tryDialect(sample: string, dialect: Dialect, name: string, headerLine: number | undefined): Candidate | null {
  const records: FirstRecord[] = []
  const text = sample.length < SAMPLE_LENGTH ? `${sample}${dialect.newline}` : sample
  let start = 0
  let line = 1
  parseRecords(text, dialect, ({ cells, quoteFault, end }) => {
    const raw = text.slice(start, end)
    start = end
    // A record whose quotes go wrong is read as the record reader will read it: its first line by itself.
    const first = quoteFault ? parseLine(raw.split(dialect.newline, 1)[0]!, dialect).cells : cells
    if (raw.trim() !== '') records.push({ cells: first, line })
    line += raw.split(dialect.newline).length - 1
    return true
  })
  if (records.length === 0) records.push(firstLine(sample, dialect))
  const at = headerLine === undefined ? headerRow(records) : headerOnLine(records, headerLine, name)
  const { cells: header, line: foundLine } = records[at]!
  if (header.length < 2) return null
  const fields = namedFields(header)
  const needed = NEEDED.filter((field) => fields.has(field)).length
  const rows = records.slice(at + 1).map(({ cells }) => cells)
  const consistent = rows.length === 0 ? 0 : rows.filter((cells) => cells.length === header.length).length / rows.length
  if (headerLine === undefined && fields.size === 0 && consistent < 0.9) return null
  return {
    layout: { dialect, header, headerLine: foundLine, above: records.slice(0, at), sample: rows },
    rank: [needed, fields.size, consistent, header.length],
  }
}

/** The header where its quotes go wrong, read as the record reader will read it. */
function firstLine(sample: string, dialect: Dialect): FirstRecord {
  const lines = sample.split(dialect.newline)
  const at = lines.findIndex((line) => line.trim() !== '')
  return { cells: parseLine(lines[at]!, dialect).cells, line: at + 1 }
}

function outranks(rank: readonly number[], other: readonly number[]): boolean {
  const at = rank.findIndex((value, index) => value !== other[index])
  return at !== -1 && rank[at]! > other[at]!
}

/** Binary data, and texts that are known not to be tables: JSON, XML and HTML. */
function isNoTable(sample: string): boolean {
  return sample.includes('\u0000') || sample.startsWith('PK\u0003\u0004') || /^\s*[{[<]/.test(sample)
}
