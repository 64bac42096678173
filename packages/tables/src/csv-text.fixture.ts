import { type AdapterReport, type AdapterRun, MISSING_INTEGER } from '@aethersignal/model'
import { csvAdapter } from './csv-adapter.js'
import type { CsvInput } from './csv-input.js'

/** A table in memory, its bytes given in chunks of these lengths, over and over. */
export function inputOf(
  content: string | Uint8Array,
  chunkLengths: readonly number[] = [],
  name = 'cases.csv',
): CsvInput {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return {
    name,
    size: bytes.length,
    stream() {
      let at = 0
      let turn = 0
      return new ReadableStream({
        pull(controller) {
          if (at >= bytes.length) return controller.close()
          const length = chunkLengths.length === 0 ? bytes.length : chunkLengths[turn++ % chunkLengths.length]!
          controller.enqueue(bytes.subarray(at, at + length))
          at += length
        },
      })
    },
  }
}

/** The bytes as gzip. */
export async function gzipped(text: string | Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

export interface LoadedCase {
  id: string
  sex: string | null
  ageYears: number | null
  country: string | null
  serious: number | null
  receivedDate: number | null
  eventDate: number | null
  extra: string | null
  line: number
  drugs: { name: string; role: string | null; line: number; extra: string | null }[]
  events: { term: string; line: number; extra: string | null }[]
}

/** Everything the adapter gives for some tables, by case. */
export async function loadCases(...inputs: CsvInput[]): Promise<{ cases: LoadedCase[]; report: AdapterReport }> {
  return casesOf(csvAdapter.read(inputs))
}

/** Everything a run gives, by case. */
export async function casesOf(run: AdapterRun): Promise<{ cases: LoadedCase[]; report: AdapterReport }> {
  const cases: LoadedCase[] = []
  let first = 0
  let partition = ''
  for await (const batch of run.batches) {
    if (batch.part.partition !== partition) first = cases.length
    partition = batch.part.partition
    for (let row = 0; row < batch.rows; row++) {
      if (batch.table === 'case') {
        const { columns } = batch
        const integer = (value: number) => (value === MISSING_INTEGER ? null : value)
        cases.push({
          id: columns.caseId[row]!,
          sex: columns.sex[row]!,
          ageYears: Number.isNaN(columns.ageYears[row]) ? null : columns.ageYears[row]!,
          country: columns.country[row]!,
          serious: integer(columns.serious[row]!),
          receivedDate: integer(columns.receivedDate[row]!),
          eventDate: integer(columns.eventDate[row]!),
          extra: columns.extra[row]!,
          line: columns.line[row]!,
          drugs: [],
          events: [],
        })
      } else if (batch.table === 'drug') {
        const { caseOrdinal, verbatim, role, line, extra } = batch.columns
        cases[first + caseOrdinal[row]!]!.drugs.push({
          name: verbatim[row]!,
          role: role[row]!,
          line: line[row]!,
          extra: extra[row]!,
        })
      } else if (batch.table === 'event') {
        const { caseOrdinal, term, line, extra } = batch.columns
        cases[first + caseOrdinal[row]!]!.events.push({ term: term[row]!, line: line[row]!, extra: extra[row]! })
      }
    }
  }
  return { cases, report: run.report() }
}
