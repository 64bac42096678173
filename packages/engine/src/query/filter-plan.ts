import type { FieldTest } from './field-test.js'

/**
 * A filter as few tests as say the same: negations stand at the tests, and tests of one field are joined. `key` is set
 * once it is asked for; equal keys, equal plans.
 */
export type FilterPlan =
  | { readonly kind: 'test'; readonly test: FieldTest; readonly negated: boolean; key?: string }
  | { readonly kind: 'all' | 'any'; readonly branches: readonly FilterPlan[]; key?: string }

/** A plan that passes where a test does. */
export function testPlan(test: FieldTest): FilterPlan {
  return { kind: 'test', test, negated: false }
}

/** A plan that passes where another does not. */
export function negated(plan: FilterPlan): FilterPlan {
  if (plan.kind === 'test') return { kind: 'test', test: plan.test, negated: !plan.negated }
  return { kind: plan.kind === 'all' ? 'any' : 'all', branches: plan.branches.map(negated) }
}

/** Number of tests, at least 1: how many passes over the reports a plan takes. */
export function passesOf(plan: FilterPlan): number {
  if (plan.kind === 'test') return 1
  return Math.max(
    1,
    plan.branches.reduce((sum, branch) => sum + passesOf(branch), 0),
  )
}

/**
 * Joins plans under `all` or `any`. Plans of the same kind are taken apart into their branches, equal ones stand once,
 * and tests of one field become one test: under `any` what is wanted is united and what is unwanted intersected where
 * one test can say that; under `all` the other way round.
 */
export function joinedPlan(kind: 'all' | 'any', plans: readonly FilterPlan[]): FilterPlan {
  const groups = new Map<string, FieldTest[]>()
  const others = new Map<string, FilterPlan>()
  for (const plan of plans.flatMap((one) => (one.kind === kind ? one.branches : [one]))) {
    if (plan.kind !== 'test') {
      others.set(planKey(plan), plan)
      continue
    }
    const name = `${plan.negated ? '-' : '+'}${plan.test.group}`
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [plan.test])
    else group.push(plan.test)
  }
  const branches: FilterPlan[] = []
  for (const [name, tests] of groups) {
    const isNegated = name.startsWith('-')
    for (const test of joinedTests(tests, (kind === 'any') !== isNegated)) {
      branches.push({ kind: 'test', test, negated: isNegated })
    }
  }
  branches.push(...others.values())
  return branches.length === 1 ? branches[0]! : { kind, branches }
}

/** Tests of one group as few as possible, none twice. */
function joinedTests([first, ...rest]: readonly FieldTest[], isUnion: boolean): readonly FieldTest[] {
  if (first === undefined) return []
  if (rest.length === 0) return [first]
  const one = isUnion ? first.or(rest) : first.and(rest)
  return one ? [one] : [...new Map([first, ...rest].map((test) => [test.key(), test])).values()]
}

function planKey(plan: FilterPlan): string {
  plan.key ??=
    plan.kind === 'test'
      ? `${plan.negated ? '-' : '+'}${plan.test.group}${plan.test.key()}`
      : `${plan.kind}(${plan.branches.map(planKey).sort().join(';')})`
  return plan.key
}
