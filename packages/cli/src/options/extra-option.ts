import type { Filter } from '@aethersignal/model'
import { InvalidArgumentError } from 'commander'

/** A condition on a kept field, as it is written after `--extra`. */
export type ExtraCondition = Extract<Filter, { field: 'extra' }>

/**
 * Reads `DOSE=1`, `DOSE=1|2`, `DOSE=2..4`, `DOSE=2..` or `DOSE`, and adds it to those before it. Texts that hold two full
 * stops between numbers are asked for with `--where`.
 */
export function extraCondition(text: string, before: readonly ExtraCondition[] = []): readonly ExtraCondition[] {
  const at = text.indexOf('=')
  const name = at < 0 ? text : text.slice(0, at)
  if (name === '') throw new InvalidArgumentError('Give the name of a kept field first, as in VAX_DOSE_SERIES=1.')
  return [...before, { field: 'extra', name, ...(at >= 0 && wanted(text.slice(at + 1))) }]
}

function wanted(text: string): Pick<ExtraCondition, 'in' | 'min' | 'max'> {
  const range = /^([+-]?\d+(?:\.\d+)?)?\.\.([+-]?\d+(?:\.\d+)?)?$/.exec(text)
  if (range === null) {
    const texts = text.split('|').map((one) => one.trim())
    if (texts.includes('')) throw new InvalidArgumentError('Give a value after =, several with | between them.')
    return { in: texts }
  }
  const [, from, to] = range
  if (from === undefined && to === undefined) throw new InvalidArgumentError('Give a number before or after the dots.')
  return { ...(from !== undefined && { min: Number(from) }), ...(to !== undefined && { max: Number(to) }) }
}
