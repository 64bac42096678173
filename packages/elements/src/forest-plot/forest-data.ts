import { type IntervalMeasure, intervalOf, type PairRef } from '@aethersignal/model'
import type { SignalRow } from '../rows/signal-row.js'
import type { LocalizeController } from '../strings/localize-controller.js'

/** One line of the plot. */
export interface ForestPoint extends PairRef {
  /** Drug and event. */
  readonly label: string
  /** The value. */
  readonly estimate: number
  /** Lower bound of its interval. */
  readonly lower: number
  /** Upper bound of its interval. */
  readonly upper: number
  /** Reports of the pair. */
  readonly reports: number
  /** The lower limit lies above the value that stands for "as expected". */
  readonly above: boolean
  readonly description: string
}

/** Rows as points of the plot; those without an interval are counted in `omitted`. */
export interface ForestData {
  readonly points: readonly ForestPoint[]
  readonly omitted: number
}

export function forestData(
  rows: readonly SignalRow[],
  measure: IntervalMeasure,
  words: LocalizeController,
): ForestData {
  const { estimate, lower, upper, neutral } = intervalOf(measure)
  const points: ForestPoint[] = []
  for (const row of rows) {
    const values = [row.values[estimate], row.values[lower], row.values[upper]].map((value) => value ?? Number.NaN)
    const [middle, low, high] = values as [number, number, number]
    // A ratio scale is logarithmic and has no place for 0.
    if (!values.every(Number.isFinite) || (neutral === 1 && low <= 0)) continue
    const reports = row.values.a ?? 0
    const label = words.pair(row)
    const number = (value: number) => words.numbers.measure(value)
    points.push({
      drug: row.drug,
      event: row.event,
      label,
      estimate: middle,
      lower: low,
      upper: high,
      reports,
      above: low > neutral,
      description: words.text(
        'forest.mark',
        label,
        words.text(`measure.${measure}`),
        number(middle),
        number(low),
        number(high),
        words.reports(reports),
      ),
    })
  }
  return { points, omitted: rows.length - points.length }
}

/** What the plot shows, in sentences. */
export function forestSummary(data: ForestData, measure: IntervalMeasure, words: LocalizeController): string {
  const { points, omitted } = data
  const number = (value: number) => words.numbers.measure(value)
  const count = (value: number) => words.numbers.count(value)
  const sentences: string[] = []
  if (points.length > 0) {
    const above = points.filter((point) => point.above).length
    const neutral = count(intervalOf(measure).neutral)
    sentences.push(
      words.text('forest.summary', count(above), count(points.length), words.text(`measure.${measure}`), neutral),
    )
    const top = points.reduce((best, point) => (point.estimate > best.estimate ? point : best))
    sentences.push(words.text('forest.highest', top.label, number(top.estimate), number(top.lower), number(top.upper)))
  }
  if (omitted === 1) sentences.push(words.text('forest.omittedOne'))
  else if (omitted > 1) sentences.push(words.text('forest.omitted', count(omitted)))
  return sentences.join(' ')
}
