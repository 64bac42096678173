import type { AppliedToStore, StoreDuplicates } from '@aethersignal/duckdb'
import type { DecidedPairs, DuplicateCases, DuplicateDecisions } from '@aethersignal/duplicates'
import { type AnalysisResult, type ResultNote, splitIdentity } from '@aethersignal/model'
import { flagged } from '../analysis/flag-fault.js'
import { writeAnalysis } from '../analysis/write-analysis.js'
import { namingChoiceOf } from '../options/drug-name-options.js'
import { noteText } from '../output/note-text.js'
import { type OutputTarget, openOutput, withOutput } from '../output/output-target.js'
import type { Session } from '../session.js'
import { withStore } from '../store/with-store.js'
import { applyTo } from './apply-decisions.js'
import { substanceNaming } from './compare-as.js'
import type { DuplicatesOptions } from './duplicate-options.js'
import { appliedText, seriesFacts, summaryOf } from './duplicates-text.js'
import { readPairs } from './read-pairs.js'

/** What a search is asked for. */
export type DuplicatesAsked = Pick<
  DuplicatesOptions,
  | 'method'
  | 'fields'
  | 'threshold'
  | 'largestCluster'
  | 'keep'
  | 'dictionary'
  | 'namesAsLoaded'
  | 'pairs'
  | 'show'
  | 'rule'
  | 'sample'
  | 'seed'
  | 'sort'
  | 'format'
> & { readonly store: string }

/** What a search found, and what of it is shown. */
export interface SearchedDuplicates {
  readonly found: StoreDuplicates
  readonly columns: readonly string[]
  readonly summary: readonly string[]
  /** @param applied What became of the store, where the finding was applied. */
  result(applied?: AppliedToStore): AnalysisResult
}

/** Searches a store, writes what was found, and applies it if asked. */
export async function searchDuplicates(
  session: Session,
  output: OutputTarget,
  options: DuplicatesOptions & { readonly store: string },
  signal: AbortSignal,
): Promise<void> {
  const { decideClusters } = await import('@aethersignal/duplicates')
  const { store, by, reason } = options
  const { found, columns, summary, result } = await searchedDuplicates(session, options, signal)
  const at = session.terminal.now().toISOString()
  const decisions = decideClusters(found.finding, found.referenceOf, { by, at, reason })
  if (options.decisionsOut !== undefined) await writeDecisions(session, options.decisionsOut, decisions)
  const applied = options.apply ? await applyTo(session, store, decisions, signal) : undefined
  const last = applied ? appliedText(applied) : 'Nothing was changed; --apply leaves them out.'
  await writeAnalysis(session, output, result(applied), options, {
    shown: columns,
    summary: [...summaryOf(found), ...summary, last],
  })
}

/** Searches a store and changes nothing. */
export async function searchedDuplicates(
  session: Session,
  options: DuplicatesAsked,
  signal: AbortSignal,
): Promise<SearchedDuplicates> {
  const { exactDuplicates, hitMissDuplicates } = await import('@aethersignal/duplicates')
  const { resultOf } = await import('@aethersignal/engine/analyses')
  const { store, method, fields, threshold, largestCluster, keep, sort } = options
  const compareAs = options.namesAsLoaded ? undefined : substanceNaming(await namingChoiceOf(options))
  const pairs = options.pairs === undefined ? undefined : await readPairs(options.pairs, session)
  const common = { largestCluster, keep, signal, onProgress: session.progress }
  const searching = (cases: DuplicateCases, decided: DecidedPairs) =>
    method === 'exact'
      ? exactDuplicates(cases, { ...common, decided, ...(fields && { fields }) })
      : hitMissDuplicates(cases, { ...common, decided, ...(threshold !== undefined && { threshold }) })
  const given = { signal, onProgress: session.progress, ...(compareAs && { compareAs }), ...(pairs && pairs) }
  const found = await withStore(store, (opened) => opened.duplicates(searching, given))
  for (const note of [...(pairs?.notes ?? []), ...notesOf(found)]) session.say(noteText(note))
  const { finding, identity } = found
  const { effect, parameters, blocking } = finding
  const shown = await shownOf(found, options, signal)
  const { input, ...ofStore } = splitIdentity(identity)
  const files = pairs && [{ title: pairs.title, sha256: pairs.sha256 }]
  const result = (applied?: AppliedToStore) =>
    flagged(() =>
      resultOf(
        {
          table: shown.table,
          facts: {
            ...{ method, parameters, reports: finding.reports, comparable: finding.comparable, effect },
            ...(blocking && { blocking }),
            ...(method === 'hit-miss' && { series: seriesFacts(found) }),
            ...shown.facts,
            ...(applied && { applied }),
          },
          definitions: {
            unit: 'reports',
            score: 'log₂ likelihood ratio of one case against two',
            compared: compareAs ? 'drugs as substances, by the names they resolve to' : 'drugs as loaded',
            kept: keep === 'latest' ? 'the latest report' : 'the most complete report, then the latest',
          },
        },
        {
          ...{ analysis: 'duplicates', input: { ...input, ...(files && { files }) }, ...ofStore },
          request: {
            ...{ method, fields: fields ?? null, threshold: threshold ?? null, largestCluster, keep, parameters },
            ...{ sort: sort ?? null, ...shown.request },
            drugNames: compareAs ? { level: 'substance', ...compareAs.identity } : null,
            // Of the files of the input, whether there is one of them.
            pairs: pairs !== undefined,
          },
        },
      ),
    )
  return { found, columns: shown.columns, summary: shown.summary, result }
}

/** What of a finding is shown: its clusters, the pairs that merging changes, or a sample to judge. */
async function shownOf(found: StoreDuplicates, options: DuplicatesAsked, signal: AbortSignal) {
  const { changedPairs, duplicatesTable, namedLinks, reviewSample } = await import('@aethersignal/duplicates')
  const { method, show, rule, sample, seed, format } = options
  if (sample !== undefined) {
    const { table, pairs } = reviewSample(found, sample, seed)
    return {
      ...{ table, columns: ['case_a', 'case_b', 'drugs_a', 'drugs_b', 'events_a', 'events_b'] },
      ...{ facts: { mergedPairs: pairs }, request: { show: 'sample', sample, seed } },
      summary: [
        `${table.rows.toLocaleString('en')} of ${pairs.toLocaleString('en')} merged pairs; write always (one case) or never (two) into decision, then --judged`,
      ],
    }
  }
  if (show === 'changes') {
    const { table, lost, gained } = changedPairs(found, rule, signal)
    return {
      ...{ table, columns: table.columns.map(({ name }) => name) },
      ...{ facts: { rule, lost, gained }, request: { show, rule } },
      summary: [
        `rule ${rule}: ${lost.toLocaleString('en')} pairs no longer meet it, ${gained.toLocaleString('en')} do now`,
      ],
    }
  }
  const bits = ['score', 'bits_event_date', 'bits_age', 'bits_sex', 'bits_country', 'bits_drugs', 'bits_events']
  return {
    table: duplicatesTable(found),
    columns: ['cluster', 'action', 'series', 'case', 'like', ...(method === 'hit-miss' ? bits : [])],
    facts: format === 'json' ? { links: namedLinks(found) } : {},
    ...{ request: { show }, summary: [] },
  }
}

function notesOf({ unknownCases }: StoreDuplicates): ResultNote[] {
  if (unknownCases.length === 0) return []
  const named = unknownCases.slice(0, 5).join(', ')
  const more = unknownCases.length > 5 ? ` and ${unknownCases.length - 5} more` : ''
  return [
    {
      code: 'unknown-cases',
      message: `No current report has case ${named}${more}; what was decided of them does nothing.`,
    },
  ]
}

async function writeDecisions(session: Session, path: string, decisions: DuplicateDecisions): Promise<void> {
  const target = await openOutput(path, session.terminal.stdout)
  await withOutput(target, () => target.write([`${JSON.stringify(decisions, null, 2)}\n`]))
}
