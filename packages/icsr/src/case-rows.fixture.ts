import { type AdapterInput, type AdapterReport, type CaseTable, MISSING_INTEGER } from '@aethersignal/model'
import { icsrAdapter } from './icsr-adapter.js'

/** A file in memory, handed out in chunks of the given sizes, which repeat. */
export function inputOf(
  content: string | Uint8Array,
  name = 'reports.xml',
  sizes: readonly number[] = [65_536],
): AdapterInput {
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
          const size = sizes[turn++ % sizes.length]!
          controller.enqueue(bytes.subarray(at, at + size))
          at += size
        },
      })
    },
  }
}

export type Row = Readonly<Record<string, string | number | null>>

/** All that a reading gives: rows by table, missing values null. */
export interface Loaded {
  readonly tables: Readonly<Record<CaseTable, readonly Row[]>>
  readonly report: AdapterReport
}

export async function load(...inputs: readonly AdapterInput[]): Promise<Loaded> {
  const tables: Record<CaseTable, Row[]> = {
    case: [],
    drug: [],
    event: [],
    outcome: [],
    indication: [],
    therapy: [],
    reporter: [],
    deletion: [],
  }
  const run = icsrAdapter.read(inputs)
  for await (const { table, rows, columns } of run.batches) {
    for (let row = 0; row < rows; row++) {
      tables[table].push(
        Object.fromEntries(
          Object.entries(columns).map(([name, values]) => {
            const value = (values as ArrayLike<string | number | null>)[row]!
            return [name, value === MISSING_INTEGER || Number.isNaN(value) ? null : value]
          }),
        ),
      )
    }
  }
  return { tables, report: run.report() }
}
