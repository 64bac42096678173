import { defineAnalysisCommand } from '../analysis/define-analysis-command.js'
import { wholeText } from '../output/whole-text.js'

const HELP = `
Readers keep what they have no column for under its name in the source. For each such field of the reports in scope, and
for dose, route, lot, dechallenge, rechallenge, indication, reporterType and reportType where they are there:
  kind      number where every value is one, else text
  reports   reports in scope that have it
  values    different values
  long      reports with a text of more than 200 characters, which can only be asked whether it is there
Every command asks for them by --extra NAME=VALUE, NAME="one|other", NAME=2..4 (both ends included) or NAME alone.

Example:
  aethersignal extra-fields --store ./store
  aethersignal extra-fields --store ./store --sex F --format csv`

export const addExtraFields = defineAnalysisCommand({
  command: 'extra-fields',
  analysis: 'extra-fields',
  title: 'list further fields to filter by',
  description: 'Lists the fields that readers kept beside those every report has, which filters can ask for.',
  flags: {},
  order: 'by field',
  help: HELP,
  read: () => ({}),
  rowsCalled: 'fields',
  allRows: true,
  summary: ({ facts }) => [`N ${wholeText(facts['reports'])} reports`],
})
