import {
  type Adapter,
  type AdapterInput,
  AetherError,
  adapterRun,
  SNIFF_BYTES,
  type SniffResult,
} from '@aethersignal/model'
import { beginsLikeZip, openWorkbook } from '../workbook/read-workbook.js'
import type { TableProfile } from './profile.js'
import { readProfile } from './reading/read-profile.js'
import { recogniseBelow } from './reading/recognise-below.js'
import { headOfText, textReader } from './reading/table-text.js'

/**
 * The adapter of a profile, for browsers and Node. Tables may come plain or gzip, in any order; those that belong together
 * are put together. Reading throws `input/empty`, `input/not-recognised`, `input/missing-table`, `input/unreadable`,
 * `input/corrupt-archive`, `usage/invalid` or `request/aborted`.
 */
export function profileAdapter(profile: TableProfile): Adapter<AdapterInput> {
  return {
    id: profile.id,
    version: profile.version,
    async sniff({ name, head }) {
      if (head.length === 0) return null
      if (beginsLikeZip(head)) return profile.workbooks ? sniffWorkbook(profile, name, head) : null
      const reader = textReader(head, name)
      const whole = head.length < SNIFF_BYTES
      const table = headOfText(name, reader.push(head) + (whole ? reader.end() : ''), whole)
      return table === null ? null : (recogniseBelow(profile, table)?.match.sniff ?? null)
    },
    read: (inputs, options = {}) => adapterRun((finish) => readProfile(profile, inputs, options, finish), profile),
  }
}

/** Of a workbook that is longer than what is seen of it, the columns cannot be seen: its texts may stand at its end. */
function sniffWorkbook(profile: TableProfile, name: string, head: Uint8Array): SniffResult | null {
  if (head.length === SNIFF_BYTES) {
    if (!new TextDecoder('latin1').decode(head).includes('xl/')) return null
    return { confidence: 0.3, reason: 'It is a workbook; whose, its columns tell when it is read.' }
  }
  try {
    const workbook = openWorkbook(head, name)
    for (const sheet of workbook.sheets) {
      const next = workbook.rows(sheet).next()
      if (next.done) continue
      const rows = next.value
      const head = { name, records: rows.map(({ cells }) => cells), lines: rows.map((row) => row.text()) }
      const known = recogniseBelow(profile, head)
      if (known !== null) return known.match.sniff
    }
  } catch (thrown) {
    if (!(thrown instanceof AetherError)) throw thrown
  }
  return null
}
