import type { LoadWarning } from '@aethersignal/model'
import { DOUBTFUL_MARKS } from '../layout/separators.js'
import type { SplitColumn } from './name-rows.js'

/** What a reader of the load report should know about how the cells of a column of drugs or events were parted. */
export function splitWarnings(
  { name, split, parted, rows, outcomes }: SplitColumn,
  field: 'drug' | 'event',
  table: string,
): LoadWarning[] {
  const warnings = split.doubts.map(({ separator, rows: count, example, parts }): LoadWarning => {
    const which =
      separator === 'objects' ? 'holds objects, not names' : `may hold several ${field}s, parted by ${separator}`
    const choice =
      separator === 'objects'
        ? 'Give a table with a column of names.'
        : `Say what it is: --split ${field}=${separator} makes it ${parts.map(quoted).join(' and ')}, --split ${field}=none says that it is one name.`
    const message = `${table}: "${name}" ${which}, and the column does not settle it. Each cell was taken for ONE name, so that counts of ${field}s are wrong if they are lists: ${quoted(example)} in ${count} of ${rows} rows or alike. ${choice}`
    return { code: 'doubtful-lists', message, count }
  })
  const doubtfulMarks = split.chosen.filter((chosen) => DOUBTFUL_MARKS.some((mark) => mark.name === chosen))
  if (doubtfulMarks.length > 0 && parted > 0) {
    const message = `${table}: cells of "${name}" were parted by ${split.chosen.join(' and ')}, as the whole column shows; --split ${field}=none keeps them whole.`
    warnings.push({ code: 'comma-lists', message, count: parted })
  }
  if (outcomes !== null) {
    const { areOutcomes, example, rows: count } = outcomes
    const message = areOutcomes
      ? `${table}: what stands in brackets behind the events of "${name}" was taken for their outcome, as the whole column shows: ${quoted(example)}. It is kept with the event, and a fatal one counts for the case.`
      : `${table}: some events of "${name}" have what may be an outcome behind them, and the column does not show that it is one. They count as events of their own: ${quoted(example)}. Write outcomes into a column of their own.`
    warnings.push({ code: areOutcomes ? 'outcomes-behind-events' : 'doubtful-outcomes', message, count })
  }
  return warnings
}

function quoted(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`
}
