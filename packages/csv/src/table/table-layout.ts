import { AetherError } from '@aethersignal/model'
import { type CaseField, namedFields } from './case-columns.js'
import type { ColumnPlan } from './column-plan.js'
import { refuseMixedLineEnds } from './mixed-line-ends.js'
import { type Dialect, parseLine, parseRecords } from './parse-text.js'

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
  /** Records of the sample behind the header, complete ones. */
  readonly sample: readonly (readonly string[])[]
}

const NEEDED = ['caseId', 'drug', 'event'] as const satisfies readonly CaseField[]

/**
 * Finds how a text is written from its beginning. The delimiter is the one under which the header names the most needed
 * fields, then the most fields, and then the one that gives the most records as many cells as the header.
 *
 * @param sample the first {@link SAMPLE_LENGTH} characters, or the whole text where it is shorter
 * @throws AetherError `input/empty` or `input/not-recognised`
 */
export function readTextLayout(sample: string, name: string): TextLayout {
  const place = { file: name }
  if (sample.trim() === '') throw new AetherError('input/empty', `${name} holds no text.`, { place })
  const best = isNoTable(sample) ? undefined : bestCandidate(sample)
  if (best === undefined) {
    throw new AetherError('input/not-recognised', `${name} is not a table of text with a header.`, {
      place,
      remedy:
        'Give a table separated by commas, semicolons, tabs, bars or dollar signs, with the names of the columns in its first line.',
    })
  }
  refuseMixedLineEnds(sample, best.layout.dialect, name)
  return best.layout
}

interface Candidate {
  readonly layout: TextLayout
  readonly rank: readonly number[]
}

function bestCandidate(sample: string): Candidate | undefined {
  const newline = sample.includes('\n') ? '\n' : '\r'
  const candidates = ([',', ';', '\t', '|', '$'] as const).flatMap((delimiter) => {
    const candidate = tryDialect(sample, { delimiter, newline })
    return candidate === null ? [] : [candidate]
  })
  return candidates.reduce<Candidate | undefined>(
    (best, candidate) => (best === undefined || outranks(candidate.rank, best.rank) ? candidate : best),
    undefined,
  )
}

/** Null where the header would be one cell, or where nothing tells that this is a table. */
function tryDialect(sample: string, dialect: Dialect): Candidate | null {
  const records: (readonly string[])[] = []
  let headerFault = false
  const text = sample.length < SAMPLE_LENGTH ? `${sample}${dialect.newline}` : sample
  let start = 0
  parseRecords(text, dialect, ({ cells, quoteFault, end }) => {
    const blank = text.slice(start, end).trim() === ''
    start = end
    if (blank) return true
    if (records.length === 0) headerFault = quoteFault
    records.push(cells)
    return true
  })
  const header = headerFault || records[0] === undefined ? firstLine(sample, dialect) : records[0]
  if (header.length < 2) return null
  const fields = namedFields(header)
  const needed = NEEDED.filter((field) => fields.has(field)).length
  const rows = records.slice(1)
  const consistent = rows.length === 0 ? 0 : rows.filter((cells) => cells.length === header.length).length / rows.length
  if (fields.size === 0 && consistent < 0.9) return null
  return {
    layout: { dialect, header, sample: rows },
    rank: [needed, fields.size, consistent, header.length],
  }
}

/** The header where its quotes go wrong, read as the record reader will read it. */
function firstLine(sample: string, dialect: Dialect): readonly string[] {
  return parseLine(sample.split(dialect.newline).find((line) => line.trim() !== '')!, dialect).cells
}

function outranks(rank: readonly number[], other: readonly number[]): boolean {
  const at = rank.findIndex((value, index) => value !== other[index])
  return at !== -1 && rank[at]! > other[at]!
}

/** Binary data, and texts that are known not to be tables: JSON, XML and HTML. */
function isNoTable(sample: string): boolean {
  return sample.includes('\u0000') || sample.startsWith('PK\u0003\u0004') || /^\s*[{[<]/.test(sample)
}
