import { applyPreset } from '@aethersignal/core'
import { MEASURES, normaliseName, PRESETS, SIGNAL_COLUMNS } from '@aethersignal/model'
import type { Check } from './conformance-check.js'
import { expectEqual, expectThat } from './expect.js'

/** Published rules that pairs are held against. */
export const PRESET_CHECKS: readonly Check[] = [
  {
    name: 'holds each pair against the rules as published, whatever else is shown, and keeps those that meet them',
    async check({ source }) {
      const sort = { by: 'drug', direction: 'ascending' } as const
      const all = await source.run({ minCount: 1, measures: MEASURES, sort })
      const importantEvents = [...new Set(all.event)].slice(0, 4)
      const monitoredDrugs = [...new Set(all.drug)].slice(0, 4)
      const important = new Set(importantEvents.map((name) => normaliseName(name)))
      const monitored = new Set(monitoredDrugs.map((name) => normaliseName(name)))
      for (const given of [{}, { importantEvents, monitoredDrugs: [...monitoredDrugs, 'no drug of the data'] }]) {
        const asked = { minCount: 1, measures: [], sort, presets: { names: PRESETS, ...given } } as const
        const { presets, notes, drug } = await source.run(asked)
        expectEqual(drug, all.drug, 'the pairs, all of which are shown')
        const expected = PRESETS.map((name) =>
          all.drug.map((_, row) => {
            const values = Object.fromEntries(SIGNAL_COLUMNS.map((column) => [column, all.columns[column]![row]!]))
            const flags = {
              additionalMonitoring: 'monitoredDrugs' in given && monitored.has(normaliseName(all.drug[row]!)),
              ...('importantEvents' in given && { importantEvent: important.has(normaliseName(all.event[row]!)) }),
            }
            return applyPreset(name, values, flags).holds ?? null
          }),
        )
        expectEqual(
          PRESETS.map((name) => presets?.[name]),
          expected,
          'the verdicts',
        )
        expectThat(
          notes.some(({ code, count }) => code === 'monitored-drugs-not-found' && count === 1) ===
            'monitoredDrugs' in given,
          'a note says that one of the monitored drugs is not in the data',
        )
        for (const meeting of ['any', 'all'] as const) {
          const names = PRESETS.slice(0, 4)
          const kept = await source.run({ ...asked, presets: { ...asked.presets, names, meeting } })
          const meets = (row: number) => {
            const verdicts = names.map((_, at) => expected[at]![row] === true)
            return meeting === 'any' ? verdicts.includes(true) : !verdicts.includes(false)
          }
          const rows = all.drug.flatMap((_, row) => (meets(row) ? [row] : []))
          expectEqual(
            kept.drug.map((name, row) => [name, kept.event[row]]),
            rows.map((row) => [all.drug[row], all.event[row]]),
            `the pairs that meet ${meeting} of ${names.join(', ')}`,
          )
          expectEqual(kept.totalRows, rows.length, 'how many there are')
          const page = { offset: Math.min(1, rows.length), limit: 2 }
          const part = await source.run({ ...asked, presets: { ...asked.presets, names, meeting }, page })
          expectEqual(part.presets, partOf(kept.presets, page), 'the verdicts of a page')
        }
      }
    },
  },
]

function partOf(presets: object | undefined, { offset, limit }: { readonly offset: number; readonly limit: number }) {
  return Object.fromEntries(
    Object.entries(presets ?? {}).map(([name, verdicts]) => [name, verdicts.slice(offset, offset + limit)]),
  )
}
