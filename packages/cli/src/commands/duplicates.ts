import { readFile } from 'node:fs/promises'
import type { StoreDuplicates } from '@aethersignal/duckdb'
import type { DuplicateCases, DuplicateDecisions, DuplicateFinding } from '@aethersignal/duplicates'
import type { ColumnSort } from '@aethersignal/model'
import { AetherError, splitIdentity } from '@aethersignal/model'
import { type Command, Option } from 'commander'
import { flagged } from '../analysis/flag-fault.js'
import { writeAnalysis } from '../analysis/write-analysis.js'
import { seriesFacts, seriesLines } from '../duplicates/series-text.js'
import { interruptible } from '../interruptible.js'
import { decimalNumber } from '../options/decimal-number.js'
import { listOf } from '../options/list-of.js'
import { addOutputOptions } from '../options/output-options.js'
import { wholeNumber } from '../options/whole-number.js'
import { noteText } from '../output/note-text.js'
import { type OutputTarget, openOutput, withOutput } from '../output/output-target.js'
import { columnSort } from '../output/result-table.js'
import type { Session } from '../session.js'
import { withStore } from '../store/with-store.js'

const FIELDS = ['eventDate', 'ageYears', 'sex', 'country'] as const

interface DuplicatesOptions {
  readonly store: string
  readonly method: DuplicateFinding['method']
  readonly fields?: readonly (typeof FIELDS)[number][]
  readonly threshold?: number
  readonly largestCluster: number
  readonly apply?: boolean
  readonly undo?: boolean
  readonly decisions?: string
  readonly decisionsOut?: string
  readonly by: string
  readonly reason: string
  readonly sort?: ColumnSort
  readonly limit?: number
  readonly format: 'table' | 'csv' | 'json'
  readonly out?: string
  readonly manifest?: string
}

const HELP = `
Nothing is changed without --apply. What --apply does, --undo takes back; loads that come later follow it.
  exact     event date, age, sex, country, all drugs and all reactions are known and the same (AEOLUS)
  hit-miss  the score in bits by which the reports are more likely one case than two reaches a threshold (vigiMatch);
            without --threshold it follows from the number of reports and their scores. Every two reports of a cluster do
            so; persons whose sex and age both differ, or whose ages are more than 5 years apart, are never one case.
            Reports that hang together without being one case (a lawsuit, a vaccine day, one sender) are shown as series.
The latest report of a cluster is kept. Clusters with more than --largest-cluster reports are shown and never merged.
--decisions-out writes what is proposed: a file to look through and change, which --apply --decisions then follows.

Example:
  aethersignal duplicates --store ./store --fields eventDate,sex
  aethersignal duplicates --store ./store --method hit-miss --decisions-out decisions.json
  aethersignal duplicates --store ./store --apply --decisions decisions.json
  aethersignal duplicates --store ./store --undo`

export function addDuplicates(program: Command, session: Session): void {
  const command = program
    .command('duplicates')
    .summary('find reports of the same case, and leave them out')
    .description('Finds reports of the same case under different numbers, shows why, and leaves them out if asked.')
    .requiredOption('--store <folder>', 'the store that "load" made')
    .addOption(new Option('--method <method>', 'rule').choices(['exact', 'hit-miss']).default('exact'))
    .option('--fields <list>', `exact: fields beside drugs and reactions, of ${FIELDS.join(', ')}`, listOf(FIELDS))
    .option('--threshold <bits>', 'hit-miss: score from which two reports are one case', decimalNumber)
    .option('--largest-cluster <n>', 'most reports that are merged into one', wholeNumber(2), 5)
    .addOption(new Option('--apply', 'leave the duplicates out of every analysis').conflicts('undo'))
    .option('--undo', 'count every report again')
    .option('--decisions <file>', 'apply these decisions instead of searching')
    .option('--decisions-out <file>', 'write the proposed decisions')
    .option('--by <name>', 'who decides, kept with the decisions', 'not named')
    .option('--reason <text>', 'why, kept with the decisions', 'found by the method')
    .option('--sort <column>', 'sort by a column; default by cluster', columnSort)
    .option('--limit <n>', 'write only so many rows', wholeNumber(1))
  addOutputOptions(command, ['table', 'csv', 'json'])
    .addHelpText('after', HELP)
    .action((options: DuplicatesOptions) => duplicates(session, options))
}

async function duplicates(session: Session, options: DuplicatesOptions): Promise<void> {
  session.errorsAsJson = options.format === 'json'
  if (options.decisions !== undefined && options.apply !== true) {
    throw new AetherError('usage/invalid', '--decisions is given without --apply.', {
      remedy: 'Add --apply to follow the decisions.',
    })
  }
  const output = await openOutput(options.out, session.terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      if (options.undo) return follow(session, output, options, undefined, signal)
      if (options.decisions === undefined) return search(session, output, options, signal)
      const { parseDecisions } = await import('@aethersignal/duplicates')
      const text = await readFile(options.decisions, 'utf8').catch((cause: unknown) => {
        throw new AetherError('input/not-found', 'The file of decisions cannot be read.', {
          place: { file: options.decisions! },
          cause,
        })
      })
      return follow(session, output, options, parseDecisions(text), signal)
    }),
  )
}

/** Applies decisions, or none, and says what became of the store. */
async function follow(
  session: Session,
  output: OutputTarget,
  { store, format }: DuplicatesOptions,
  decisions: DuplicateDecisions | undefined,
  signal: AbortSignal,
): Promise<void> {
  const applied = await applyTo(session, store, decisions, signal)
  session.endProgress()
  const next = decisions === undefined ? 'The decisions are gone from the store.' : '--undo counts every report again.'
  if (format === 'json') await output.write([`${JSON.stringify(applied, null, 2)}\n`])
  else await output.writeText(`${appliedText(applied)}\n${next}\n`)
}

async function search(
  session: Session,
  output: OutputTarget,
  options: DuplicatesOptions,
  signal: AbortSignal,
): Promise<void> {
  const { decideClusters, duplicatesTable, exactDuplicates, hitMissDuplicates } = await import(
    '@aethersignal/duplicates'
  )
  const { resultOf } = await import('@aethersignal/engine/analyses')
  const { store, method, fields, threshold, largestCluster, by, reason, sort } = options
  const common = { largestCluster, signal, onProgress: session.progress }
  const searching = (cases: DuplicateCases) =>
    method === 'exact'
      ? exactDuplicates(cases, { ...common, ...(fields && { fields }) })
      : hitMissDuplicates(cases, { ...common, ...(threshold !== undefined && { threshold }) })
  const found = await withStore(store, (opened) =>
    opened.duplicates(searching, { signal, onProgress: session.progress }),
  )
  const { finding, referenceOf } = found
  const at = session.terminal.now().toISOString()
  const decisions = decideClusters(finding, referenceOf, { by, at, reason })
  if (options.decisionsOut !== undefined) {
    const target = await openOutput(options.decisionsOut, session.terminal.stdout)
    await withOutput(target, () => target.write([`${JSON.stringify(decisions, null, 2)}\n`]))
  }
  const applied = options.apply ? await applyTo(session, store, decisions, signal) : undefined
  const { effect, parameters, blocking } = finding
  const facts = {
    ...{ method, parameters, reports: finding.reports, comparable: finding.comparable, effect },
    ...(blocking && { blocking }),
    ...(method === 'hit-miss' && { series: seriesFacts(found) }),
    ...(applied && { applied }),
  }
  const result = flagged(() =>
    resultOf(
      {
        ...{ table: duplicatesTable(found), facts },
        definitions: { unit: 'reports', score: 'log₂ likelihood ratio of one case against two' },
      },
      {
        ...{ analysis: 'duplicates', ...splitIdentity(found.identity) },
        request: { method, largestCluster, parameters, sort: sort ?? null },
      },
    ),
  )
  await writeAnalysis(session, output, result, options, {
    shown: ['cluster', 'action', 'case', 'report', 'like', ...(method === 'hit-miss' ? ['score'] : [])],
    summary: [...summaryOf(found), applied ? appliedText(applied) : 'Nothing was changed; --apply leaves them out.'],
  })
}

async function applyTo(
  session: Session,
  store: string,
  decisions: DuplicateDecisions | undefined,
  signal: AbortSignal,
) {
  const applied = await withStore(store, (opened) => opened.decide(decisions, { signal, onProgress: session.progress }))
  for (const { code, message, count } of applied.warnings) {
    session.say(noteText({ code, message: count === undefined ? message : `${message} (${count})` }))
  }
  return applied
}

function summaryOf(found: StoreDuplicates): string[] {
  const { effect, reports, comparable, blocking, parameters } = found.finding
  const n = (count: number) => count.toLocaleString('en')
  const lines = [
    `${n(comparable)} of ${n(reports)} reports can be compared; ${n(effect.clustersMerged)} clusters to merge`,
    `merging leaves out ${n(effect.reportsRemoved)} reports and changes ${n(effect.pairsChanged)} of ${n(effect.pairsBefore)} pairs, ${n(effect.pairsBefore - effect.pairsAfter)} of which vanish`,
  ]
  if (effect.clustersTooLarge > 0) {
    lines.push(
      `${n(effect.clustersTooLarge)} clusters with ${n(effect.reportsTooLarge)} reports are too large to merge`,
    )
  }
  lines.push(...seriesLines(found))
  if (blocking !== undefined) {
    const { value, from } = parameters['threshold'] as { readonly value: number; readonly from: string }
    lines.push(
      `threshold ${value.toFixed(1)} bits (${from}); ${n(blocking.pairsScored)} pairs scored`,
      `blocks above ${n(blocking.largestBlock)} reports: ${n(blocking.blocksSplit)} split, ${n(blocking.blocksSkipped)} skipped; at most ${n(blocking.pairsPassedOver)} pairs passed over`,
    )
  }
  return lines
}

function appliedText({ changed, reports, removed }: { changed: boolean; reports: number; removed: number }): string {
  const left = `${reports.toLocaleString('en')} reports count, ${removed.toLocaleString('en')} duplicates are left out`
  return changed ? `Done: ${left}.` : `Nothing to do: ${left} already.`
}
