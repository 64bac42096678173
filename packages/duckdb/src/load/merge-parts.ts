import { CASE_TABLES, type CaseTable, type LoadReport, type LoadWarning } from '@aethersignal/model'
import { comparePart, type StoredPart } from '../store/catalogue.js'
import type { StagedPart } from './stage-runs.js'

type PartChange = LoadReport['parts'][number]

/** The parts of the store after a load. */
export interface MergedParts {
  readonly parts: readonly StoredPart[]
  /** The staged parts among them that are new. */
  readonly staged: readonly StagedPart[]
  readonly changes: readonly PartChange[]
  readonly warnings: readonly LoadWarning[]
}

/** Puts the parts just read beside those the store holds. A later one takes the place of one of the same name. */
export function mergeParts(before: readonly StoredPart[], staged: readonly StagedPart[]): MergedParts {
  const parts = new Map(before.map((part) => [partKey(part), part]))
  const fresh = new Map<string, StagedPart>()
  const changes: PartChange[] = []
  const warnings: LoadWarning[] = []
  for (const candidate of staged) {
    const { source, partition, hash } = candidate.part
    const key = partKey(candidate.part)
    const present = parts.get(key)
    if (present?.hash === hash) {
      changes.push({ source, partition, change: 'unchanged' })
      continue
    }
    if (present !== undefined) warnings.push(replacedWarning(present, candidate.part))
    changes.push({ source, partition, change: present === undefined ? 'added' : 'replaced' })
    parts.set(key, candidate.part)
    fresh.set(key, candidate)
  }
  return { parts: [...parts.values()].sort(comparePart), staged: [...fresh.values()], changes, warnings }
}

function replacedWarning(old: StoredPart, fresh: StoredPart): LoadWarning {
  const differences = (Object.keys(CASE_TABLES) as CaseTable[]).flatMap((table) => {
    const from = rowsOf(old, table)
    const to = rowsOf(fresh, table)
    return from === to ? [] : [`${table} ${from} → ${to}`]
  })
  const rows = differences.length === 0 ? 'as many rows in every table' : differences.join(', ')
  return {
    code: 'part-replaced',
    message: `${fresh.source} ${fresh.partition} was there with other content and was replaced: ${rows}.`,
  }
}

function rowsOf(part: StoredPart, table: CaseTable): number {
  return (part.tables[table] ?? []).reduce((sum, { rows }) => sum + rows, 0)
}

function partKey(part: { readonly source: string; readonly partition: string }): string {
  return JSON.stringify([part.source, part.partition])
}
