type Ten = [string, string, string, string, string, string, string, string, string, string]

/** How numbers are written at an axis, as d3-format takes it. */
interface AxisLocale {
  readonly decimal: string
  readonly thousands: string
  readonly grouping: number[]
  readonly currency: [string, string]
  readonly numerals: Ten
  readonly percent: string
  readonly minus: string
}

const GROUP = 3
/** Wide enough for two groups, which tells whether groups after the first have two digits, as in India. */
const SAMPLE = -12_345_678.9

/** The numbers of a language for one chart alone, so that charts of other languages on the page keep theirs. */
export function axisLocale(language: string): AxisLocale {
  const parts = new Intl.NumberFormat(language, { minimumFractionDigits: 1 }).formatToParts(SAMPLE)
  const part = (type: Intl.NumberFormatPartTypes, usual: string) =>
    parts.find((found) => found.type === type)?.value ?? usual
  const digits = new Intl.NumberFormat(language, { useGrouping: false })
  const groups = parts.filter(({ type }) => type === 'integer').map(({ value }) => value.length)
  return {
    decimal: part('decimal', '.'),
    thousands: part('group', ''),
    grouping: groups.length > 2 ? [GROUP, groups.at(-2) ?? GROUP] : [GROUP],
    currency: ['', ''],
    numerals: Array.from({ length: 10 }, (_, digit) => digits.format(digit)) as Ten,
    percent: '%',
    minus: part('minusSign', '−'),
  }
}
