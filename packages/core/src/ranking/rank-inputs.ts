/** A raw value that the presets read: what it is, how it is got, and who says that it counts. */
export interface RankInput {
  /** What the number is, with its unit. The unit of every count and share is the report. */
  readonly value: string
  /** Who weighs it. */
  readonly source: string
}

const gvp = 'EMA, GVP module IX Rev 1, IX.B.3–4'
const addendum = 'EMA, GVP module IX Addendum I (EMA/209012/2015)'
const vigiRank = 'Caster and others 2014 (vigiRank), doi:10.1007/s40264-014-0204-5'
const own = 'this project: expert judgement'

/** The columns that the presets of this package read. Of a pair where a value is undefined the column holds NaN. */
export const rankInputs = {
  ic025: { value: 'lower 95 % bound of the information component, log2 units', source: vigiRank },
  growthLower: {
    value: 'lower 95 % bound of the rate ratio of the period to the time before (`rateRatio`)',
    source: gvp,
  },
  newShare: { value: 'reports new in the period ÷ all reports of the pair', source: vigiRank },
  independentReports: { value: 'reports of the pair, each cluster of duplicates once', source: gvp },
  countries: { value: 'countries with a report of the pair', source: vigiRank },
  reporters: { value: 'senders with a report of the pair', source: own },
  completeness: { value: 'mean completeness of the reports of the pair, 0 to 1', source: vigiRank },
  onsetP: {
    value: 'p of the test that times to onset are spread as those of other reports (`kolmogorovSmirnov`)',
    source: 'Van Holle & Bauchau 2014, doi:10.1007/s40264-014-0237-9',
  },
  positiveRechallenges: { value: 'reports with a positive rechallenge', source: gvp },
  dechallengeShare: { value: 'positive dechallenges ÷ those with a known result', source: gvp },
  comparatorLower: {
    value: 'lower 95 % bound of the odds ratio within drug ∪ comparator (`activeComparison`)',
    source: 'Alkabbani & Gamble 2023, doi:10.1111/bcp.15178',
  },
  secondSourceLower: {
    value: 'lower 95 % bound in a second source; undefined where that is not estimable (`secondSource`)',
    source: gvp,
  },
  busiestMonthShare: {
    value: 'reports of the busiest month ÷ all reports of the pair; undefined below 5 reports',
    source: own,
  },
  indicationShare: { value: 'reports whose indication is the event ÷ all reports of the pair', source: gvp },
  largestCountryShare: { value: 'reports of the largest country ÷ those with a known country', source: own },
  largestReporterShare: { value: 'reports of the largest sender ÷ those with a known sender', source: own },
  duplicateShare: { value: '1 − independent reports ÷ reports of the pair', source: gvp },
  prrRatioWithoutOther: {
    value: 'least PRR without the reports of one other drug ÷ PRR (`maskersOfPair`)',
    source: own,
  },
  notorietyLower: {
    value: 'lower 95 % bound of the rate ratio after a given date, such as of a warning, to before',
    source: 'Pariente and others 2007, doi:10.2165/00002018-200730100-00007',
  },
  nearEqualShare: { value: 'reports nearly equal to another of the pair ÷ all reports of the pair', source: own },
  fatalShare: { value: 'fatal reports ÷ reports of the pair', source: gvp },
  seriousShare: { value: 'serious reports ÷ reports of the pair', source: gvp },
  importantEvent: { value: '1 where the event is on your list of important medical events, else 0', source: addendum },
  designatedEvent: {
    value: '1 where the event is on your list of designated medical events, else 0',
    source: addendum,
  },
  childShare: { value: 'reports of children ÷ those with a known age', source: addendum },
  elderlyShare: { value: 'reports of the elderly ÷ those with a known age', source: gvp },
  pregnancyShare: { value: 'reports of exposure in pregnancy ÷ reports of the pair', source: gvp },
  exposedPersons: { value: 'persons exposed to the drug, where you have that number', source: gvp },
  eventRarity: { value: 'log10 of all reports ÷ reports with the event', source: own },
  newestReportDays: { value: 'days from the newest report of the pair to a given date', source: own },
} as const satisfies Readonly<Record<string, RankInput>>

/** Name of a column that the presets of this package read. */
export type RankInputName = keyof typeof rankInputs
