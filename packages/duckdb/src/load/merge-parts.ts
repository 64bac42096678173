import { CASE_TABLES, type CaseTable, comparePart, type LoadReport, type LoadWarning } from '@aethersignal/model'
import type { StoredPart } from '../store/catalogue.js'
import { shortestNames } from './input-origins.js'
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

/** A part of the store to be; what was staged for it where this load brought it. */
interface Standing {
  part: StoredPart
  readonly staged: StagedPart | null
}

/**
 * Puts the parts just read beside those the store holds. A part without an origin takes the place of the one of its name. One
 * with an origin is the one of the same content, wherever that stood, or takes the place of the one that stood there.
 */
export function mergeParts(before: readonly StoredPart[], staged: readonly StagedPart[]): MergedParts {
  const standing = new Set<Standing>(before.map((part) => ({ part, staged: null })))
  const changes: { readonly of: Standing; readonly change: PartChange['change'] }[] = []
  const warnings: LoadWarning[] = []
  for (const candidate of staged) {
    const { part } = candidate
    const twin = [...standing].find((other) => sameContent(other.part, part))
    const former = [...standing].find((other) => other !== twin && samePlace(other.part, part))
    if (former !== undefined) {
      const origins = former.part.origins?.filter((origin) => !part.origins?.includes(origin)) ?? []
      if (origins.length > 0) former.part = { ...former.part, origins }
      else {
        standing.delete(former)
        warnings.push(replacedWarning(former.part, part))
      }
    }
    if (twin === undefined) {
      const added = { part, staged: candidate }
      standing.add(added)
      changes.push({ of: added, change: former === undefined || standing.has(former) ? 'added' : 'replaced' })
      continue
    }
    if (!changes.some(({ of }) => of === twin)) changes.push({ of: twin, change: 'unchanged' })
    if (!samePlace(twin.part, part)) warnings.push(repeatedWarning(twin.part, part))
    const origins = [...new Set([...(twin.part.origins ?? []), ...(part.origins ?? [])])].sort()
    if (origins.length > 0) twin.part = { ...twin.part, origins }
  }
  nameByOrigins(standing)
  const left = changes.filter(({ of }) => standing.has(of))
  return {
    parts: [...standing].map(({ part }) => part).sort(comparePart),
    staged: [...standing].flatMap((one) => (one.staged === null ? [] : [{ ...one.staged, part: one.part }])),
    changes: left.map(({ of: { part }, change }) => ({ source: part.source, partition: part.partition, change })),
    warnings,
  }
}

function sameContent(one: StoredPart, other: StoredPart): boolean {
  if (one.source !== other.source || one.hash !== other.hash) return false
  return (one.origins !== undefined && other.origins !== undefined) || one.partition === other.partition
}

function samePlace(one: StoredPart, other: StoredPart): boolean {
  if (one.source !== other.source) return false
  if (one.origins === undefined || other.origins === undefined) return one.partition === other.partition
  return one.origins.some((origin) => other.origins?.includes(origin))
}

/** Names parts of files by where these stood, so that the names do not depend on what was loaded first. */
function nameByOrigins(standing: ReadonlySet<Standing>): void {
  const bySource = new Map<string, Standing[]>()
  for (const one of standing) {
    if (one.part.origins === undefined) continue
    bySource.set(one.part.source, [...(bySource.get(one.part.source) ?? []), one])
  }
  for (const group of bySource.values()) {
    const names = shortestNames(group.map(({ part }) => part.origins![0]!))
    for (const one of group) one.part = named(one.part, names.get(one.part.origins![0]!)!)
  }
}

function named(part: StoredPart, partition: string): StoredPart {
  if (part.partition === partition) return part
  const files = part.files.map((file) => (file.partition === part.partition ? { ...file, partition } : file))
  return { ...part, partition, files }
}

function repeatedWarning(known: StoredPart, again: StoredPart): LoadWarning {
  return {
    code: 'file-repeated',
    message: `${again.origins?.[0] ?? again.partition} has the same content as ${known.origins?.[0] ?? known.partition}; it counts once.`,
  }
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
