/** What the form holds before it is a query: numbers as they were typed. */
export interface QueryEntries {
  /** Text typed into the field of drugs or reactions that was not chosen from the suggestions. */
  readonly drugs: string
  readonly events: string
  readonly roles: number
  readonly ageFrom: string
  readonly ageTo: string
  readonly dateFrom: string
  readonly dateTo: string
  /** A field of dates holds something that is no date. */
  readonly datesUnread: boolean
  readonly minCount: string
}

/** Parts of the form that can be wrong. */
export type QueryPart = 'drugs' | 'events' | 'roles' | 'age' | 'date' | 'minCount'

/** What can be wrong with a part, as the key of the text that says it. */
export type QueryProblem =
  | 'query.termPending'
  | 'query.rolesNeeded'
  | 'query.ageRange'
  | 'query.ageOrder'
  | 'query.dateUnread'
  | 'query.dateOrder'
  | 'query.minCountRange'

/** What is wrong with the entries, by part; empty where they make a query. */
export function queryProblems(entries: QueryEntries): ReadonlyMap<QueryPart, QueryProblem> {
  const problems = new Map<QueryPart, QueryProblem>()
  if (entries.drugs !== '') problems.set('drugs', 'query.termPending')
  if (entries.events !== '') problems.set('events', 'query.termPending')
  if (entries.roles === 0) problems.set('roles', 'query.rolesNeeded')
  const ages = [entries.ageFrom, entries.ageTo].map(wholeNumber)
  const [from, to] = ages
  if (ages.some((age) => age === undefined || (age !== null && age > 120))) problems.set('age', 'query.ageRange')
  else if (typeof from === 'number' && typeof to === 'number' && from > to) problems.set('age', 'query.ageOrder')
  if (entries.datesUnread) problems.set('date', 'query.dateUnread')
  else if (entries.dateFrom !== '' && entries.dateTo !== '' && entries.dateFrom > entries.dateTo) {
    problems.set('date', 'query.dateOrder')
  }
  const minCount = wholeNumber(entries.minCount)
  if (minCount === undefined || minCount === null || minCount < 1) problems.set('minCount', 'query.minCountRange')
  return problems
}

/** A whole number from text: null where there is none, undefined where the text is something else. */
export function wholeNumber(text: string): number | null | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return null
  const value = Number(trimmed)
  return /^\d+$/.test(trimmed) && Number.isSafeInteger(value) ? value : undefined
}
