import type { PairDecision } from '@aethersignal/duplicates'
import { readColumns } from '@aethersignal/intake/analysis-files'
import { AetherError, type ResultNote } from '@aethersignal/model'
import type { Session } from '../session.js'

/** Decisions about pairs of cases as a file has them. */
export interface PairFile {
  /** The rows that say `always` or `never`. */
  readonly pairs: readonly PairDecision[]
  /** The decision of each row; null where it is empty. */
  readonly judgements: readonly (PairDecision['decision'] | null)[]
  readonly title: string
  readonly sha256: string
  readonly notes: readonly ResultNote[]
}

const SPEC = { required: { case_a: 'text', case_b: 'text', decision: { kind: 'text', empty: 'allowed' } } } as const

/**
 * Reads `case_a,case_b,decision`; other columns are left alone, so that a filled sample is such a file.
 * @throws AetherError `input/invalid-row` for a decision that is neither `always` nor `never` nor empty.
 */
export async function readPairs(path: string, { terminal }: Session): Promise<PairFile> {
  const table = await readColumns(path, SPEC, { stdin: terminal.stdin })
  const { case_a: ones, case_b: others, decision: decisions } = table.columns
  const judgements = decisions.map((written, row) => {
    const decision = written.trim().toLowerCase()
    if (decision === '') return null
    if (decision === 'always' || decision === 'never') return decision
    throw new AetherError('input/invalid-row', `The decision ${JSON.stringify(written)} is none.`, {
      place: table.place(row, 'decision'),
      remedy: 'Write always (one case), never (two cases) or nothing.',
    })
  })
  const pairs = judgements.flatMap((decision, row): PairDecision[] => {
    const { line } = table.place(row, 'decision')
    const place = line === undefined ? {} : { place: `${table.file}, line ${line}` }
    return decision === null ? [] : [{ caseA: ones[row]!, caseB: others[row]!, decision, ...place }]
  })
  const title = table.file.slice(Math.max(table.file.lastIndexOf('/'), table.file.lastIndexOf('\\')) + 1)
  return { pairs, judgements, title, sha256: table.sha256, notes: table.notes }
}
