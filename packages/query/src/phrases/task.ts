/** What is to be done with the reports. */
export type Task =
  | 'rank'
  | 'pair'
  | 'count'
  | 'list'
  | 'compare'
  | 'trend'
  | 'changes'
  | 'onset'
  | 'interaction'
  | 'profile'
  | 'contrast'
  | 'explain'
  | 'countries'

/** What reports or this version do not hold, though it was asked for. */
export type Missing =
  | 'labels'
  | 'important-events'
  | 'designated-events'
  | 'portfolio'
  | 'severity'
  | 'pregnancy'
  | 'duplicates'
  | 'snapshot'
  | 'shares'
  | 'outcome-trend'
  | 'data-lock-point'
  | 'these-drugs'
  | 'several-strata'

/** Why a question cannot be answered from reports at all. */
export type Declined = 'advice' | 'safety' | 'risk' | 'cause'
