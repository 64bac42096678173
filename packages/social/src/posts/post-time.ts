const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?$/i
// "Wed Oct 10 20:19:24 +0000 2018", as the older interface of X writes times.
// "May 20, 2012", "20 May 2012", "20-May-12", as reviews and people write dates.
const OF_REVIEW = /^(?:([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})|(\d{1,2})[- ]([A-Za-z]{3,9})\.?[- ,]+(\d{4}|\d{2}))$/
const OF_X = /^[A-Za-z]{3} ([A-Za-z]{3}) (\d{1,2}) (\d{2}):(\d{2}):(\d{2}) ([+-]\d{4}) (\d{4})$/

/**
 * Reads the time of a post, in milliseconds since 1970: seconds or milliseconds since then (told apart at 10¹¹), ISO
 * 8601 or the form of X's older interface. A time without a zone is taken for UTC. NaN for anything else.
 */
export function timeOf(value: unknown): number {
  if (typeof value === 'number') return value > 0 ? (value < 1e11 ? value * 1000 : value) : Number.NaN
  if (typeof value !== 'string') return Number.NaN
  const text = value.trim()
  if (/^\d{9,13}(?:\.\d+)?$/.test(text)) return timeOf(Number(text))
  const iso = ISO.exec(text)
  if (iso) {
    const [, year, month, day, hour = '0', minute = '0', second = '0', zone = 'Z'] = iso
    return instant([year!, month!, day!, hour, minute, second].map(Number), zone)
  }
  const ofX = OF_X.exec(text)
  if (!ofX) return timeOfReview(text)
  const [, month, day, hour, minute, second, zone, year] = ofX
  const number = MONTHS.indexOf(month!.toLowerCase()) + 1
  return number === 0 ? Number.NaN : instant([year!, number, day!, hour!, minute!, second!].map(Number), zone!)
}

function timeOfReview(text: string): number {
  const [, monthFirst, dayBehind, yearBehind, dayFirst, monthBehind, year] = OF_REVIEW.exec(text) ?? []
  const month = MONTHS.indexOf((monthFirst ?? monthBehind ?? '').slice(0, 3).toLowerCase()) + 1
  if (month === 0) return Number.NaN
  const written = Number(yearBehind ?? year)
  // Two digits are of this century: there were no posts before it.
  return instant([written < 100 ? 2000 + written : written, month, Number(dayBehind ?? dayFirst)], 'Z')
}

function instant(parts: readonly number[], zone: string): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
  const time = Date.UTC(year, month - 1, day, hour, minute, second)
  const date = new Date(time)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23) return Number.NaN
  const offset = /([+-])(\d{2}):?(\d{2})/.exec(zone)
  if (!offset) return time
  return time - (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3])) * 60_000
}
