import { type Adapter, type AdapterInput, adapterRun, SNIFF_BYTES } from '@aethersignal/model'
import type { TableProfile } from './profile.js'
import { readProfile } from './reading/read-profile.js'
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
      const reader = textReader(head)
      const whole = head.length < SNIFF_BYTES
      const table = headOfText(name, reader.push(head) + (whole ? reader.end() : ''), whole)
      return table === null ? null : (profile.recognise(table)?.sniff ?? null)
    },
    read: (inputs, options = {}) => adapterRun((finish) => readProfile(profile, inputs, options, finish)),
  }
}
