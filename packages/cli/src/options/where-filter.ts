import { AetherError, type Filter } from '@aethersignal/model'
import { filterSchema, parseWith } from '@aethersignal/model/schemas'
import { parseFilter } from '@aethersignal/query'
import { InvalidArgumentError } from 'commander'

/** Reads a filter in the canonical form, `sex:F age:>65`, or in JSON as in manifests, `{"field":"sex","in":["F"]}`. */
export function whereFilter(text: string): Filter {
  return text.trimStart().startsWith('{') ? filterOfJson(text) : filterOfText(text)
}

function filterOfText(text: string): Filter {
  try {
    return parseFilter(text)
  } catch (thrown) {
    if (!(thrown instanceof AetherError)) throw thrown
    const { message, place, remedy } = thrown
    throw new InvalidArgumentError([message, place?.field && `At ${place.field}.`, remedy].filter(Boolean).join(' '))
  }
}

function filterOfJson(text: string): Filter {
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
