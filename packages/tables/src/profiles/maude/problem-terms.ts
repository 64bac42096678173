import type { ProfilePart } from '../reading/profile.js'

/** What the codes of problems mean, by code. Lines that cannot be cut into cells are told. */
export async function readProblemTerms(
  part: ProfilePart,
  kind: 'device' | 'patient',
): Promise<ReadonlyMap<string, string>> {
  const terms = new Map<string, string>()
  for (const table of part.tables(`${kind}-terms`)) {
    for await (const rows of table.rows(part.signal)) {
      for (const row of rows) {
        const term = row.get('TERM')
        if (term !== '') terms.set(problemCode(row.get('CODE')), term)
      }
    }
    part.warn('lookup-rows-unread', `${table.name}: rows that could not be read.`, table.account.quarantined.length)
    table.account.quarantined.length = 0
  }
  return terms
}

/** A code as it is compared: some files write zeros before it. */
export function problemCode(written: string): string {
  return written.replace(/^0+(?=\d)/, '')
}
