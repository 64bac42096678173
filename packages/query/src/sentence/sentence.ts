import { type AnalysisRequest, type Filter, measureOfColumn, type Role, type RunSpec } from '@aethersignal/model'
import type { Asked } from '../asked/asked.js'
import { filled, filterSentence, listed, rolesSentence } from './condition-sentence.js'
import { SENTENCE_STRINGS, type SentenceStrings } from './strings.js'

/** What is asked, in words, made from the request alone: what it does not say, the sentence does not. */
export function sentenceOf(asked: Asked, strings: SentenceStrings = SENTENCE_STRINGS): string {
  switch (asked.door) {
    case 'run':
      return `${runLead(asked.spec, strings)}${scopeSentence(asked.spec, strings)}.`
    case 'pair':
      return `${filled(strings.pair, { ...asked.pair })}${scopeSentence(asked.spec, strings)}.`
    case 'cases': {
      const { drug, event, ...scope } = asked.query
      const named = [
        ...(drug === undefined ? [] : [filled(strings.withDrug, { drug })]),
        ...(event === undefined
          ? []
          : [filled(drug === undefined ? strings.withEvent : `${strings.and}{event}`, { event })]),
      ]
      return `${asked.show === 'total' ? strings.total : strings.reports}${named.join('')}${scopeSentence(scope, strings)}.`
    }
    case 'describe':
      return `${strings.describe}.`
    default: {
      const { request, only } = asked
      const names = [...(only?.drugs ?? []), ...(only?.events ?? [])]
      const shown = names.length === 0 ? '' : filled(strings.only, { names: listed(names, strings) })
      return `${analysisLead(request, strings)}${shown}${scopeSentence(request, strings)}.`
    }
  }
}

function runLead({ drugs, events, sort, minCount, page }: RunSpec, strings: SentenceStrings): string {
  const key =
    drugs === undefined
      ? events === undefined
        ? 'rankAll'
        : 'rankDrugs'
      : events === undefined
        ? 'rankEvents'
        : 'rankSome'
  const lead = filled(strings[key], { drugs: listed(drugs ?? [], strings), events: listed(events ?? [], strings) })
  const order =
    sort === undefined
      ? ''
      : sort.by === 'a'
        ? strings.byReports
        : filled(strings.byColumn, { column: columnName(sort.by) })
  const rows = page === undefined ? '' : filled(strings.atMost, { count: page.limit })
  return `${lead}${order}${rows}${minCount === undefined ? '' : filled(strings.atLeast, { count: minCount })}`
}

function columnName(column: NonNullable<RunSpec['sort']>['by']): string {
  const measure = column === 'drug' || column === 'event' ? undefined : measureOfColumn(column)
  return measure === undefined ? column : `${measure} (${column})`
}

function analysisLead(request: AnalysisRequest, strings: SentenceStrings): string {
  switch (request.analysis) {
    case 'compare': {
      const side = ({ drug, where }: { readonly drug?: string | null | undefined; readonly where?: unknown }) =>
        [
          ...(drug == null ? [] : [filled(strings.sideDrug, { drug })]),
          ...(where == null ? [] : [filled(strings.sideWhere, { where: filterSentence(where as Filter, strings) })]),
        ].join(strings.comma) || strings.all
      const lead = filled(strings.compare, {
        one: capital(side(request.one)),
        other: side(request.other).replace(/^R/u, 'r'),
      })
      return request.events == null
        ? lead
        : `${lead}${filled(strings.only, { names: listed(request.events, strings) })}`
    }
    case 'trend':
    case 'period-counts':
      return filled(strings.trend, {
        series: seriesOf(request, strings),
        unit: request.by ?? 'month',
        asOf: request.asOf,
      })
    case 'changes':
      return filled(strings.changes, { before: request.before })
    case 'onset':
      return filled(strings.onset, { drug: request.drug ?? strings.all, event: request.event ?? strings.all })
    case 'interactions':
      return request.with == null
        ? filled(strings.interactionsAny, { drug: request.drug ?? strings.all })
        : filled(strings.interactions, { drug: request.drug ?? strings.all, others: listed(request.with, strings) })
    case 'demographics':
      return filled(strings.demographics, { series: seriesOf(request, strings) })
    case 'strata': {
      const names = [request.drugs, request.events].flatMap((list) => (list == null ? [] : [listed(list, strings)]))
      return filled(strings.strata, { series: names.join(strings.and) || strings.rankAll, by: request.by })
    }
    default:
      return filled(strings.analysis, { analysis: request.analysis })
  }
}

function seriesOf(
  { drug, event }: { readonly drug?: string | null | undefined; readonly event?: string | null | undefined },
  strings: SentenceStrings,
): string {
  return [drug, event].filter((name) => name != null).join(strings.and) || strings.reports
}

function scopeSentence(scope: object, strings: SentenceStrings): string {
  const { where, roles } = scope as { readonly where?: Filter | null; readonly roles?: readonly Role[] }
  const among = where == null ? '' : filled(strings.among, { where: filterSentence(where, strings) })
  return `${among}${roles === undefined ? '' : filled(strings.roles, { roles: rolesSentence(roles, strings) })}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
