import type { AnalysisResult } from '@aethersignal/model'
import type { Command } from 'commander'
import { type AnalysisOptions, addAnalysisOptions } from '../analysis/analysis-options.js'
import { runAnalysis } from '../analysis/run-analysis.js'
import { decimalNumber } from '../options/decimal-number.js'
import { requireLevel } from '../options/level.js'
import { wholeNumber } from '../options/whole-number.js'
import type { Session } from '../session.js'

interface MaskingOptions extends AnalysisOptions {
  readonly event: string
  readonly drug?: string
  readonly minCount: number
  readonly level: number
}

const HELP = `
A drug masks an event when its reports with the event raise what other drugs are compared with. For each drug reported
with the event, all its reports are left out, and the rest is looked at:
  reports, cases       its reports, and those with the event
  masking_ratio        share of reports with the event before, over the share after: above 1 it masks
  revealed, lost       other drugs that are signalled only without it, and only with it
With --drug, one pair is looked at: its table without each other drug (a, b, c, d), PRR and RRR after, and after over
before (prr_ratio, rrr_ratio). A signal is --min-count reports and a PRR whose lower bound is above 1. Undefined numbers
are – in a table, empty in CSV, null in JSON with the reason.

Example:
  aethersignal masking --store ./store --event RHABDOMYOLYSIS
  aethersignal masking --store ./store --event RHABDOMYOLYSIS --drug FENOFIBRATE --format csv`

export function addMasking(program: Command, session: Session): void {
  const command = program
    .command('masking')
    .summary('find drugs that hide signals')
    .description('Ranks every drug by how much its reports hide an event, or one pair, of other drugs.')
    .requiredOption('--store <folder>', 'the store that "load" made')
    .requiredOption('--event <term>', 'the event')
    .option('--drug <name>', 'the drug of one pair')
    .option('--min-count <n>', 'fewest reports of a signal', wholeNumber(1), 3)
    .option('--level <p>', 'level of the interval of a signal', decimalNumber, 0.95)
  addAnalysisOptions(command, { order: 'the strongest masker first' })
    .addHelpText('after', HELP)
    .action((options: MaskingOptions) => masking(session, options))
}

function masking(session: Session, options: MaskingOptions): Promise<void> {
  const { event, drug = null, minCount, level } = options
  requireLevel(level)
  return runAnalysis<'masking'>(session, undefined, options, {
    command: 'masking',
    rowsCalled: 'maskers',
    request: () => ({ analysis: 'masking', event, drug, minCount, level }),
    summary: summaryOf,
  })
}

function summaryOf({ facts }: AnalysisResult): readonly string[] {
  const whole = (value: unknown) => (value as number).toLocaleString('en')
  const shown = (value: unknown) => (typeof value === 'number' ? String(Number(value.toPrecision(4))) : '–')
  const { reports, cases, signals, before, prr, rrr } = facts
  const of =
    before === undefined
      ? `${whole(cases)} reports with the event, ${whole(signals)} drugs signalled with it`
      : `before: a ${(before as { readonly a: number }).a}, PRR ${shown(prr)}, RRR ${shown(rrr)}`
  return [`N ${whole(reports)} reports; ${of}`]
}
