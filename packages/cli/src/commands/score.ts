import type { MgpsPrior } from '@aethersignal/core'
import { readScoredPairs } from '@aethersignal/intake/analysis-files'
import { type AnalysisResult, DEFAULT_MEASURES, MEASURES, type PriorFit } from '@aethersignal/model'
import { defineAnalysisCommand } from '../analysis/define-analysis-command.js'
import { level, ZERO_CELLS } from '../options/common-flags.js'
import { read, text } from '../options/flag.js'
import { measureList } from '../options/measures-option.js'
import { priorOption } from '../options/prior-option.js'
import { priorText } from '../output/prior-text.js'

const HELP = `
The file has a header and, in any order, one of
  a,b,c,d                          reports with both, drug only, event only, neither
  a,drug_total,event_total,total   reports with both, with the drug, with the event, all
  n,expected                       observed and expected reports; needs --prior
plain or gzipped; - reads standard input. Other columns are carried through in front. Rows come out in the order of the
file unless --sort is given. With the columns drug and event, the prior of EBGM is fitted to the table the whole file
stands for, pairs it does not list being empty; EBGM stays empty, with a warning, where that cannot be done.

--measures all adds rrr, ror_ha (½ in every cell), yule, chi2_p, fisher, poisson, ic_dirichlet, bcpnn_gould, bcpnn_bate,
lrt and lrt_event (the drugs of an event compared, not the events of a drug) to the usual five. For n,expected the columns are
qn,ebgm,posterior_mean,eb05,eb95,eb025,eb975,eb50,p_rr_gt_1,p_rr_gt_2,p_rr_le_1,p_rr_le_2.

Bounds are named by the probability below them, so that --level 0.9 writes prr05 and prr95 in place of prr025 and prr975. Where
the file has a PRR, ROR or χ² of its own that fits b and c exchanged, or another order of the cells, a warning says so.

With --store, --pairs has the columns drug and event, and others that are carried through; its pairs are scored as "signals"
does, those that no report has too. "signals" ranks all pairs.

Undefined numbers are empty in CSV and null in JSON, which has the reasons. In CSV a name that a spreadsheet would take
for a formula gets a ' in front; such a ' is taken off again on reading.

Example:
  aethersignal score counts.csv --sort eb05 --out scored.csv
  aethersignal score cells.csv --measures all
  aethersignal score expected.csv --prior 0.2,0.1,2,4,0.3333
  aethersignal score --store ./store --pairs pairs.csv --measures all`

export const addScore = defineAnalysisCommand({
  command: 'score',
  analysis: 'scores',
  title: 'score a file of counts',
  description: 'Computes the measures for a file of counts, or for named pairs of a store.',
  file: { called: 'counts.csv', what: 'the counts, one pair a row; left out with --store' },
  flags: {
    pairs: text('<pairs.csv>', 'with --store: the pairs to score'),
    measures: read('<list>', `all, or some of ${MEASURES.join(', ')}`, measureList, DEFAULT_MEASURES),
    zeroCells: ZERO_CELLS,
    level: level('of the intervals; the columns are named by it: prr025 and prr975 at 0.95, prr05 and prr95 at 0.9'),
    prior: read('<list>', 'the prior of EBGM: alpha1,beta1,alpha2,beta2,p', priorOption),
  },
  pairsOfStore: 'pairs',
  order: 'as in the file',
  formats: ['csv', 'json', 'ndjson', 'parquet', 'arrow'],
  help: HELP,
  async read({ pairs, measures, zeroCells, level, prior = null }, { reading, note }) {
    const set = pairs === undefined ? undefined : await readScoredPairs(pairs, reading)
    note(set?.notes ?? [])
    return { measures, zeroCells, level, prior, ...set?.request }
  },
  rowsCalled: 'pairs',
  verbose: priorLines,
})

function priorLines({ facts }: AnalysisResult): readonly string[] {
  const prior = facts['prior'] as PriorFit | MgpsPrior | null
  return prior !== null && 'certificate' in prior ? [priorText(prior)] : []
}
