import { boundNames } from '@aethersignal/engine/analyses'
import { AetherError, type AnalysisResult } from '@aethersignal/model'
import { defineAnalysisCommand } from '../analysis/define-analysis-command.js'
import { level, whole } from '../options/common-flags.js'
import { choice, read, text, texts } from '../options/flag.js'
import { priorOption } from '../options/prior-option.js'
import { wholeText } from '../output/whole-text.js'

const HELP = `
The file has a header and, in any order, the columns
  n111,n11   reports with both drugs and the event; all reports with both drugs
  n101,n10   with the first drug but not the second: with the event; all
  n011,n01   with the second drug but not the first: with the event; all
  n001,n00   with neither drug: with the event; all
plain or gzipped; - reads standard input. Other columns are carried through in front. With --store, one drug is counted
with others against all events; without --with, with every drug that is reported with it in --min-count reports.

Columns written: the counts; expected (E111) and omega with its bounds, omega025 and omega975 at 95 %; additive and
multiplicative contrasts; crr with the PRRs it compares; chi (Gosho); ic3, the three-way information component by
margins, with bounds; intss where --prior is given. Undefined numbers are – in a table, empty in CSV, null in JSON with
the reason.

Example:
  aethersignal interactions triples.csv --out scored.csv --format csv
  aethersignal interactions --store ./store --drug WARFARIN --with FLUCONAZOLE --limit 20`

export const addInteractions = defineAnalysisCommand({
  command: 'interactions',
  analysis: 'interactions',
  title: 'measure interactions of two drugs',
  description: 'Measures whether two drugs together are reported with an event more than each alone explains.',
  file: { called: 'triples.csv', what: 'three-way counts, one triple a row; left out with --store' },
  flags: {
    drug: text('<name>', 'with --store: the drug'),
    with: texts('<name...>', 'with --store: the other drug, or several'),
    minCount: whole('with --store: only events with so many reports of both drugs', 0, 3),
    level: level(),
    interval: choice('<form>', 'interval of omega', ['gamma', 'normal'], 'gamma'),
    expectation: choice(
      '<name>',
      'what ic3 expects: what the three pairs explain, or no association',
      ['pairwise', 'independent'],
      'pairwise',
    ),
    prior: read('<list>', 'alpha1,beta1,alpha2,beta2,p: the prior of EBGM, for intss', priorOption),
  },
  ofStore: ['drug', 'with'],
  order: 'the lower bound of omega with --store, else as in the file',
  help: HELP,
  read({ drug = null, with: others = null, minCount, level, interval, expectation, prior = null }, { path }) {
    if (path === undefined && drug === null) {
      throw new AetherError('usage/invalid', 'With --store, --drug has to be given.', { remedy: 'Name the drug.' })
    }
    return { drug, with: others, minCount, level, interval, expectation, prior }
  },
  rowsCalled: 'triples',
  shown({ table }, { level }) {
    const leading = table.columns.filter(({ kind }) => kind === 'text' || kind === 'carried')
    const [lower] = boundNames('omega', level)
    return [...leading.map(({ name }) => name), 'n111', 'n11', 'expected', 'omega', lower, 'chi', 'crr', 'ic3']
  },
  summary: (result, { minCount }) => summaryOf(result, minCount),
})

function summaryOf({ facts }: AnalysisResult, minCount: number): readonly string[] {
  const { reports, partners = 0, belowMinCount = 0, undefinedRows } = facts
  const size = `N ${wholeText(reports ?? 0)} reports, ${wholeText(partners)} pairs of drugs, ${wholeText(belowMinCount)} triples with fewer than ${minCount} reports left out`
  return [
    ...(reports === undefined ? [] : [size]),
    ...(undefinedRows === 0 ? [] : [`omega or its bounds are not estimable in ${undefinedRows} rows`]),
  ]
}
