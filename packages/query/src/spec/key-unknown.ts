import { CONDITION_KEYS } from '../filter/condition-keys.js'
import type { QueryProblem } from '../tokens/query-problem.js'

/** That no key has this name, with those that are meant most likely. */
export function keyUnknown(key: string, otherKeys: readonly string[]): QueryProblem {
  const keys = [...otherKeys, ...CONDITION_KEYS]
  const lower = key.toLowerCase()
  const near = keys.filter((name) => name.includes(lower) || lower.includes(name) || sharesStart(name, lower))
  return {
    code: 'key-unknown',
    message: `There is no key ${key}:.`,
    remedy: `Write ${(near.length > 0 ? near : keys).map((name) => `${name}:`).join(', ')}.`,
  }
}

function sharesStart(left: string, right: string): boolean {
  return left.slice(0, 3) === right.slice(0, 3)
}
