import { defineAnalysisCommand } from '../analysis/define-analysis-command.js'
import { whole } from '../options/common-flags.js'
import { required, text } from '../options/flag.js'
import { wholeText } from '../output/whole-text.js'

const HELP = `
Counts the reports in scope that were received up to --before and those up to --now, and lists the pairs that grew:
  crossed    signalled now and not before: --min-count reports and ic025 above 0
  fell       signalled before and not now
  new        no report before
  grown      the others
Dates are days, months or years; reports without a day of receipt are in neither count. Both are of the versions of reports
that are current now.

Example:
  aethersignal changes --store ./store --before 2023
  aethersignal changes --store ./store --before 2024-03-31 --now 2024-06 --min-count 1 --format csv`

export const addChanges = defineAnalysisCommand({
  command: 'changes',
  analysis: 'changes',
  title: 'list what is new since a date',
  description: 'Lists pairs that are new, grown, or over the line since a date.',
  flags: {
    before: required(text('<date>', 'reports received up to and on this day were known before')),
    now: text('<date>', 'reports received up to and on this day are known now; default all'),
    minCount: whole('fewest reports now, and of a signal', 1, 3),
  },
  order: 'ic025, highest first',
  help: HELP,
  read: ({ before, now = null, minCount }) => ({ before, now, minCount }),
  rowsCalled: 'pairs',
  shown: () => ['drug', 'event', 'change', 'a_before', 'a', 'ic025_before', 'ic025'],
  summary({ facts }) {
    const found = Object.entries(facts['changes'] as Readonly<Record<string, number>>)
    const counted = found.map(([change, count]) => `${wholeText(count)} ${change}`)
    return [
      `N ${wholeText(facts['reportsBefore'])} reports before, ${wholeText(facts['reports'])} now: ${counted.join(', ')}`,
    ]
  },
})
