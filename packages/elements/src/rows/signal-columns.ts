import { MEASURE_COLUMNS, MEASURES, type Measure, type SignalColumn } from '@aethersignal/model'

/** A measure that has an estimate with an interval, and can be drawn as one. */
export type IntervalMeasure = Extract<Measure, 'ebgm' | 'ror' | 'prr' | 'ic'>

/** Columns of an interval measure, and the value that stands for "as expected". */
export interface IntervalColumns {
  readonly estimate: SignalColumn
  readonly lower: SignalColumn
  readonly upper: SignalColumn
  readonly neutral: 0 | 1
}

export const INTERVALS: Readonly<Record<IntervalMeasure, IntervalColumns>> = {
  ebgm: { estimate: 'ebgm', lower: 'eb05', upper: 'eb95', neutral: 1 },
  ror: { estimate: 'ror', lower: 'ror025', upper: 'ror975', neutral: 1 },
  prr: { estimate: 'prr', lower: 'prr025', upper: 'prr975', neutral: 1 },
  ic: { estimate: 'ic', lower: 'ic025', upper: 'ic975', neutral: 0 },
}

/** The interval measures among some measures, in the order in which they are offered. */
export function intervalsOf(measures: readonly Measure[]): readonly IntervalMeasure[] {
  return (['ebgm', 'ic', 'ror', 'prr'] as const).filter((measure) => measures.includes(measure))
}

const SHOWN: Readonly<Partial<Record<Measure, readonly SignalColumn[]>>> = {
  ebgm: ['eb05', 'ebgm', 'eb95'],
  ic: ['ic025', 'ic', 'ic975'],
  ror: ['ror025', 'ror', 'ror975'],
  prr: ['prr025', 'prr', 'prr975'],
  chi2: ['chi2_yates'],
}

const COUNTS: ReadonlySet<SignalColumn> = new Set(['a', 'b', 'c', 'd'])

/** Columns of the list for some measures, in the order in which they stand: reports first, lower limits before estimates. */
export function listColumns(measures: readonly Measure[]): readonly SignalColumn[] {
  const order: readonly Measure[] = ['ebgm', 'ic', 'ror', 'prr', 'chi2']
  return [
    'a',
    'expected',
    ...[...order, ...MEASURES.filter((measure) => !order.includes(measure))]
      .filter((measure) => measures.includes(measure))
      .flatMap((measure) => SHOWN[measure] ?? MEASURE_COLUMNS[measure]),
  ]
}

/** True for columns of whole numbers of reports. */
export function isCount(column: SignalColumn): boolean {
  return COUNTS.has(column)
}

/** The measure that fills a column, or undefined for the columns that are always there. */
export function measureOf(column: SignalColumn): Measure | undefined {
  return MEASURES.find((measure) => MEASURE_COLUMNS[measure].includes(column))
}
