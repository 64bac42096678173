import type { QueryForm } from '@aethersignal/model'
import { wholeNumber } from './query-problems.js'

/** A query while it is in the form: numbers as they were typed, dates as a field of dates can show them. */
export type Draft = Omit<QueryForm, 'ageFrom' | 'ageTo' | 'minCount'> & {
  readonly ageFrom: string
  readonly ageTo: string
  readonly minCount: string
}

export function draftOf(query: QueryForm): Draft {
  return {
    ...query,
    ageFrom: query.ageFrom === null ? '' : String(query.ageFrom),
    ageTo: query.ageTo === null ? '' : String(query.ageTo),
    minCount: String(query.minCount),
    dateFrom: firstDay(query.dateFrom),
    dateTo: lastDay(query.dateTo),
  }
}

/** The query of a draft that has no problems. */
export function queryOf(draft: Draft): QueryForm {
  return {
    ...draft,
    ageFrom: wholeNumber(draft.ageFrom) ?? null,
    ageTo: wholeNumber(draft.ageTo) ?? null,
    minCount: wholeNumber(draft.minCount) ?? 1,
  }
}

/** A period stands for all its days, so a filter from 2024 is one from its first day. */
function firstDay(date: string | null): string | null {
  return date && `${date}${'-01-01'.slice(date.length - 4)}`.slice(0, 10)
}

function lastDay(date: string | null): string | null {
  if (!date || date.length > 7) return date
  const [year = 0, month = 12] = date.split('-').map(Number)
  return `${date.slice(0, 4)}-${String(month).padStart(2, '0')}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`
}
