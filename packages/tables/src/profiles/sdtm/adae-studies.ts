import type { AdapterInput } from '@aethersignal/model'
import { openTable } from '../reading/open-table.js'

/** STUDYID where a table has none. */
const UNNAMED = 'study'

/**
 * The studies whose events a table holds with their treatments, as ADAE of ADaM does: USUBJID, AEDECOD or AETERM, and TRTA or another
 * treatment. By the first rows; empty for another table.
 *
 * @throws AetherError where the file cannot be read: `input/unreadable`, `input/corrupt-archive`, `request/aborted`
 */
export async function adaeStudies(input: AdapterInput, signal?: AbortSignal): Promise<ReadonlySet<string>> {
  const open = await openTable(input, signal === undefined ? {} : { signal })
  try {
    const studies = new Set<string>()
    for (const each of [{ open: () => open }, ...open.others]) {
      const [header = [], ...rows] = each.open().head?.records ?? []
      const names = header.map((name) => name.trim().toUpperCase())
      const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
      if (!has(/^USUBJID$/) || !has(/^AE(DECOD|TERM)$/) || !has(/^TRT\d*[AP]N?$|^ACTARM$/)) continue
      const at = names.indexOf('STUDYID')
      for (const row of rows) studies.add(row[at]?.trim() || UNNAMED)
    }
    return studies
  } finally {
    await open.close()
  }
}
