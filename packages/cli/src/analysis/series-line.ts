import { wholeText } from '../output/whole-text.js'

/** How many reports a series has, and of how many. */
export function seriesLine({ series, reports }: Readonly<Record<string, unknown>>): string {
  return `${wholeText(series)} reports in the series, of N ${wholeText(reports)}`
}
