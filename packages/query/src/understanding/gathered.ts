import type { Filter, Role, RunSpec } from '@aethersignal/model'
import type { Missing, Task } from '../phrases/task.js'
import type { TaskReading } from '../phrases/task-phrases.js'
import type { Span } from '../tokens/token.js'
import { type JoinedCondition, joinedConditions } from './joined-conditions.js'
import { conditionOf } from './name-chip.js'
import type { UnderstoodItem } from './understood-items.js'

/** Drugs or events that one chip names. */
export interface NamedTerms extends Span {
  readonly names: readonly string[]
  readonly group?: string
  /** The word between it and the one before. */
  readonly join: TaskReading['join'] | 'with'
}

/** A condition where it stands. */
export interface PlacedCondition extends JoinedCondition, Span {
  readonly versus: boolean
}

/** What the chips of a text say together. */
export interface Gathered {
  readonly drugs: readonly NamedTerms[]
  readonly events: readonly NamedTerms[]
  /** Conditions on reports, denied names among them, in their order. */
  readonly placed: readonly PlacedCondition[]
  readonly roles?: readonly Role[]
  /** Choices of pairs, rows and columns. */
  readonly choices: RunSpec
  readonly tasks: ReadonlySet<Task>
  readonly weak: ReadonlySet<Task>
  readonly joins: ReadonlySet<NonNullable<TaskReading['join']>>
  readonly missing: ReadonlySet<Missing>
  readonly reading: Pick<TaskReading, 'of' | 'byCount' | 'by' | 'strata'>
}

/** Gathers what items say. */
export function gatherItems(items: readonly UnderstoodItem[], text: string): Gathered {
  const drugs: NamedTerms[] = []
  const events: NamedTerms[] = []
  const placed: PlacedCondition[] = []
  const choices: { -readonly [Member in keyof RunSpec]: RunSpec[Member] } = {}
  const tasks = new Set<Task>()
  const weak = new Set<Task>()
  const joins = new Set<NonNullable<TaskReading['join']>>()
  const missing = new Set<Missing>()
  const reading: { -readonly [Member in keyof Gathered['reading']]: Gathered['reading'][Member] } = {}
  let roles: readonly Role[] | undefined
  let between: Set<TaskReading['join']> = new Set()
  let lastEnd = 0
  for (const { chip, task, start, end } of items) {
    if (task !== undefined) {
      const { join, weak: weakTask, task: _, missing: what, declined: __, ...said } = task
      if (join !== undefined) joins.add(join)
      if (join !== undefined) between.add(join)
      if (weakTask !== undefined) weak.add(weakTask)
      if (what !== undefined) missing.add(what)
      Object.assign(reading, said)
    }
    if (chip === undefined) continue
    const { meaning, denied } = chip
    if (meaning.kind === 'task') tasks.add(meaning.task)
    if (meaning.kind === 'task' || meaning.kind === 'missing' || meaning.kind === 'declined') continue
    const place = { start, end }
    const condition = conditionOf(meaning)
    if (meaning.kind === 'roles') roles = meaning.roles
    else if (meaning.kind === 'choice') {
      const { where, drugs: named, events: also, roles: as, ...others } = meaning.spec
      if (named !== undefined) drugs.push({ ...place, names: named, join: undefined })
      if (also !== undefined) events.push({ ...place, names: also, join: undefined })
      if (as !== undefined) roles = as
      if (where !== undefined) placed.push({ ...place, filter: where, join: undefined, denied, versus: false })
      Object.assign(choices, others)
    } else if (denied || meaning.kind === 'condition') {
      const join = between.has('or') ? 'or' : between.has('and') ? 'and' : undefined
      placed.push({ ...place, filter: condition!, join, denied, versus: between.has('versus') })
    } else {
      const { names, group } = meaning
      const written = text.slice(lastEnd, start)
      const join =
        [...between].find((word) => word !== 'both' && word !== 'this') ??
        (/\bwith\b/iu.test(written) ? 'with' : undefined)
      const named: NamedTerms = { ...place, names, join, ...(group !== undefined && { group }) }
      ;(meaning.kind === 'drug' ? drugs : events).push(between.has('other') ? { ...named, join: 'other' } : named)
    }
    between = new Set()
    lastEnd = end
  }
  return { drugs, events, placed, choices, tasks, weak, joins, missing, reading, ...(roles !== undefined && { roles }) }
}

/** Conditions as filters, without those that stand for sides. */
export function filtersOf(
  placed: readonly PlacedCondition[],
  without: readonly PlacedCondition[] = [],
): readonly Filter[] {
  return joinedConditions(placed.filter((condition) => !without.includes(condition)))
}

/** All names of some terms, each once. */
export function allNames(terms: readonly NamedTerms[]): readonly string[] {
  return [...new Set(terms.flatMap(({ names }) => names))]
}
