import { AetherError } from '@aethersignal/model'

/** Names a report beyond the run of a program: the case in its source, and the version that was looked at. */
export interface CaseReference {
  /** Adapter that read it. */
  readonly source: string
  /** The case's number. */
  readonly caseId: string
  /** Number of the version that was looked at. */
  readonly reportId: string
}

/** Who decided, when (ISO 8601) and why. */
export interface DecisionStamp {
  /** Who decided. */
  readonly by: string
  /** When, ISO 8601. */
  readonly at: string
  /** Why. */
  readonly reason: string
}

/** Merge the members of a cluster, or keep them all. */
export type DecisionAction = 'merge' | 'keep'

/** What is done with one cluster. */
export interface ClusterDecision extends DecisionStamp {
  /** `merge`: only the first member that is there counts; `keep`: all count. */
  readonly action: DecisionAction
  /** The report to count first. */
  readonly members: readonly CaseReference[]
  /** Score of the weakest link; null under the exact rule. */
  readonly weakestScore: number | null
  /** What was decided before, the latest last. */
  readonly before: readonly (DecisionStamp & { readonly action: DecisionAction })[]
}

/** All that was decided about the duplicates of a dataset: a file to keep, to look through and to change. */
export interface DuplicateDecisions {
  /** Tells the file from others. */
  readonly format: 'aethersignal-duplicate-decisions'
  /** Version of the form. */
  readonly version: 1
  /** The rule by which clusters were found. */
  readonly method: 'exact' | 'hit-miss'
  /** Of the search, to find the same again. */
  readonly parameters: Readonly<Record<string, unknown>>
  /** What was decided about each cluster. */
  readonly clusters: readonly ClusterDecision[]
}

/**
 * Reads decisions from JSON.
 * @throws AetherError `input/not-recognised` for anything else, saying what is wrong.
 */
export function parseDecisions(text: string): DuplicateDecisions {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw refused('is not JSON', cause)
  }
  if (!isRecord(value) || value['format'] !== 'aethersignal-duplicate-decisions') throw refused('is of another format')
  if (value['version'] !== 1) throw refused(`has version ${String(value['version'])}, this version reads version 1`)
  if (value['method'] !== 'exact' && value['method'] !== 'hit-miss') throw refused('names no known method')
  if (!isRecord(value['parameters'])) throw refused('has no parameters')
  if (!Array.isArray(value['clusters'])) throw refused('has no list of clusters')
  const seen = new Set<string>()
  for (const [at, cluster] of value['clusters'].entries()) {
    if (!isClusterDecision(cluster)) throw refused(`has a cluster, number ${at + 1}, that is not a decision`)
    for (const { source, caseId } of cluster.members) {
      const key = caseKey(source, caseId)
      if (seen.has(key)) throw refused(`names case ${caseId} of ${source} twice`)
      seen.add(key)
    }
  }
  return value as unknown as DuplicateDecisions
}

/** The same key for the same case. */
export function caseKey(source: string, caseId: string): string {
  return JSON.stringify([source, caseId])
}

function isClusterDecision(value: unknown): value is ClusterDecision {
  if (!isRecord(value) || !isStamp(value) || !Array.isArray(value['members']) || value['members'].length < 2)
    return false
  const { weakestScore, members, before } = value
  if (weakestScore !== null && typeof weakestScore !== 'number') return false
  return Array.isArray(before) && before.every((one) => isRecord(one) && isStamp(one)) && members.every(isReference)
}

function isStamp(value: Readonly<Record<string, unknown>>): boolean {
  const isText = (name: string) => typeof value[name] === 'string'
  return (value['action'] === 'merge' || value['action'] === 'keep') && isText('by') && isText('at') && isText('reason')
}

function isReference(value: unknown): boolean {
  return isRecord(value) && ['source', 'caseId', 'reportId'].every((name) => typeof value[name] === 'string')
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refused(what: string, cause?: unknown): AetherError {
  return new AetherError('input/not-recognised', `The file of decisions ${what}.`, {
    remedy: 'Write it anew with "aethersignal duplicates --decisions-out".',
    ...(cause !== undefined && { cause }),
  })
}
