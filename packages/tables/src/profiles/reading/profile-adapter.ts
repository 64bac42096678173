import {
  type Adapter,
  type AdapterInput,
  AetherError,
  adapterRun,
  SNIFF_BYTES,
  type SniffResult,
} from '@aethersignal/model'
import { namedSheet } from '../../workbook/named-sheet.js'
import { beginsLikeZip, openWorkbook } from '../../workbook/read-workbook.js'
import { headOfRows } from './open-sheet.js'
import { beginsLikeTransport, headsOfTransport } from './open-transport.js'
import type { TableProfile } from './profile.js'
import { readProfile } from './read-profile.js'
import { recogniseBelow } from './recognise-below.js'
import { headOfText, textReader } from './table-text.js'
import type { ToldForm } from './told-form.js'

/**
 * The adapter of a profile, for browsers and Node. Tables may come plain or gzip, in any order; those that belong together
 * are put together. Reading throws `input/empty`, `input/not-recognised`, `input/missing-table`, `input/unreadable`,
 * `input/corrupt-archive`, `usage/invalid` or `request/aborted`. What is told of the form goes before what the bytes tell, in knowing
 * a table as in reading it.
 */
export function profileAdapter(profile: TableProfile, told: ToldForm = {}): Adapter<AdapterInput> {
  return {
    id: profile.id,
    version: profile.version,
    async sniff({ name, head }) {
      if (head.length === 0) return null
      if (beginsLikeZip(head)) return profile.workbooks ? sniffWorkbook(profile, name, head, told) : null
      if (beginsLikeTransport(head)) return sniffTransport(profile, name, head)
      const { encoding, headerRow } = told
      const reader = textReader(head, name, encoding)
      const whole = head.length < SNIFF_BYTES
      const table = headOfText(name, reader.push(head) + (whole ? reader.end() : ''), whole, headerRow)
      return table === null ? null : (recogniseBelow(profile, table, headerRow)?.match.sniff ?? null)
    },
    read: (inputs, options = {}) =>
      adapterRun((finish) => readProfile(profile, inputs, options, finish, told), profile),
  }
}

/** The variables of the first data sets stand at the beginning of a transport file. */
function sniffTransport(profile: TableProfile, name: string, head: Uint8Array): SniffResult | null {
  try {
    for (const table of headsOfTransport(name, head, true)) {
      const known = recogniseBelow(profile, table)
      if (known !== null) return known.match.sniff
    }
  } catch (thrown) {
    if (!(thrown instanceof AetherError)) throw thrown
  }
  return null
}

/** Of a workbook that is longer than what is seen of it, the columns cannot be seen: its texts may stand at its end. */
function sniffWorkbook(
  profile: TableProfile,
  name: string,
  head: Uint8Array,
  { sheet: wanted, headerRow }: ToldForm,
): SniffResult | null {
  if (head.length === SNIFF_BYTES) {
    if (!new TextDecoder('latin1').decode(head).includes('xl/')) return null
    return { confidence: 0.3, reason: 'It is a workbook; whose, its columns tell when it is read.' }
  }
  try {
    const workbook = openWorkbook(head, name)
    for (const sheet of wanted === undefined ? workbook.sheets : [namedSheet(wanted, workbook.sheets, name)]) {
      const table = headOfRows(name, workbook.rows(sheet), headerRow)
      const known = table === null ? null : recogniseBelow(profile, table, headerRow)
      if (known !== null) return known.match.sniff
    }
  } catch (thrown) {
    if (!(thrown instanceof AetherError)) throw thrown
  }
  return null
}
