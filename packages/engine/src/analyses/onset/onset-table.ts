import { fitOnset, type OnsetFit, type OnsetModel, onsetTimes } from '@aethersignal/core/onset'
import { AetherError, type ResolvedAnalysisRequest } from '@aethersignal/model'
import type { Computed } from '../analysis.js'
import { levelNotes } from '../level-notes.js'
import { type Comparison, compareGroups } from './compare-groups.js'
import type { GroupedTimes } from './grouped-times.js'

/** Fits each group and compares each with one of them. */
export function onsetTable(
  read: GroupedTimes,
  { model, sameDay, level, against, simulations, seed }: ResolvedAnalysisRequest<'onset'>,
  signal: AbortSignal,
): Computed {
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
  const compared = rowsOf.size > 1 ? compareGroups(read, rowsOf, { against, simulations, seed, signal }) : undefined
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
    notes: [...levelNotes(level), ...(compared?.notes ?? [])],
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
            simulations > 0 ? { simulations, seed } : 'table of Scholz and Stephens, p within 0.001 … 0.25',
        },
      }),
    },
    facts: {
      ...(read.leftOut && { groups: read.leftOut }),
      ...(compared && { comparisons: compared.list }),
    },
  }
}
