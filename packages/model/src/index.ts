export {
  AetherError,
  type AetherErrorOptions,
  asAetherError,
  type ErrorCode,
  type ErrorJson,
  type ErrorPlace,
  throwIfAborted,
} from '@aethersignal/core/errors'
export { ADJUSTMENT_METHODS, type AdjustmentMethodName } from './analyses/adjustment-methods.js'
export { ANALYSIS_NAMES, type AnalysisName } from './analyses/analysis-names.js'
export { STRATIFIERS, type Stratifier } from './analyses/stratifiers.js'
export {
  type AbortLike,
  type Adapter,
  type AdapterIdentity,
  type AdapterInput,
  type AdapterOptions,
  type AdapterReport,
  type AdapterRun,
  type Progress,
  SNIFF_BYTES,
  type SniffResult,
  type SniffView,
} from './cases/adapter.js'
export { adapterRun } from './cases/adapter-run.js'
export type { CaseBatch, CaseColumns, ColumnData, PartKey, TextCodes } from './cases/case-batch.js'
export { CASE_FAMILIES, type CaseFamily, caseFamily } from './cases/case-families.js'
export { CASE_TABLES, type CaseTable, type ColumnKind, MISSING_INTEGER, NAME_SEPARATOR } from './cases/case-tables.js'
export { drugIdentityText } from './cases/drug-identity.js'
export { normaliseName } from './cases/normalise-name.js'
export { DEFAULT_ROLES, ROLES, type Role } from './cases/roles.js'
export type { ChosenDrugs, DrugChoice } from './drugs/drug-choice.js'
export { DEFAULT_DRUG_LEVEL, DRUG_LEVELS, type DrugLevel } from './drugs/drug-level.js'
export { substanceName } from './drugs/substance-name.js'
export { substancesOf } from './drugs/substances-of.js'
export { ERROR_CODES, type ErrorCodeEntry } from './errors/error-codes.js'
export { errorFromProblem, type Problem, problemFromError } from './errors/problem.js'
export { CASE_CHANGES, type CaseChange, type CaseChanges, type ChangedCases } from './load/case-changes.js'
export type { DataQuality, FieldQuality, QualityPart } from './load/data-quality.js'
export {
  FUNNEL_STEPS,
  type FunnelStep,
  type FunnelStepName,
  type LeftOutInput,
  type LoadedFile,
  type LoadReport,
  type LoadWarning,
  type QuarantinedRow,
  type RecognisedInput,
} from './load/load-report.js'
export {
  comparePart,
  datasetIdentity,
  type PartIdentity,
  partHash,
  partIdentities,
  snapshotHash,
} from './manifest/dataset-identity.js'
export type {
  DatasetIdentity,
  DatasetState,
  DatasetView,
  DrugGroupsIdentity,
  DrugNamesIdentity,
  EventGroupsIdentity,
  NamedFile,
} from './manifest/dataset-view.js'
export type { Manifest, ManifestInput } from './manifest/manifest.js'
export { filesOfParts, membersOfOneFile, type PartFiles, type ReadPart } from './manifest/part-files.js'
export type { RunManifest, UnknownGroupTerm } from './manifest/run-manifest.js'
export { splitIdentity } from './manifest/split-identity.js'
export { upgradeManifest } from './manifest/upgrade-manifest.js'
export { defaultSort, inRankingOrder, rankingColumns } from './measures/default-ranking.js'
export {
  intervalMeasures,
  intervalOf,
  type MeasureInterval,
  measureEntry,
  measureOfColumn,
  signalColumnsOf,
} from './measures/measure-columns.js'
export {
  CALIBRATED_MEASURES,
  type CalibratedMeasure,
  COUNT_COLUMNS,
  DEFAULT_MEASURES,
  type IntervalMeasure,
  MEASURE_COLUMNS,
  MEASURE_REGISTRY,
  MEASURES,
  MEASURES_OVER_TIME,
  type Measure,
  type MeasureEntry,
  type MeasureLineName,
  type MeasureOverTime,
  POOLED_MEASURES,
  type PooledMeasure,
  PROFILE_COLUMNS,
  type ProfileColumn,
  type RegisteredLine,
  SIGNAL_COLUMNS,
  type SignalColumn,
} from './measures/measure-registry.js'
export { DEFAULT_RANKINGS, EXCESS_P_COLUMNS, RANKING_COLUMNS } from './measures/ranking-columns.js'
export type { SortOrder } from './measures/sort-order.js'
export { type AgeRange, ageCondition } from './query/age-range.js'
export type { DateField, FieldFilter, Filter, Sex } from './query/filter.js'
export { filterText } from './query/filter-text.js'
export {
  type AnalysisResult,
  type AnalysisResultJson,
  analysisResultFromJson,
  analysisResultToJson,
  type ResultColumnJson,
} from './results/analysis-result.js'
export type { CaseLine, CasePage, CaseQuery, PageRequest } from './results/case-page.js'
export type { DatasetSummary, Term } from './results/dataset-summary.js'
export type { PairProfile } from './results/pair-profile.js'
export type { PairRule, PairRuleCondition } from './results/pair-rule.js'
export type { PriorCertificate, PriorFit } from './results/prior-fit.js'
export type { RankingCaution } from './results/ranking-caution.js'
export type { ColumnSort, ResultColumn, ResultTable, UndefinedBecause } from './results/result-table.js'
export { presetsWith, signalResultTable } from './results/signal-result-table.js'
export {
  type ResultNote,
  type SignalTable,
  type SignalTableJson,
  signalTableFromJson,
  signalTableToJson,
} from './results/signal-table.js'
export { formOf, specOf } from './run/form-and-spec.js'
export { PRESETS, type PresetChoice, type PresetName } from './run/preset-choice.js'
export { defaultQuery, type QueryForm, type QueryRest } from './run/query-form.js'
export { REQUEST_LIMITS } from './run/request-limits.js'
export type { PairRef, RunSpec, ZeroCells } from './run/run-spec.js'
export type {
  AnalysisRequest,
  OwnAnalysisRequest,
  ResolvedAnalysisRequest,
} from './schemas/analysis-request.js'
export { isCalendarDate } from './schemas/calendar-date.js'
export { codePointOrder } from './text/code-point-order.js'
export { decodeWindows1252 } from './text/decode-windows-1252.js'
