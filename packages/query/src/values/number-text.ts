/** A number so that reading it gives the same number, −0 included. */
export function numberText(number: number): string {
  return Object.is(number, -0) ? '-0' : String(number)
}

/** Source of a pattern for what {@link numberText} writes of finite numbers. */
export const NUMBER = '-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?'
