import type { AnalysisResult } from '@aethersignal/model'
import { defineAnalysisCommand } from '../analysis/define-analysis-command.js'
import { level, whole } from '../options/common-flags.js'
import { required, text } from '../options/flag.js'
import { wholeText } from '../output/whole-text.js'

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

export const addMasking = defineAnalysisCommand({
  command: 'masking',
  analysis: 'masking',
  title: 'find drugs that hide signals',
  description: 'Ranks every drug by how much its reports hide an event, or one pair, of other drugs.',
  flags: {
    event: required(text('<term>', 'the event')),
    drug: text('<name>', 'the drug of one pair'),
    minCount: whole('fewest reports of a signal', 1, 3),
    level: level('level of the interval of a signal'),
  },
  order: 'the strongest masker first',
  help: HELP,
  read: ({ event, drug = null, minCount, level }) => ({ event, drug, minCount, level }),
  rowsCalled: 'maskers',
  summary: summaryOf,
})

function summaryOf({ facts }: AnalysisResult): readonly string[] {
  const shown = (value: unknown) => (typeof value === 'number' ? String(Number(value.toPrecision(4))) : '–')
  const { reports, cases, signals, before, prr, rrr } = facts
  const of =
    before === undefined
      ? `${wholeText(cases)} reports with the event, ${wholeText(signals)} drugs signalled with it`
      : `before: a ${(before as { readonly a: number }).a}, PRR ${shown(prr)}, RRR ${shown(rrr)}`
  return [`N ${wholeText(reports)} reports; ${of}`]
}
