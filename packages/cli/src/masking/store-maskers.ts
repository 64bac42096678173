import { maskersOfEvent, maskersOfPair, undefinedReasons } from '@aethersignal/core'
import type { ResultColumn } from '../output/result-table.js'
import { openUniverse, type UniverseQuery } from '../store/open-universe.js'

/** The event, and the drug where one pair is looked at. */
export interface MaskersQuery extends UniverseQuery {
  readonly event: string
  readonly drug?: string | undefined
  readonly minCount: number
  readonly level: number
}

/** Every masker of an event, or of one pair, of a store. */
export async function storeMaskers(query: MaskersQuery) {
  const universe = await openUniverse(query)
  const { index, mask, drugs } = universe
  const options = { mask, signal: query.signal }
  const event = universe.event(query.event)
  const names = (codes: Uint32Array): ResultColumn => ({
    name: 'masker',
    kind: 'text',
    values: Array.from(codes, (code) => index.drugs.names[code]!),
  })
  const { minCount, level, roles, where } = query
  const about = {
    notes: universe.notes,
    reports: universe.reports,
    input: {
      store: universe.identity,
      event: query.event,
      drug: query.drug ?? null,
      roles,
      where: where ?? null,
      minCount,
      level,
    },
  }
  const { incidence } = index.events
  if (query.drug === undefined) {
    const found = maskersOfEvent(drugs, incidence, event, { ...options, minCount, level })
    const columns: ResultColumn[] = [
      names(found.maskers),
      { name: 'reports', kind: 'count', values: found.reports },
      { name: 'cases', kind: 'count', values: found.maskerCases },
      { name: 'masking_ratio', kind: 'number', values: found.maskingRatio },
      { name: 'revealed', kind: 'count', values: found.revealed },
      { name: 'lost', kind: 'count', values: found.lost },
    ]
    const { cases, signals } = found
    const none = (row: number) => Number.isNaN(found.maskingRatio[row]!)
    return {
      ...about,
      table: { rows: found.maskers.length, columns },
      more: (row: number) => (none(row) ? { undefinedBecause: { masking_ratio: 'no-reports' } } : {}),
      facts: { reports: universe.reports, cases, signals },
      line: `${cases.toLocaleString('en')} reports with the event, ${signals.toLocaleString('en')} drugs signalled with it`,
    }
  }
  const found = maskersOfPair(drugs, incidence, { drug: universe.drug(query.drug), event }, options)
  const columns: ResultColumn[] = [
    names(found.maskers),
    { name: 'a', kind: 'count', values: found.a },
    { name: 'b', kind: 'count', values: found.b },
    { name: 'c', kind: 'count', values: found.c },
    { name: 'd', kind: 'count', values: found.d },
    { name: 'prr_after', kind: 'number', values: found.prrAfter },
    { name: 'prr_ratio', kind: 'number', values: found.prrRatio },
    { name: 'rrr_after', kind: 'number', values: found.rrrAfter },
    { name: 'rrr_ratio', kind: 'number', values: found.rrrRatio },
  ]
  const shown = (value: number) => (Number.isFinite(value) ? String(Number(value.toPrecision(4))) : '–')
  const { before, prr, rrr, reasons } = found
  return {
    ...about,
    table: { rows: found.maskers.length, columns },
    more: (row: number) => (reasons[row] ? { undefinedBecause: { prr_ratio: undefinedReasons[reasons[row]] } } : {}),
    facts: { before, prr: Number.isNaN(prr) ? null : prr, rrr: Number.isNaN(rrr) ? null : rrr },
    line: `before: a ${before.a}, PRR ${shown(prr)}, RRR ${shown(rrr)}`,
  }
}
