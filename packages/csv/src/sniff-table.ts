import { AetherError, SNIFF_BYTES, type SniffResult, type SniffView } from '@aethersignal/model'
import { LineDecoder } from './bytes/line-decoder.js'
import { readTableLayout, type TableLayout } from './table/table-layout.js'

/** Less than an adapter that knows a certain source, which may come as a table too. */
const CONFIDENCE = 0.6

/** Whether the head of a file is a table with columns for case, drug and event. */
export function sniffTable({ name, head }: SniffView): SniffResult | null {
  const layout = layoutOf(head, name)
  if (layout === null) return null
  const { at } = layout.columns
  const [caseId, drug, event] = (['caseId', 'drug', 'event'] as const).map(
    (field) => `"${layout.header[at.get(field)!]!.trim()}"`,
  )
  return {
    confidence: CONFIDENCE,
    reason: `The header names a case, a drug and an event: ${caseId}, ${drug} and ${event}.`,
  }
}

function layoutOf(head: Uint8Array, name: string): TableLayout | null {
  try {
    const decoder = new LineDecoder()
    const whole = decoder.push(head)
    // In a longer file the last line of the head is broken off.
    return readTableLayout(head.length < SNIFF_BYTES ? whole + decoder.end() : whole, name)
  } catch (thrown) {
    if (thrown instanceof AetherError) return null
    throw thrown
  }
}
