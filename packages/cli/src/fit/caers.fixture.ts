import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { sharedData } from '../../../../tests/shared-data.js'

/** The pairs of FDA CAERS 2012 as a file of counts. */
export function countsCsv(): string {
  const path = sharedData('reference/values/caers/mgps_scores.csv.gz')
  const [, ...rows] = gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split('\n')
  const counts = rows.map((row) => /^((?:"[^"]*"|[^,]*),(?:"[^"]*"|[^,]*),\d+,\d+,\d+),/.exec(row)?.[1])
  return ['drug,event,a,drug_total,event_total,total', ...counts.map((count) => `${count},3356`)].join('\n')
}

/** −log L at the optima, by likelihood. */
export function negLL(): Readonly<Record<string, number>> {
  const { fits } = JSON.parse(readFileSync(sharedData('reference/values/caers/mgps_fits.json'), 'utf8'))
  const { full, comptrunc, mixtrunc } = fits
  return { full: full.negLL, componentTruncated: comptrunc.negLL, mixtureTruncated: mixtrunc.negLL }
}
