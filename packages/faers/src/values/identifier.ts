/**
 * Reads a report or case number: 1 to 15 digits, which a double holds exactly; blanks around it and the `.0` that
 * pandas writes are taken off. NaN where it is not such a number.
 */
export function readIdentifier(text: string): number {
  const length = text.length
  if (length === 0) return Number.NaN
  let value = 0
  if (length <= 15) {
    let index = 0
    for (; index < length; index++) {
      const digit = text.charCodeAt(index) - 48
      if (digit < 0 || digit > 9) break
      value = value * 10 + digit
    }
    if (index === length) return value
  }
  const match = /^\s*0*(\d{1,15})(?:\.0*)?\s*$/.exec(text)
  return match ? Number(match[1]) : Number.NaN
}
