import { AetherError } from '@aethersignal/model'

/** Members of a request that a user gives as one flag, and whose faults are told only by what was read. */
const FLAGS = ['sort.by', 'against', 'with', 'scores', 'column', 'prior']

/** A column to sort by or to adjust, a ranking, a prior or a group to compare with that is not there is a fault of the flag; other faults stay what they are. */
export function flagFault(thrown: unknown): unknown {
  if (!(thrown instanceof AetherError) || !FLAGS.includes(thrown.place?.field ?? '')) return thrown
  if (thrown.code !== 'query/invalid') return thrown
  const { message, remedy } = thrown
  return new AetherError('usage/invalid', message, { ...(remedy !== undefined && { remedy }), cause: thrown })
}

/** Does the work, and gives a fault of a flag as such. */
export function flagged<Value>(work: () => Value): Value {
  try {
    return work()
  } catch (thrown) {
    throw flagFault(thrown)
  }
}
