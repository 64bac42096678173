import { defineAnalysisCommand } from '../analysis/define-analysis-command.js'
import { whole } from '../options/common-flags.js'
import { read, text, texts } from '../options/flag.js'
import { whereFilter } from '../options/where-filter.js'
import { wholeText } from '../output/whole-text.js'

const HELP = `
One side is the reports in scope with --drug, under --one, or both; the other side those with --with, under --other. Without
--with, the other side has the drug of the first: two periods or two subgroups of one drug. --one and --other are filters in
canonical JSON. Reports on both sides are left out of both, and counted.
Columns: one, other: reports with the event on each side, and their shares; ratio of the shares and ror, one side against the
other alone (restricted comparator); ic. Intervals are of 95 %. Undefined numbers are – in a table, empty in CSV, null in JSON.

Example:
  aethersignal compare --store ./store --drug WARFARIN --with METFORMIN
  aethersignal compare --store ./store --drug WARFARIN --one '{"field":"date","which":"received","from":"2024-04"}' --other '{"field":"date","which":"received","to":"2024-03"}'`

export const addCompare = defineAnalysisCommand({
  command: 'compare',
  analysis: 'compare',
  title: 'compare two groups of reports',
  description: 'Compares two drugs, two periods or two subgroups, event by event.',
  flags: {
    drug: text('<name>', 'the drug of one side'),
    with: text('<name>', 'the drug of the other side; default that of --drug'),
    one: read('<filter>', 'conditions of one side, in canonical JSON', whereFilter),
    other: read('<filter>', 'conditions of the other side, in canonical JSON', whereFilter),
    event: texts('<term...>', 'only these events'),
    minCount: whole('fewest reports of an event on both sides together', 1, 3),
  },
  order: 'ic025, highest first',
  help: HELP,
  read: ({ drug = null, with: others, one = null, other = null, event = null, minCount }) => ({
    one: { drug, where: one },
    other: { drug: others ?? drug, where: other },
    events: event,
    minCount,
  }),
  rowsCalled: 'events',
  shown: () => ['event', 'one', 'one_share', 'other', 'other_share', 'ratio', 'ratio025', 'ratio975', 'ic025'],
  summary: ({ facts: { one, other, onBoth } }) => [
    `one side ${wholeText(one)} reports, the other ${wholeText(other)}, ${wholeText(onBoth)} on both left out`,
  ],
})
