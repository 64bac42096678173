import { boundNames } from '@aethersignal/engine/analyses'
import { AetherError, POOLED_MEASURES, STRATIFIERS } from '@aethersignal/model'
import { defineAnalysisCommand } from '../analysis/define-analysis-command.js'
import { level, whole } from '../options/common-flags.js'
import { choice, read, texts, toggle } from '../options/flag.js'
import { risingAges } from '../options/rising-ages.js'
import { wholeText } from '../output/whole-text.js'

const HELP = `
The file has a header and, in any order, the columns
  stratum     name of the stratum
  a,b,c,d     reports of the stratum with drug and event, drug only, event only, neither
  drug,event  the pair (optional; without them the file is one pair)
plain or gzipped; - reads standard input. With --store the pairs of a store are counted by --by; reports where the
variable is unknown are a stratum of their own, so that the strata add up to all reports.

Columns written, one row a pair: strata, informative (those with reports in every margin), a, expected (summed over
strata), ic, Mantel-Haenszel ror_mh, prr_mh and rd_mh with bounds, cmh and cmh_corrected with p, breslow_day and tarone
with p. With --subgroups, one row a stratum: its own ratio and ic, both shrunk towards all strata, and the test of
interaction (q, tau2, i2). Undefined numbers are – in a table, empty in CSV, null in JSON with the reason.

Example:
  aethersignal strata tables.csv --subgroups
  aethersignal strata --store ./store --by sex --drug METFORMIN --sort breslow_day_p:asc`

export const addStrata = defineAnalysisCommand({
  command: 'strata',
  analysis: 'strata',
  title: 'adjust for and compare strata',
  description: 'Pools pairs over strata, tests whether strata differ and shrinks the ratios of subgroups.',
  file: { called: 'tables.csv', what: 'one fourfold table a stratum; left out with --store' },
  flags: {
    by: choice('<variable>', 'with --store: what to stratify by', STRATIFIERS),
    ageBounds: read('<list>', 'with --by age: first years of the bands (default: 2,12,18,65)', risingAges),
    drug: texts('<name...>', 'with --store: only pairs with one of these drugs'),
    event: texts('<term...>', 'with --store: only pairs with one of these events'),
    minCount: whole('with --store: only pairs with at least this many reports', 1, 3),
    subgroups: toggle('one row a stratum instead of one a pair'),
    measure: choice('<name>', 'ratio of --subgroups', POOLED_MEASURES, 'ror'),
    estimator: choice('<name>', 'variance between subgroups', ['paule-mandel', 'dersimonian-laird'], 'paule-mandel'),
    level: level(),
  },
  order: 'the lower bound of ror_mh with --store, else as in the file',
  help: HELP,
  read({ by, ageBounds, drug = null, event = null, subgroups, minCount, measure, estimator, level }, { path }) {
    if (path === undefined && by === undefined) {
      throw new AetherError('usage/invalid', 'With --store, --by has to be given.', {
        remedy: `Stratify by one of ${STRATIFIERS.join(', ')}.`,
      })
    }
    const rows: 'subgroups' | 'pooled' = subgroups ? 'subgroups' : 'pooled'
    return {
      ...{ by: path === undefined && by !== undefined ? by : 'sex', ...(ageBounds && { ageBounds }) },
      ...{ drugs: drug, events: event, rows },
      ...{ minCount, measure, estimator, level },
    }
  },
  rowsCalled: 'rows',
  shown({ table }, { subgroups, measure, level }) {
    const leading = table.columns.filter(({ name, kind }) => kind === 'text' && name !== 'stratum')
    const rest = subgroups ? shownSubgroups(measure, level) : shownPooled(level)
    return [...leading.map(({ name }) => name), ...rest]
  },
  summary: ({ facts }) => summaryOf(facts),
})

function summaryOf({ reports, strata: found }: Readonly<Record<string, unknown>>): readonly string[] {
  if (reports === undefined) return []
  const sizes = (found as readonly { readonly name: string; readonly reports: number }[]).map(
    (stratum) => `${stratum.name} ${wholeText(stratum.reports)}`,
  )
  return [`N ${wholeText(reports)} reports: ${sizes.join(', ')}`]
}

function shownPooled(level: number): readonly string[] {
  return ['strata', 'a', 'expected', 'ic', 'ror_mh', ...boundNames('ror_mh', level), 'prr_mh', 'cmh_p', 'breslow_day_p']
}

function shownSubgroups(measure: string, level: number): readonly string[] {
  const [lower] = boundNames(measure, level)
  const shrunk = `${measure}_shrunk`
  return ['stratum', 'a', 'expected', measure, lower, shrunk, ...boundNames(shrunk, level), 'ic', 'ic_shrunk', 'q_p']
}
