import { type PresetName, presetColumn, presets, type Steps } from '@aethersignal/core'
import {
  MEASURES,
  type Measure,
  measureEntry,
  measureOfColumn,
  normaliseName,
  type PresetChoice,
  type ResultNote,
} from '@aethersignal/model'
import { vocabularyCodes } from '../query/vocabulary-codes.js'
import type { ReportTerms } from '../terms/report-terms.js'
import { type PairCells, type ScoreSettings, scorePairs } from './score-pairs.js'

/** Pairs that are held against rules: their counts and their codes. */
export interface JudgedPairs {
  readonly cells: PairCells
  readonly drugCodes: Uint32Array
  readonly eventCodes: Uint32Array
}

/** Verdicts of each rule, a pair each: 1 met, 0 not met, 2 undecided. */
export type Verdicts = Partial<Record<PresetName, Uint8Array>>

/** The measures that rules compare. */
export function presetMeasures({ names }: PresetChoice): readonly Measure[] {
  const compared = new Set(names.flatMap((name) => presets[name].conditions.map((condition) => condition.name)))
  const needed = new Set<Measure>()
  for (const name of compared) {
    const measure = name === 'importantEvent' ? undefined : measureOfColumn(name)
    if (measure !== undefined) needed.add(measure)
  }
  return MEASURES.filter((measure) => needed.has(measure))
}

export const needsPrior = (measures: readonly Measure[]) =>
  measures.some((measure) => measureEntry(measure).needs === 'prior')

/** Holds pairs against rules, in steps. */
export function* presetVerdicts(
  terms: ReportTerms,
  choice: PresetChoice,
  pairs: JudgedPairs,
  settings: ScoreSettings,
): Steps<Verdicts> {
  const columns = yield* scorePairs(pairs.cells, presetMeasures(choice), settings)
  const scores = { rows: pairs.eventCodes.length, columns, level: 0.95 }
  const flags = presetFlags(terms, choice, pairs)
  const verdicts: Verdicts = {}
  for (const name of choice.names) {
    verdicts[name] = presetColumn(name, scores, flags)
    yield
  }
  return verdicts
}

/** Which pairs the lists of a choice name, 1 or 0 a pair; no `importantEvent` where no list of them was given. */
export function presetFlags(
  terms: ReportTerms,
  { importantEvents, monitoredDrugs = [] }: Omit<PresetChoice, 'names'>,
  { drugCodes, eventCodes }: Pick<JudgedPairs, 'drugCodes' | 'eventCodes'>,
) {
  const codes = vocabularyCodes(terms)
  return {
    additionalMonitoring: flagged(monitoredDrugs, codes.drugs, drugCodes),
    ...(importantEvents && { importantEvent: flagged(importantEvents, codes.events, eventCodes) }),
  }
}

/** Positions of the pairs that meet any of the rules, or all. */
export function meeting(verdicts: Verdicts, which: 'any' | 'all', rows: number): number[] {
  const columns = Object.values(verdicts)
  return Array.from({ length: rows }, (_, row) => row).filter((row) =>
    which === 'any' ? columns.some((column) => column[row] === 1) : columns.every((column) => column[row] === 1),
  )
}

/** Verdicts as results state them. */
export function statedVerdicts(verdicts: Verdicts): Partial<Record<PresetName, (boolean | null)[]>> {
  return Object.fromEntries(
    Object.entries(verdicts).map(([name, column]) => [
      name,
      Array.from(column, (verdict) => (verdict === 2 ? null : verdict === 1)),
    ]),
  )
}

/** What of the names given for rules the data do not have, in one note a list. */
export function presetNotes(terms: ReportTerms, { importantEvents, monitoredDrugs }: PresetChoice): ResultNote[] {
  const codes = vocabularyCodes(terms)
  const lists = [
    { names: importantEvents ?? [], known: codes.events, code: 'important-events-not-found', what: 'important events' },
    { names: monitoredDrugs ?? [], known: codes.drugs, code: 'monitored-drugs-not-found', what: 'monitored drugs' },
  ]
  return lists.flatMap(({ names, known, code, what }) => {
    const count = names.filter((name) => !known.has(normaliseName(name) ?? name)).length
    if (count === 0) return []
    return [{ code, message: `${count} of ${names.length} ${what} of the list are in no report of the data.`, count }]
  })
}

function flagged(names: readonly string[], known: ReadonlyMap<string, number>, codes: Uint32Array): Uint8Array {
  const wanted = new Set(names.flatMap((name) => known.get(normaliseName(name) ?? name) ?? []))
  return Uint8Array.from(codes, (code) => Number(wanted.has(code)))
}
