export { type AndersonDarling, type AndersonDarlingOptions, andersonDarling } from './anderson-darling.js'
export {
  type FitOnsetOptions,
  fitOnset,
  type OnsetFit,
  type OnsetParameter,
  type OnsetPattern,
} from './fit-onset.js'
export { type KolmogorovSmirnov, kolmogorovSmirnov } from './kolmogorov-smirnov.js'
export { type DatedOnset, onsetFromDates } from './onset-from-dates.js'
export type { OnsetModel } from './onset-model.js'
export { type OnsetTimes, onsetTimes, type SameDayRule, type TimeColumns } from './onset-times.js'
export { type Wilcoxon, wilcoxon } from './wilcoxon.js'
