import { codePointOrder } from '@aethersignal/model'

/**
 * Orders report ids: numbers by value and before everything else, other texts by code point, missing ids first of all.
 * Equal numbers written differently stand in order of their text, so that the order is total.
 */
export function reportIdOrder(left: string | null, right: string | null): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null)
  const leftNumber = digits(left)
  const rightNumber = digits(right)
  if (leftNumber === null || rightNumber === null) {
    if (leftNumber === rightNumber) return codePointOrder(left, right)
    return leftNumber === null ? 1 : -1
  }
  return (
    leftNumber.length - rightNumber.length || codePointOrder(leftNumber, rightNumber) || codePointOrder(left, right)
  )
}

/** The digits without leading zeros, or null where the id is not a number. */
function digits(id: string): string | null {
  return /^\d+$/.test(id) ? id.replace(/^0+(?=\d)/, '') : null
}
