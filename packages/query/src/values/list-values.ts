import { valueText } from '../tokens/quoted-text.js'
import type { TokenValue } from '../tokens/token.js'
import { type Reading, valueUnknown } from './value-problem.js'

/** Texts as they are written. */
export function readTexts(values: readonly TokenValue[]): readonly string[] {
  return values.filter(({ form }) => form !== 'nothing').map(({ text }) => text)
}

/** Values out of a fixed list, in capitals or not. */
export function readChoices<T extends string>(values: readonly TokenValue[], choices: readonly T[]): Reading<T[]> {
  const read: T[] = []
  for (const value of values) {
    if (value.form === 'nothing') continue
    const choice = choices.find((name) => name.toLowerCase() === value.text.toLowerCase())
    if (choice === undefined) return valueUnknown(value, `Write ${choices.join(', ')}.`)
    read.push(choice)
  }
  return { read }
}

/** One value out of a fixed list. */
export function readChoice<T extends string>(values: readonly TokenValue[], choices: readonly T[]): Reading<T> {
  const reading = readChoices(values, choices)
  if ('problem' in reading) return reading
  const [choice] = reading.read
  return reading.read.length === 1
    ? { read: choice! }
    : valueUnknown(values[1] ?? values[0]!, `Write one of ${choices.join(', ')}.`)
}

/** A list as values. */
export function listText(texts: readonly string[]): string {
  return texts.length === 0 ? '()' : texts.map(valueText).join(',')
}
