import type { DrugEventTable } from '@aethersignal/core/likelihood-ratio'
import type { FileInput, NamedDrugEventTable } from '@aethersignal/engine/analyses'
import { AetherError, type ResultNote } from '@aethersignal/model'
import { NameCodes } from '../columns/name-codes.js'
import { type FileColumns, type ReadColumnsOptions, readColumns } from '../columns/read-columns.js'

const REQUIRED = { drug: 'text', event: 'text', n: 'count' } as const
const TOTALS = { drug_total: 'count', event_total: 'count', total: 'count' } as const

type Columns = FileColumns<typeof REQUIRED, typeof TOTALS>

/**
 * Reads counts of pairs, a row a pair: `drug,event,n` in any order and case, other columns ignored with a note. A pair
 * without a row is 0. With `drug_total,event_total,total` the table has these reports as its margins; without them its
 * margins are the sums of the counts, and its unit is pairs.
 * @throws AetherError as `readColumns`, and with the line: `input/invalid-row` for a pair given twice,
 *   `input/missing-column` for some of the totals without the others, `measure/inconsistent-margins` for totals that
 *   are not the same in all rows of a drug, of an event, or of the file.
 */
export async function readDrugEventTable(
  path: string,
  options: ReadColumnsOptions,
): Promise<FileInput<NamedDrugEventTable>> {
  const read = await readColumns(path, { required: REQUIRED, optional: TOTALS }, options)
  const [drugs, events] = [codesOf(read.columns.drug), codesOf(read.columns.event)]
  const [drugRows, eventRows] = [drugs.rows(), events.rows()]
  const size = { drugs: drugs.names.length, events: events.names.length }
  const counts = new Float64Array(size.drugs * size.events)
  const lineOf = new Map<number, number>()
  for (let row = 0; row < read.rows; row++) {
    const cell = drugRows[row]! * size.events + eventRows[row]!
    const place = read.place(row, 'event')
    const line = lineOf.get(cell)
    if (line !== undefined) {
      const pair = `${JSON.stringify(read.columns.drug[row])} with ${JSON.stringify(read.columns.event[row])}`
      throw new AetherError('input/invalid-row', `${pair} is in line ${line} already.`, {
        place,
        remedy: 'Give each pair one row: add the counts up if they are of different reports.',
      })
    }
    lineOf.set(cell, place.line ?? 0)
    counts[cell] = read.columns.n[row]!
  }
  const margins = marginsOf(read, drugRows, eventRows, size)
  const notes: ResultNote[] = [...read.notes]
  const { ignoredColumns, sha256, rows, file } = read
  if (ignoredColumns.length > 0) {
    const message = `Columns not read: ${ignoredColumns.join(', ')}.`
    notes.push({ code: 'columns-ignored', message, count: ignoredColumns.length })
  }
  const absent = counts.length - rows
  if (absent > 0) {
    notes.push({ code: 'pairs-without-row', message: 'Pairs without a row were never reported: 0.', count: absent })
  }
  return {
    input: {
      table: { ...size, counts, ...(margins && { margins }) },
      drugs: drugs.names,
      events: events.names,
      file,
    },
    notes,
    files: [{ title: path, sha256 }],
  }
}

function codesOf(names: readonly string[]): NameCodes {
  const codes = new NameCodes()
  for (const name of names) codes.push(name)
  return codes
}

function marginsOf(
  read: Columns,
  drugRows: Uint32Array,
  eventRows: Uint32Array,
  size: { readonly drugs: number; readonly events: number },
): DrugEventTable['margins'] {
  const { drug_total, event_total, total } = read.columns
  const given = Object.keys(TOTALS).filter((name) => name in read.columns)
  if (given.length === 0) return undefined
  if (drug_total === undefined || event_total === undefined || total === undefined) {
    const missing = Object.keys(TOTALS).filter((name) => !(name in read.columns))
    throw new AetherError('input/missing-column', `There is ${given.join(', ')} without ${missing.join(', ')}.`, {
      place: { file: read.file, field: missing[0] ?? '' },
      remedy: 'Give drug_total, event_total and total, or none of them.',
    })
  }
  const onePerCode = (name: keyof typeof TOTALS, values: Float64Array, codes: ArrayLike<number>, length: number) => {
    const totals = new Float64Array(length).fill(Number.NaN)
    values.forEach((value, row) => {
      const before = totals[codes[row]!]!
      totals[codes[row]!] = value
      if (before === value || Number.isNaN(before)) return
      throw new AetherError('measure/inconsistent-margins', `${name} is ${value}, in an earlier row ${before}.`, {
        place: read.place(row, name),
        remedy: 'Give a drug, an event and the file the same total in all rows.',
      })
    })
    return totals
  }
  const margins = {
    drugTotals: onePerCode('drug_total', drug_total, drugRows, size.drugs),
    eventTotals: onePerCode('event_total', event_total, eventRows, size.events),
    reports: onePerCode('total', total, new Uint8Array(read.rows), 1)[0]!,
  }
  for (let row = 0; row < read.rows; row++) {
    const [n, drug, event, all] = [read.columns.n[row]!, drug_total[row]!, event_total[row]!, total[row]!]
    if (n <= drug && n <= event && drug + event - n <= all) continue
    const message = `${n} reports of ${drug} with the drug, ${event} with the event and ${all} in all cannot be.`
    throw new AetherError('measure/inconsistent-margins', message, {
      place: read.place(row, 'n'),
      remedy: 'Count reports once in n and in the totals.',
    })
  }
  return margins
}
