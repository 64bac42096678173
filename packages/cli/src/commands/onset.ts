import { AetherError } from '@aethersignal/model'
import { defineAnalysisCommand } from '../analysis/define-analysis-command.js'
import { level, whole } from '../options/common-flags.js'
import { choice, text } from '../options/flag.js'

const HELP = `
The file has one report a row, with either the columns
  time        days (or any unit) from the first dose to the event
  time_to     optional: the time lies between time and time_to
  censored    optional: 1 where no event was seen by time
or
  start_date, event_date   YYYY-MM-DD, YYYY-MM or YYYY; a partial date makes an interval, an empty one is counted
and, optionally,
  group       such as the drug, other drugs, or other events; each is fitted, and all are compared with one of them

With --store, the groups are
  pair          reports with the drug and the event; the others are compared with these
  other drugs   reports with the event without the drug, from the first dose of any drug in the roles
  other events  reports with the drug without the event
and a time runs from the earliest start of a therapy to the event date of the report, each as precisely as it is known.
Reports without these dates are counted. A table of cases has no therapies, FAERS has.

Written for each group and model: group, model, n, exact, intervals, censored, same_day, dropped, shape with bounds (Wald
on the log scale; profile_ is by likelihood), scale, mu and sigma of log time, pattern (early: hazard falls; constant;
wear-out: it rises), mean, quartiles, log_likelihood, aic, bic, gradient_norm, converged, reason. With groups, also the
Kolmogorov-Smirnov, Anderson-Darling and Wilcoxon tests of exact times against the group of --against.

Example:
  aethersignal onset times.csv
  aethersignal onset times.csv --against "other drugs" --simulations 9999 --seed 1 --format json
  aethersignal onset --store ./store --drug METFORMIN --event "Lactic acidosis" --sex F`

export const addOnset = defineAnalysisCommand({
  command: 'onset',
  analysis: 'onset',
  title: 'fit and compare times to onset',
  description: 'Weibull, exponential and log-normal models of the time from first dose to event, and tests of groups.',
  file: { called: 'times.csv', what: 'times or dates, one report a row; left out with --store' },
  flags: {
    drug: text('<name>', 'with --store: the drug'),
    event: text('<term>', 'with --store: the event'),
    model: choice('<name>', 'model to fit', ['all', 'weibull', 'exponential', 'lognormal'], 'all'),
    sameDay: choice(
      '<rule>',
      'onset on the first day: half a day, an interval 0 to 1, or left out',
      ['half-day', 'interval', 'drop'],
      'half-day',
    ),
    against: text('<group>', 'group to compare the others with; default: the largest, with --store the pair'),
    simulations: whole('permutations of the Anderson-Darling test', 0, 0),
    seed: whole('seed of the permutations', 0, 1),
    level: level(),
  },
  ofStore: ['drug', 'event'],
  order: 'by group and model',
  help: HELP,
  read({ drug = null, event = null, model, sameDay, against = null, simulations, seed, level }, { path }) {
    if (path === undefined && (drug === null || event === null)) {
      throw new AetherError('usage/invalid', 'With --store, --drug and --event have to be given.', {
        remedy: 'Name the drug and the event.',
      })
    }
    return { drug, event, model, sameDay, against, simulations, seed, level }
  },
  rowsCalled: 'fits',
  shown: () => SHOWN,
  summary: () => ['Reported times to onset are those of reported cases only; late onsets are reported less.'],
})

const SHOWN = 'group,model,n,shape,shape_lower,shape_upper,pattern,median,aic,ks_p,wilcoxon_p'.split(',')
