import { AetherError } from '@aethersignal/model'

/** What may part the names in a cell. */
export interface Separator {
  /** Word by which it can be asked for. */
  readonly name: string
  readonly pattern: RegExp
}

/** Marks that neither drugs nor preferred terms have in their names: they part unless the values speak against it. */
export const MARKS: readonly Separator[] = [
  { name: 'line', pattern: /\s*(?:\r\n?|\n|\u2028|<br\s*\/?>)\s*/gi },
  { name: 'bar', pattern: /\s*[|｜¦]+\s*/g },
  { name: 'caret', pattern: /\s*\^+\s*/g },
  { name: 'tab', pattern: /\s*\t\s*/g },
  { name: 'tilde', pattern: /\s*~+\s*(?!\d)/g },
  { name: 'doubled', pattern: /\s*(?:#{2,}|@{2,}|\${2,}|%{2,}|:{2,}|\/{2,}|\\{2,}|_{2,}|&{2,}|\*{2,})\s*/g },
  { name: 'bullet', pattern: /\s*[•●▪◦‣∙]\s*/g },
  { name: 'semicolon', pattern: /\s*[;；؛]\s*/g },
]

/** Marks and words that names have too: they part only where the values of the column show it. */
export const DOUBTFUL_MARKS: readonly Separator[] = [
  { name: 'comma', pattern: /\s*(?:[，،、]|(?<!\d),|,(?!\d))\s*(?:(?:and|&)\s+)?/gi },
  { name: 'slash', pattern: /\s+\/\s+/g },
  { name: 'and', pattern: /\s+(?:&|and)\s+/gi },
  { name: 'plus', pattern: /\s+\+\s+/g },
]

/** What stands before each item of a list that a person typed; a dash or an asterisk only with a blank behind it. */
export const ITEM_MARK = /^\s*(?:[•●▪◦‣∙·]\s*|[-–—*]\s+)/

const SEPARATORS = [...MARKS, ...DOUBTFUL_MARKS]

/** Keeps cells whole. */
export const NO_SPLIT = 'none'

/**
 * The separator that was asked for: by its name, by one of its marks, else the very text. Null for `none`.
 *
 * @throws AetherError `usage/invalid` for nothing at all
 */
export function separatorNamed(wanted: string): Separator | null {
  if (wanted === NO_SPLIT) return null
  if (wanted === '') {
    throw new AetherError('usage/invalid', 'The mark that parts the names of a cell is empty.', {
      remedy: `Give a mark such as ; or one of ${[...SEPARATORS.map(({ name }) => name), NO_SPLIT].join(', ')}.`,
    })
  }
  const named = SEPARATORS.find(({ name, pattern }) => name === wanted || wanted.replace(pattern, '') === '')
  if (named !== undefined) return named
  const text = (wanted.trim() || wanted).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  // A blank that was asked for has to be there: ` - ` does not part `co-trimoxazole`.
  const blanks = (isAsked: boolean) => (isAsked ? '\\s+' : '\\s*')
  return {
    name: wanted,
    pattern: new RegExp(`${blanks(/^\s+\S/.test(wanted))}${text}${blanks(/\S\s+$/.test(wanted))}`, 'g'),
  }
}
