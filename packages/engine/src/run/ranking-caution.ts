import {
  defaultSort,
  type Measure,
  measureEntry,
  measureOfColumn,
  type RankingCaution,
  type ResultNote,
  type SortOrder,
} from '@aethersignal/model'

/** The caution that goes with rows in this order; undefined where the order does not rest on a prior that is in doubt. */
export function rankingCaution(
  sort: SortOrder,
  measures: readonly Measure[],
  priorNotes: readonly ResultNote[],
): RankingCaution | undefined {
  const because = priorNotes.find(({ code }) => code.startsWith('prior-'))?.code
  const measure = measureOfColumn(sort.by)
  if (because === undefined || measure === undefined || measureEntry(measure).needs !== 'prior') return undefined
  return { sort, because, instead: defaultSort(measures, 'prior') }
}

/** The note that goes with rows for which no order was asked, where the usual one would rest on a prior in doubt. */
export function fallbackNote({ sort, because, instead }: RankingCaution): ResultNote {
  return {
    code: 'ranking-fallback',
    message: `The rows are ranked by ${instead.by} and not by ${sort.by}, whose prior is in doubt (${because}). Sort by ${sort.by} to rank by it all the same.`,
  }
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
