import type { PeriodSeries } from '@aethersignal/core/time'
import type { ResultNote } from '@aethersignal/model'

/** What the reader has to know of dates that are in no period. */
export function leftOutDates({
  imprecise,
  missing,
  outlying,
}: Pick<PeriodSeries, 'imprecise' | 'missing' | 'outlying'>): ResultNote[] {
  const message = (what: string) => `Reports ${what} are in no period.`
  return [
    { code: 'dates-imprecise', message: message('whose date does not tell the period'), count: imprecise },
    { code: 'dates-missing', message: message('without a date'), count: missing },
    outlyingNote('Reports with dates', outlying.dates, outlying.periods),
  ].filter(({ count }) => count !== 0)
}

/** Names how many dates or rows are left out because they are far from all others, and the first few of them. */
export function outlyingNote(what: string, count: number, periods: readonly string[]) {
  const named = periods.slice(0, 5).join(', ')
  const more = periods.length > 5 ? ` and ${periods.length - 5} more` : ''
  return {
    code: 'dates-outlying',
    message: `${what} that lie far from all others, or in the future, are left out of the series: ${named}${more}.`,
    count,
  }
}
