import { filterText, type QueryForm } from '@aethersignal/model'
import type { LocalizeController } from '../strings/localize-controller.js'

/** One statement of a query in words. `without` is the query once it is taken away; absent where it cannot be. */
export interface QueryChip {
  readonly id: string
  readonly text: string
  readonly without?: QueryForm
}

/** A query as statements in words, together saying all that it says. */
export function chipsOf(query: QueryForm, plain: QueryForm, words: LocalizeController): readonly QueryChip[] {
  return [
    ...termChips(query, words),
    ...universeChips(query, plain, words),
    ...listChips(query, plain, words),
    ...restChips(query, words),
  ]
}

function termChips(query: QueryForm, words: LocalizeController): QueryChip[] {
  const drugs = query.drugs.map((name) => ({
    id: `drug:${name}`,
    text: words.text('chips.drug', words.name(name)),
    without: { ...query, drugs: query.drugs.filter((other) => other !== name) },
  }))
  const events = query.events.map((name) => ({
    id: `event:${name}`,
    text: words.text('chips.event', words.name(name)),
    without: { ...query, events: query.events.filter((other) => other !== name) },
  }))
  return [
    ...(drugs.length > 0 ? drugs : [{ id: 'drug', text: words.text('chips.anyDrug') }]),
    ...(events.length > 0 ? events : [{ id: 'event', text: words.text('chips.anyEvent') }]),
  ]
}

function universeChips(query: QueryForm, plain: QueryForm, words: LocalizeController): QueryChip[] {
  const chips: QueryChip[] = []
  const usualRoles =
    query.roles.length === plain.roles.length && plain.roles.every((role) => query.roles.includes(role))
  const roles = words.list(query.roles.map((role) => words.text(`role.${role}`).toLocaleLowerCase(words.language)))
  chips.push({
    id: 'roles',
    text: words.text('chips.roles', roles),
    ...(!usualRoles && { without: { ...query, roles: plain.roles } }),
  })
  if (query.sexes.length > 0) {
    const sexes = words.list(query.sexes.map((sex) => words.text(`sex.${sex}`).toLocaleLowerCase(words.language)))
    chips.push({ id: 'sex', text: words.text('chips.sex', sexes), without: { ...query, sexes: [] } })
  }
  const age = ageText(query, words)
  if (age) chips.push({ id: 'age', text: age, without: { ...query, ageFrom: null, ageTo: null } })
  const date = dateText(query, words)
  if (date) chips.push({ id: 'date', text: date, without: { ...query, dateFrom: null, dateTo: null } })
  if (query.serious !== null) {
    const text = words.text(query.serious ? 'chips.serious' : 'chips.notSerious')
    chips.push({ id: 'serious', text, without: { ...query, serious: null } })
  }
  return chips
}

function listChips(query: QueryForm, plain: QueryForm, words: LocalizeController): QueryChip[] {
  const { by, direction } = query.sort
  const column = by === 'drug' || by === 'event' ? words.text(by) : words.text(`column.${by}`)
  const rules = words.list(query.rules.map((name) => words.text(`presetShort.${name}`)))
  const held = query.meeting === null ? 'rulesEvery' : query.meeting === 'all' ? 'rulesAll' : 'rulesAny'
  const usualSort = by === plain.sort.by && direction === plain.sort.direction
  return [
    {
      id: 'minCount',
      text:
        query.minCount === 1
          ? words.text('chips.minCountOne')
          : words.text('chips.minCount', words.numbers.count(query.minCount)),
      ...(query.minCount > 1 && { without: { ...query, minCount: 1 } }),
    },
    ...(query.rules.length > 0
      ? [{ id: 'rules', text: words.text(`chips.${held}`, rules), without: { ...query, rules: [] } }]
      : []),
    {
      id: 'sort',
      text: words.text(sortKey(query.sort), column),
      ...(!usualSort && { without: { ...query, sort: plain.sort } }),
    },
  ]
}

/** What the specification says beside the fields of the form. */
function restChips(query: QueryForm, words: LocalizeController): QueryChip[] {
  const { rest } = query
  if (rest === undefined) return []
  const { conditions, members } = rest
  const ofConditions = conditions.map((condition, at) => ({
    id: `rest:${at}`,
    text: words.text('chips.rest', words.name(filterText(condition))),
    without: { ...query, rest: { ...rest, conditions: conditions.filter((_, other) => other !== at) } },
  }))
  const ofMembers = Object.entries(members).map(([name, value]) => ({
    id: `rest:${name}`,
    text: words.text('chips.rest', words.name(`${name} ${JSON.stringify(value)}`)),
    without: {
      ...query,
      rest: { ...rest, members: Object.fromEntries(Object.entries(members).filter(([other]) => other !== name)) },
    },
  }))
  return [...ofConditions, ...ofMembers]
}

function sortKey({ by, direction }: QueryForm['sort']) {
  if (by === 'drug' || by === 'event') return direction === 'ascending' ? 'chips.sortNames' : 'chips.sortNamesDown'
  return direction === 'descending' ? 'chips.sort' : 'chips.sortUp'
}

function ageText({ ageFrom, ageTo }: QueryForm, words: LocalizeController): string | undefined {
  const count = (years: number) => words.numbers.count(years)
  if (ageFrom !== null && ageTo !== null) return words.text('chips.ageBetween', count(ageFrom), count(ageTo))
  if (ageFrom !== null) return words.text('chips.ageFrom', count(ageFrom))
  return ageTo === null ? undefined : words.text('chips.ageTo', count(ageTo))
}

function dateText({ dateField, dateFrom, dateTo }: QueryForm, words: LocalizeController): string | undefined {
  const field = words.text(`date.${dateField}`)
  if (dateFrom !== null && dateTo !== null)
    return words.text('chips.dateBetween', field, words.name(dateFrom), words.name(dateTo))
  if (dateFrom !== null) return words.text('chips.dateFrom', field, words.name(dateFrom))
  return dateTo === null ? undefined : words.text('chips.dateTo', field, words.name(dateTo))
}
