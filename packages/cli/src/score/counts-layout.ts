import { AetherError } from '@aethersignal/model'
import Papa from 'papaparse'

/** Which field holds what: positions of drug, event and the four numbers, by one of the two ways to write a table. */
export interface CountsLayout {
  readonly kind: 'margins' | 'cells'
  readonly drug: number
  readonly event: number
  /** Positions of a, drug_total, event_total, total, or of a, b, c, d. */
  readonly numbers: readonly [number, number, number, number]
  readonly names: readonly string[]
  /** Columns of the file that say nothing to us. */
  readonly ignored: readonly string[]
}

export const NUMBER_COLUMNS = {
  margins: ['a', 'drug_total', 'event_total', 'total'],
  cells: ['a', 'b', 'c', 'd'],
} as const

const DELIMITERS = [',', '\t', ';', '|']
const KINDS = ['margins', 'cells'] as const

/** Reads the header line: finds its delimiter and the columns, by name, in any order and any case. */
export function countsLayout(headerLine: string, file: string): { layout: CountsLayout; delimiter: string } {
  const readings = DELIMITERS.map((delimiter) => {
    const names = (Papa.parse<string[]>(headerLine, { delimiter }).data[0] ?? []).map((name) => name.trim())
    return { delimiter, names, missing: missingColumns(names) }
  })
  const best = readings.reduce((one, other) => (other.missing.length < one.missing.length ? other : one))
  if (best.missing.length > 0) {
    throw new AetherError('input/missing-column', `Missing: ${best.missing.join(', ')}. Found: ${shown(best.names)}.`, {
      place: { file, line: 1, field: best.missing[0] ?? '' },
      remedy: 'Name the columns drug,event,a,drug_total,event_total,total or drug,event,a,b,c,d.',
    })
  }
  const lower = best.names.map((name) => name.toLowerCase())
  const twice = ['drug', 'event', ...NUMBER_COLUMNS[kindOf(lower)]].find(
    (name) => lower.indexOf(name) !== lower.lastIndexOf(name),
  )
  if (twice !== undefined) {
    throw new AetherError('input/invalid-row', `The header has ${twice} twice.`, {
      place: { file, line: 1, field: twice },
    })
  }
  return { layout: layoutOf(best.names, lower), delimiter: best.delimiter }
}

function kindOf(lower: readonly string[]) {
  return KINDS.find((kind) => NUMBER_COLUMNS[kind].every((name) => lower.includes(name))) ?? 'margins'
}

function layoutOf(names: readonly string[], lower: readonly string[]): CountsLayout {
  const kind = kindOf(lower)
  const [first, second, third, fourth] = NUMBER_COLUMNS[kind]
  const used = ['drug', 'event', ...NUMBER_COLUMNS[kind]]
  return {
    kind,
    drug: lower.indexOf('drug'),
    event: lower.indexOf('event'),
    numbers: [lower.indexOf(first), lower.indexOf(second), lower.indexOf(third), lower.indexOf(fourth)],
    names,
    ignored: names.filter((_, index) => !used.includes(lower[index] ?? '')),
  }
}

function missingColumns(names: readonly string[]): readonly string[] {
  const lower = names.map((name) => name.toLowerCase())
  const missing = KINDS.map((kind) =>
    ['drug', 'event', ...NUMBER_COLUMNS[kind]].filter((name) => !lower.includes(name)),
  )
  return missing.reduce((one, other) => (other.length < one.length ? other : one))
}

function shown(names: readonly string[]): string {
  const text = names.map((name) => JSON.stringify(name)).join(', ')
  return text.length <= 300 ? text : `${text.slice(0, 300)}…`
}
