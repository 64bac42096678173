import {
  MEASURE_COLUMNS,
  type Measure,
  type RankingCaution,
  type ResultNote,
  type SignalColumn,
  type SortOrder,
} from '@aethersignal/model'

/** Lower bounds and a test that need no prior, the one to be preferred first. */
const WITHOUT_PRIOR = ['ic025', 'ror025', 'prr025', 'chi2'] as const satisfies readonly SignalColumn[]

/** The caution that goes with rows in this order; undefined where the order does not rest on a prior that is in doubt. */
export function rankingCaution(
  sort: SortOrder,
  measures: readonly Measure[],
  priorNotes: readonly ResultNote[],
): RankingCaution | undefined {
  const because = priorNotes.find(({ code }) => code.startsWith('prior-'))?.code
  if (because === undefined || !MEASURE_COLUMNS.ebgm.some((column) => column === sort.by)) return undefined
  const columns = new Set(measures.flatMap((measure) => MEASURE_COLUMNS[measure]))
  const by = WITHOUT_PRIOR.find((column) => columns.has(column)) ?? 'a'
  return { sort, because, instead: { by, direction: 'descending' } }
}

/** The caution in a sentence. */
export function cautionText({ sort, because, instead }: RankingCaution): string {
  return `The rows are ranked by ${sort.by}, and its prior is in doubt (${because}); ${instead.by} does not rest on it: sort by ${instead.by} instead.`
}

/** The notes, the one that the caution is because of with the caution behind it. */
export function withCaution(notes: readonly ResultNote[], caution: RankingCaution | undefined): readonly ResultNote[] {
  if (caution === undefined) return notes
  const text = cautionText(caution)
  return notes.map((note) => (note.code === caution.because ? { ...note, message: `${note.message} ${text}` } : note))
}
