import {
  andersonDarling,
  fitOnset,
  kolmogorovSmirnov,
  type OnsetFit,
  type OnsetModel,
  onsetTimes,
  type SameDayRule,
  wilcoxon,
} from '@aethersignal/core'
import { AetherError, type ResultNote } from '@aethersignal/model'
import type { CommandResult } from '../output/write-result.js'
import type { OnsetRows } from './read-onset.js'

export interface OnsetAnalysis {
  readonly model: OnsetModel | 'all'
  readonly sameDay: SameDayRule
  readonly against?: string
  readonly simulations: number
  readonly seed: number
  readonly level: number
  readonly signal?: AbortSignal
}

/** Fits each group and compares each with one of them. */
export function analyseOnset(read: OnsetRows, options: OnsetAnalysis): CommandResult {
  const { model, sameDay, level } = options
  const models: readonly OnsetModel[] = model === 'all' ? ['weibull', 'exponential', 'lognormal'] : [model]
  const rowsOf = new Map<string, number[]>()
  for (const [row, group] of read.groups.entries()) {
    const rows = rowsOf.get(group)
    if (rows === undefined) rowsOf.set(group, [row])
    else rows.push(row)
  }
  const fits = Array.from(rowsOf).flatMap(([group, rows]) => {
    const pick = (column: Float64Array) => rows.map((row) => column[row] ?? Number.NaN)
    const columns = { time: pick(read.time), timeTo: pick(read.timeTo), censored: pick(read.censored) }
    const times = onsetTimes(columns, { sameDay })
    return times.lower.length === 0
      ? []
      : models.map((name) => ({ group, fit: fitOnset(times, { model: name, level }) }))
  })
  if (fits.length === 0) {
    throw new AetherError('measure/too-little-data', 'No row gives a time to onset.', {
      place: { field: 'time' },
      remedy: 'Give rows with a time, or with both dates.',
    })
  }
  const compared = rowsOf.size > 1 ? comparisons(read, rowsOf, options) : undefined
  const number = (name: string, value: (fit: OnsetFit) => number | undefined) =>
    ({ name, kind: 'number', values: fits.map(({ fit }) => value(fit) ?? Number.NaN) }) as const
  const count = (name: string, value: (fit: OnsetFit) => number) =>
    ({ name, kind: 'count', values: fits.map(({ fit }) => value(fit)) }) as const
  const text = (name: string, values: readonly string[]) => ({ name, kind: 'text', values }) as const
  const tests = (name: string, value: (of: Comparison) => number) =>
    ({
      name,
      kind: 'number',
      values: fits.map(({ group }) => {
        const of = compared?.get(group)
        return of === undefined ? Number.NaN : value(of)
      }),
    }) as const
  return {
    table: {
      rows: fits.length,
      columns: [
        text(
          'group',
          fits.map(({ group }) => group),
        ),
        text(
          'model',
          fits.map(({ fit }) => fit.model),
        ),
        count('n', (fit) => fit.n),
        count('exact', (fit) => fit.exact),
        count('intervals', (fit) => fit.intervals),
        count('censored', (fit) => fit.censored),
        count('same_day', (fit) => fit.sameDayCount),
        count('dropped', (fit) => fit.dropped),
        ...(['shape', 'scale', 'mu', 'sigma'] as const).flatMap((name) => [
          number(name, (fit) => fit[name]?.estimate),
          number(`${name}_lower`, (fit) => fit[name]?.lower),
          number(`${name}_upper`, (fit) => fit[name]?.upper),
        ]),
        number('profile_shape_lower', (fit) => fit.shapeProfile?.lower),
        number('profile_shape_upper', (fit) => fit.shapeProfile?.upper),
        text(
          'pattern',
          fits.map(({ fit }) => fit.pattern ?? ''),
        ),
        number('mean', (fit) => fit.mean),
        number('quartile1', (fit) => fit.quartiles[0]),
        number('median', (fit) => fit.quartiles[1]),
        number('quartile3', (fit) => fit.quartiles[2]),
        number('log_likelihood', (fit) => fit.logLikelihood),
        number('aic', (fit) => fit.aic),
        number('bic', (fit) => fit.bic),
        number('gradient_norm', (fit) => fit.gradientNorm),
        text(
          'converged',
          fits.map(({ fit }) => (fit.converged ? 'yes' : 'no')),
        ),
        text(
          'reason',
          fits.map(({ fit }) => fit.reason ?? ''),
        ),
        ...(compared === undefined
          ? []
          : [
              tests('ks_d', ({ ks }) => ks.d),
              tests('ks_p', ({ ks }) => ks.p),
              tests('ad_statistic', ({ ad }) => ad?.statistic ?? Number.NaN),
              tests('ad_p', ({ ad }) => ad?.permutation?.p ?? ad?.p ?? Number.NaN),
              tests('wilcoxon_w', ({ ranks }) => ranks.w),
              tests('wilcoxon_p', ({ ranks }) => ranks.p),
            ]),
      ],
    },
    shown: [
      'group',
      'model',
      'n',
      'shape',
      'shape_lower',
      'shape_upper',
      'pattern',
      'median',
      'aic',
      'ks_p',
      'wilcoxon_p',
    ],
    summary: ['Reported times to onset are those of reported cases only; late onsets are reported less.'],
    notes: [...read.notes, ...(compared?.notes ?? [])],
    definitions: {
      unit: 'reports',
      ...read.definitions,
      level,
      sameDay,
      interval: 'Wald on the log scale; profile likelihood',
      ...(compared && {
        against: compared.reference,
        tests: {
          times: 'exact, uncensored',
          wilcoxon: 'normal approximation with ties and continuity correction',
          andersonDarling:
            options.simulations > 0
              ? { simulations: options.simulations, seed: options.seed }
              : 'table of Scholz and Stephens, p within 0.001 … 0.25',
        },
      }),
    },
    facts: compared === undefined ? {} : { comparisons: compared.list },
    input: read.input,
  }
}

interface Comparison {
  readonly ks: ReturnType<typeof kolmogorovSmirnov>
  readonly ad: ReturnType<typeof andersonDarling> | undefined
  readonly ranks: ReturnType<typeof wilcoxon>
}

/** Tests of the exact times of each group against those of one. */
function comparisons(read: OnsetRows, rowsOf: ReadonlyMap<string, readonly number[]>, options: OnsetAnalysis) {
  const { against, simulations, seed, signal } = options
  const largest = Array.from(rowsOf).reduce((most, next) => (next[1].length > most[1].length ? next : most))[0]
  const reference = against ?? largest
  const rows = rowsOf.get(reference)
  if (rows === undefined) {
    throw new AetherError('usage/invalid', `There is no group ${reference}.`, {
      remedy: `Give one of ${Array.from(rowsOf.keys()).slice(0, 10).join(', ')}.`,
    })
  }
  const isExact = (row: number) =>
    read.censored[row] === 0 && (Number.isNaN(read.timeTo[row]) || read.timeTo[row] === read.time[row])
  const exact = (of: readonly number[]) => of.filter(isExact).map((row) => read.time[row] ?? Number.NaN)
  const theirs = exact(rows)
  const results = new Map<string, Comparison>()
  const notes: ResultNote[] = []
  for (const [group, own] of rowsOf) {
    if (group === reference) continue
    const times = exact(own)
    if (times.length === 0 || theirs.length === 0) {
      notes.push({ code: 'not-compared', message: `Group ${group} or ${reference} has no exact times to compare.` })
      continue
    }
    const permute = { simulations, seed, ...(signal && { signal }) }
    const enough = times.length + theirs.length >= 4
    const ad = enough ? andersonDarling(times, theirs, permute) : undefined
    results.set(group, { ks: kolmogorovSmirnov(times, theirs), ad, ranks: wilcoxon(times, theirs) })
  }
  const left = read.groups.length - Array.from(read.groups.keys()).filter(isExact).length
  if (left > 0) {
    notes.push({
      code: 'not-ranked',
      message: 'Times that are not exact are in the fits, not in the tests.',
      count: left,
    })
  }
  const list = Array.from(results, ([group, of]) => ({ group, against: reference, ...of }))
  return { reference, notes, list, get: (group: string) => results.get(group) }
}
