/** Columns that every signal table has, whatever is measured. */
export const COUNT_COLUMNS = ['a', 'b', 'c', 'd', 'expected'] as const

/** A value of a measure with what it is read by. */
export interface MeasureLineOf<Column extends string> {
  /** Name of the value. */
  readonly name: string
  /** Column of the value itself. */
  readonly estimate: Column
  /** Column of the lower bound of its interval. */
  readonly lower?: Column
  /** Column of the upper bound of its interval. */
  readonly upper?: Column
  /** Value at which drug and event are independent, against which the interval is read. */
  readonly neutral?: 0 | 1
  /** Level of the interval. */
  readonly level?: 0.9 | 0.95
  /** Where the p-value is, by which the line is read. */
  readonly p?: Column
}

/** What is known of a measure, its name and columns being of these types. */
interface MeasureEntryOf<Name extends string, Column extends string> {
  /** Name of the measure. */
  readonly name: Name
  /** In the order in which they are written. */
  readonly columns: readonly Column[]
  /** With what it stands together where measures are listed. */
  readonly group: 'ratios' | 'tests' | 'bayesian' | 'likelihood'
  /** Its values, the one that stands for it first; none where another measure reads its columns. */
  readonly lines: readonly MeasureLineOf<Column>[]
  /** `prior`: a prior fitted to the whole universe. `cells`: the fourfold table of the pair alone. */
  readonly needs: 'cells' | 'prior'
  /** The column a list is ranked by where this is the first of its measures to rank, and its place among them, from 1. */
  readonly ranking?: { readonly place: number; readonly by: Column }
  /** Whether it is computed where nothing else was asked for. */
  readonly usual?: true
  /** Whether it is a ratio, or the logarithm of one, with an interval: what systematic error can be taken off from. */
  readonly calibrated?: true
  /** Whether it is followed by period. */
  readonly overTime?: true
  /** Whether it is estimated in each stratum and pooled over them. */
  readonly pooled?: true
  /** What takes milliseconds a pair, so that a profile of one pair has it and a table of pairs has not. */
  readonly profile?: {
    readonly columns: readonly string[]
    /** In place of the line of its name, or one more. */
    readonly line: MeasureLineOf<string>
  }
}

const interval = <Estimate extends string, Lower extends string, Upper extends string, Neutral extends 0 | 1>(
  estimate: Estimate,
  lower: Lower,
  upper: Upper,
  neutral: Neutral,
  level: 0.9 | 0.95 = 0.95,
) => ({ name: estimate, estimate, lower, upper, neutral, level })

/** All that is known of each measure. */
const REGISTRY = /* @__PURE__ */ (() =>
  [
    {
      name: 'prr',
      group: 'ratios',
      needs: 'cells',
      usual: true,
      calibrated: true,
      overTime: true,
      pooled: true,
      columns: ['prr', 'prr025', 'prr975'],
      lines: [interval('prr', 'prr025', 'prr975', 1)],
      ranking: { place: 4, by: 'prr025' },
    },
    {
      name: 'ror',
      group: 'ratios',
      needs: 'cells',
      usual: true,
      calibrated: true,
      overTime: true,
      pooled: true,
      columns: ['ror', 'ror025', 'ror975'],
      lines: [interval('ror', 'ror025', 'ror975', 1)],
      ranking: { place: 3, by: 'ror025' },
      profile: {
        columns: ['ror_exact', 'ror_exact025', 'ror_exact975'],
        line: interval('ror_exact', 'ror_exact025', 'ror_exact975', 1),
      },
    },
    {
      name: 'chi2',
      group: 'tests',
      needs: 'cells',
      usual: true,
      columns: ['chi2', 'chi2_yates'],
      lines: [
        { name: 'chi2_yates', estimate: 'chi2_yates', p: 'chi2_yates_p' },
        { name: 'chi2', estimate: 'chi2', p: 'chi2_p' },
      ],
      ranking: { place: 5, by: 'chi2_yates' },
    },
    {
      name: 'ic',
      group: 'bayesian',
      needs: 'cells',
      usual: true,
      calibrated: true,
      overTime: true,
      columns: ['ic', 'ic025', 'ic975', 'ic025_approx', 'ic975_approx'],
      lines: [
        interval('ic', 'ic025', 'ic975', 0),
        { ...interval('ic', 'ic025_approx', 'ic975_approx', 0), name: 'ic_approx' },
      ],
      ranking: { place: 2, by: 'ic025' },
    },
    {
      name: 'ebgm',
      group: 'bayesian',
      needs: 'prior',
      usual: true,
      calibrated: true,
      columns: ['ebgm', 'eb05', 'eb95'],
      lines: [interval('ebgm', 'eb05', 'eb95', 1, 0.9)],
      ranking: { place: 1, by: 'eb05' },
    },
    {
      name: 'rrr',
      group: 'ratios',
      needs: 'cells',
      columns: ['rrr'],
      lines: [{ name: 'rrr', estimate: 'rrr', neutral: 1 }],
      profile: { columns: ['rrr025', 'rrr975'], line: interval('rrr', 'rrr025', 'rrr975', 1) },
    },
    {
      name: 'ror_ha',
      group: 'ratios',
      needs: 'cells',
      calibrated: true,
      columns: ['ror_ha', 'ror_ha025', 'ror_ha975'],
      lines: [interval('ror_ha', 'ror_ha025', 'ror_ha975', 1)],
    },
    {
      name: 'yule',
      group: 'ratios',
      needs: 'cells',
      columns: ['yule_q', 'yule_q025', 'yule_q975', 'yule_y'],
      lines: [interval('yule_q', 'yule_q025', 'yule_q975', 0), { name: 'yule_y', estimate: 'yule_y' }],
    },
    {
      name: 'chi2_p',
      group: 'tests',
      needs: 'cells',
      columns: ['chi2_p', 'chi2_yates_p'],
      lines: [],
    },
    {
      name: 'fisher',
      group: 'tests',
      needs: 'cells',
      columns: ['fisher_greater_p', 'fisher_less_p', 'fisher_two_p', 'fisher_midp'],
      lines: [
        { name: 'fisher_greater_p', estimate: 'fisher_greater_p', p: 'fisher_greater_p' },
        { name: 'fisher_midp', estimate: 'fisher_midp', p: 'fisher_midp' },
        { name: 'fisher_two_p', estimate: 'fisher_two_p', p: 'fisher_two_p' },
      ],
    },
    {
      name: 'poisson',
      group: 'tests',
      needs: 'cells',
      columns: ['poisson_p'],
      lines: [{ name: 'poisson_p', estimate: 'poisson_p', p: 'poisson_p' }],
    },
    {
      name: 'ic_dirichlet',
      group: 'bayesian',
      needs: 'cells',
      columns: ['ic_dirichlet'],
      lines: [{ name: 'ic_dirichlet', estimate: 'ic_dirichlet', neutral: 0 }],
      profile: {
        columns: ['ic_dirichlet025', 'ic_dirichlet975'],
        line: interval('ic_dirichlet', 'ic_dirichlet025', 'ic_dirichlet975', 0),
      },
    },
    {
      name: 'bcpnn_gould',
      group: 'bayesian',
      needs: 'cells',
      columns: ['bcpnn_gould', 'bcpnn_gould025', 'bcpnn_gould975'],
      lines: [interval('bcpnn_gould', 'bcpnn_gould025', 'bcpnn_gould975', 0)],
    },
    {
      name: 'bcpnn_bate',
      group: 'bayesian',
      needs: 'cells',
      columns: ['bcpnn_bate', 'bcpnn_bate_lower'],
      lines: [{ name: 'bcpnn_bate', estimate: 'bcpnn_bate', lower: 'bcpnn_bate_lower', neutral: 0 }],
      profile: {
        columns: ['bcpnn_bate_upper'],
        line: {
          name: 'bcpnn_bate',
          estimate: 'bcpnn_bate',
          lower: 'bcpnn_bate_lower',
          upper: 'bcpnn_bate_upper',
          neutral: 0,
        },
      },
    },
    {
      name: 'lrt',
      group: 'likelihood',
      needs: 'cells',
      columns: ['lrt_huang', 'lrt_poisson'],
      lines: [
        { name: 'lrt_huang', estimate: 'lrt_huang' },
        { name: 'lrt_poisson', estimate: 'lrt_poisson' },
      ],
    },
    {
      name: 'lrt_event',
      group: 'likelihood',
      needs: 'cells',
      columns: ['lrt_huang_event'],
      lines: [{ name: 'lrt_huang_event', estimate: 'lrt_huang_event' }],
    },
  ] as const satisfies readonly MeasureEntryOf<string, string>[])()

/** A group of columns that are computed together. */
export type Measure = (typeof REGISTRY)[number]['name']

/** A column of a signal table that holds numbers. */
export type SignalColumn = (typeof COUNT_COLUMNS)[number] | (typeof REGISTRY)[number]['columns'][number]

/** A measure that ranks and has an interval, and so can be drawn as one. */
export type IntervalMeasure = Extract<
  (typeof REGISTRY)[number],
  { readonly ranking: object; readonly lines: readonly [{ readonly upper: string }, ...unknown[]] }
>['name']

/** What the registry says of a measure by a mark. */
type MeasureMark = 'calibrated' | 'overTime' | 'pooled'

/** The measures that bear a mark. */
type MarkedMeasure<Mark extends MeasureMark> = Extract<(typeof REGISTRY)[number], Readonly<Record<Mark, true>>>['name']

/** A measure that systematic error can be taken off from. */
export type CalibratedMeasure = MarkedMeasure<'calibrated'>

/** A measure that is followed by period. */
export type MeasureOverTime = MarkedMeasure<'overTime'>

/** A measure that is estimated in each stratum and pooled over them. */
export type PooledMeasure = MarkedMeasure<'pooled'>

/** What profiles of one pair have beside the columns. */
type Profiled = Extract<(typeof REGISTRY)[number], { readonly profile: object }>['profile']

/** A value that a profile of one pair has beside the columns of a signal table. */
export type ProfileColumn = Profiled['columns'][number]

/** The name of a value of a measure. */
export type MeasureLineName = (typeof REGISTRY)[number]['lines'][number]['name'] | Profiled['line']['name']

/** A value of a measure with what it is read by. */
export interface RegisteredLine extends MeasureLineOf<SignalColumn> {
  /** Name of the value. */
  readonly name: MeasureLineName
}

/** What is known of a measure: whatever lists measures or their columns derives from it. */
export interface MeasureEntry extends Omit<MeasureEntryOf<Measure, SignalColumn>, 'profile'> {
  /** Its values, the one that stands for it first; none where another measure reads its columns. */
  readonly lines: readonly RegisteredLine[]
  /** What takes milliseconds a pair, so that a profile of one pair has it and a table of pairs has not. */
  readonly profile?: {
    /** In the order in which they are written. */
    readonly columns: readonly ProfileColumn[]
    /** In place of the line of its name, or one more. */
    readonly line: MeasureLineOf<SignalColumn | ProfileColumn> & { readonly name: MeasureLineName }
  }
}

/** All measures, in the order in which they are written. */
export const MEASURE_REGISTRY: readonly MeasureEntry[] = REGISTRY

/** Names of all measures, in the order in which they are written. */
export const MEASURES: readonly Measure[] = /* @__PURE__ */ REGISTRY.map(({ name }) => name)

/** What is computed where nothing else was asked for. */
export const DEFAULT_MEASURES: readonly Measure[] = /* @__PURE__ */ MEASURE_REGISTRY.flatMap(({ name, usual }) =>
  usual ? [name] : [],
)

const marked = <Mark extends MeasureMark>(mark: Mark) =>
  MEASURE_REGISTRY.flatMap((entry) => (entry[mark] ? [entry.name as MarkedMeasure<Mark>] : []))

/** Measures that are ratios or their logarithms, with an interval: what systematic error can be taken off from. */
export const CALIBRATED_MEASURES: readonly CalibratedMeasure[] = /* @__PURE__ */ marked('calibrated')

/** Measures that are followed by period. */
export const MEASURES_OVER_TIME: readonly MeasureOverTime[] = /* @__PURE__ */ marked('overTime')

/** Measures that are estimated in each stratum and pooled over them. */
export const POOLED_MEASURES: readonly PooledMeasure[] = /* @__PURE__ */ marked('pooled')

/** Columns a signal table can have, in the order in which they are written. */
export const SIGNAL_COLUMNS: readonly SignalColumn[] = /* @__PURE__ */ [
  ...COUNT_COLUMNS,
  .../* @__PURE__ */ MEASURE_REGISTRY.flatMap(({ columns }) => columns),
]

/** The columns each measure fills. {@link COUNT_COLUMNS} before them are always there. */
export const MEASURE_COLUMNS = /* @__PURE__ */ Object.fromEntries(
  /* @__PURE__ */ MEASURE_REGISTRY.map(({ name, columns }) => [name, columns]),
) as Readonly<Record<Measure, readonly SignalColumn[]>>

/** What a profile of one pair has beside the columns of a signal table, in the order in which it is written. */
export const PROFILE_COLUMNS: readonly ProfileColumn[] = /* @__PURE__ */ MEASURE_REGISTRY.flatMap(
  ({ profile }) => profile?.columns ?? [],
)
