import type { PlannedInput } from './source-plan.js'

/** Files of one source that share a name go by longer ones. */
export function withOwnNames(
  inputs: readonly PlannedInput[],
  longName: (input: PlannedInput) => string,
): readonly PlannedInput[] {
  const key = ({ source, name }: PlannedInput) => `${source} ${name}`
  const times = new Map<string, number>()
  for (const input of inputs) times.set(key(input), (times.get(key(input)) ?? 0) + 1)
  return inputs.map((input) => (times.get(key(input)) === 1 ? input : { ...input, name: longName(input) }))
}
