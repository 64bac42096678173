import type { CaseQuery, Filter } from '@aethersignal/model'
import type { Asked } from './asked.js'
import { type BehindParts, partsBehind, queryOf } from './reports-behind.js'

/** Why no report is behind a request. */
export type EmptyCause =
  /** No report of the source has any of these names. */
  | { readonly cause: 'unknown-term'; readonly kind: 'drug' | 'event'; readonly names: readonly string[] }
  /** Reports have them, but none that meets the conditions. */
  | {
      readonly cause: 'not-in-subset'
      readonly kind: 'drug' | 'event'
      readonly names: readonly string[]
      readonly reports: number
    }
  /** Reports have each, but none has all of them, whatever the conditions. */
  | {
      readonly cause: 'never-co-reported'
      readonly names: readonly (readonly string[])[]
      readonly reports: readonly number[]
    }
  /** Reports have all, and the conditions leave none of them: what is left after each, and what would be left without it. */
  | { readonly cause: 'excluded'; readonly steps: readonly ExclusionStep[] }

/** What one condition does. */
export interface ExclusionStep {
  /** The condition. */
  readonly filter: Filter
  /** Reports of the source that meet it by itself: none where the source lacks the field. */
  readonly alone: number
  /** Reports left with it and the conditions before it. */
  readonly left: number
  /** Reports left with all conditions but it. */
  readonly without: number
}

/**
 * Why no report is behind a request: the first of the four causes that holds, with the reports it leaves. Undefined where there
 * are reports. Asks for as many numbers as there are names and three times the conditions.
 *
 * @param countReports The number of reports of a query, such as the `total` of a page of `cases`
 */
export async function whyEmpty(
  asked: Asked,
  countReports: (query: CaseQuery) => Promise<number>,
): Promise<readonly EmptyCause[] | undefined> {
  const parts = partsBehind(asked)
  const count = (some: Partial<BehindParts>) =>
    countReports(queryOf({ drugs: [], events: [], where: [], ...(parts.roles && { roles: parts.roles }), ...some }))
  if ((await count(parts)) > 0) return undefined
  const named = [
    ...parts.drugs.map((names) => ({ kind: 'drug' as const, names, part: { drugs: [names] } })),
    ...parts.events.map((names) => ({ kind: 'event' as const, names, part: { events: [names] } })),
  ]
  const alone = await inTurn(named, ({ part }) => count(part))
  const unknown = named.filter((_, at) => alone[at] === 0)
  if (unknown.length > 0) return unknown.map(({ kind, names }) => ({ cause: 'unknown-term', kind, names }))
  const together = await count({ drugs: parts.drugs, events: parts.events })
  if (together === 0) return [{ cause: 'never-co-reported', names: named.map(({ names }) => names), reports: alone }]
  const within = await inTurn(named, ({ part }) => count({ ...part, where: parts.where }))
  const absent = named.flatMap(({ kind, names }, at) =>
    within[at] === 0 ? [{ cause: 'not-in-subset' as const, kind, names, reports: alone[at]! }] : [],
  )
  const steps = await inTurn(parts.where, async (filter, at) => ({
    filter,
    alone: await count({ where: [filter] }),
    left: await count({ ...parts, where: parts.where.slice(0, at + 1) }),
    without: await count({ ...parts, where: parts.where.filter((_, other) => other !== at) }),
  }))
  return [...absent, { cause: 'excluded', steps }]
}

async function inTurn<Item, Result>(
  items: readonly Item[],
  work: (item: Item, at: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (const [at, item] of items.entries()) results.push(await work(item, at))
  return results
}
