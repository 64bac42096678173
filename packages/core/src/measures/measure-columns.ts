/** The columns {@link score} makes for every table of counts. */
export const cellColumns = ['a', 'b', 'c', 'd', 'expected'] as const

/**
 * The columns of each measure, in the order they are written out. `025` and `975` are the bounds of the interval, of 95 % unless
 * another level was asked for.
 */
export const measureColumns = {
  prr: ['prr', 'prr025', 'prr975'],
  ror: ['ror', 'ror025', 'ror975'],
  chi2: ['chi2', 'chi2_yates'],
  ic: ['ic', 'ic025', 'ic975'],
  ic_approx: ['ic025_approx', 'ic975_approx'],
  ebgm: ['ebgm', 'eb05', 'eb95'],
  rrr: ['rrr'],
  ror_ha: ['ror_ha', 'ror_ha025', 'ror_ha975'],
  yule: ['yule_q', 'yule_q025', 'yule_q975', 'yule_y'],
  chi2_p: ['chi2_p', 'chi2_yates_p'],
  fisher: ['fisher_greater_p', 'fisher_less_p', 'fisher_two_p', 'fisher_midp'],
  poisson: ['poisson_p'],
  ic_dirichlet: ['ic_dirichlet'],
  bcpnn_gould: ['bcpnn_gould', 'bcpnn_gould025', 'bcpnn_gould975'],
  bcpnn_bate: ['bcpnn_bate', 'bcpnn_bate_lower'],
  lrt: ['lrt_huang', 'lrt_poisson'],
  lrt_event: ['lrt_huang_event'],
} as const

/** A group of columns that {@link score} computes together. */
export type Measure = keyof typeof measureColumns

/** Name of a column of scores. */
export type ColumnName = (typeof cellColumns)[number] | (typeof measureColumns)[Measure][number]

/** Every column {@link score} can make, in the order they are written out. */
export const columnNames: readonly ColumnName[] = /* @__PURE__ */ (() => [
  ...cellColumns,
  ...Object.values(measureColumns).flat(),
])()
