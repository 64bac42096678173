import { AetherError, type Filter } from '@aethersignal/model'
import { filterSchema, parseWith } from '@aethersignal/model/schemas'
import { InvalidArgumentError } from 'commander'

/** Reads a filter in canonical JSON, such as `{"field":"sex","in":["F"]}`. */
export function whereFilter(text: string): Filter {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new InvalidArgumentError('Give a filter as JSON, such as {"field":"sex","in":["F"]}.')
  }
  try {
    return parseWith(filterSchema, value, 'query/invalid')
  } catch (thrown) {
    if (!(thrown instanceof AetherError)) throw thrown
    throw new InvalidArgumentError(thrown.message)
  }
}
