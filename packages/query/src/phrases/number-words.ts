const WORDS = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'],
]

/** Source of a pattern for whole numbers in figures, or in words up to twenty. */
export const WHOLE = `\\d{1,6}|${WORDS.slice(1).join('|')}`

/** The number that a text is, in figures or in words. */
export function wholeNumber(text: string): number {
  const word = WORDS.indexOf(text)
  return word === -1 ? Number(text) : word
}
