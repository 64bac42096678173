import type { ResolvedAnalysisRequest } from '@aethersignal/model'
import { readAnalysisRequest } from '@aethersignal/model/schemas'
import { type ExtraValues, LONGEST_EXTRA, numberOfExtra } from '../../index/extra-fields.js'
import type { CallScope } from '../../run/call-scope.js'
import type { Analysis, Gathered } from '../analysis.js'
import { type ReportView, VIEW_DEFINITIONS } from '../report-view.js'

interface KeptField {
  readonly name: string
  /** `number` where every value that can be compared is one. */
  readonly kind: 'text' | 'number'
  readonly reports: number
  readonly values: number
  readonly long: number
}

interface KeptFields {
  readonly fields: readonly KeptField[]
  readonly reports: number
}

/** The fields that readers kept beside those every report has, with the reports that have them. */
export const extraFieldsAnalysis: Analysis<ResolvedAnalysisRequest<'extra-fields'>, KeptFields> = {
  readRequest: (request) => readAnalysisRequest('extra-fields', request),
  gather: (view, _, scope) => gatherExtraFields(view, scope),
  compute({ fields, reports }) {
    const counts = (of: 'reports' | 'values' | 'long') => Float64Array.from(fields, (field) => field[of])
    return {
      table: {
        rows: fields.length,
        columns: [
          { name: 'field', kind: 'text', values: fields.map(({ name }) => name) },
          { name: 'kind', kind: 'text', values: fields.map(({ kind }) => kind) },
          { name: 'reports', kind: 'count', values: counts('reports') },
          { name: 'values', kind: 'count', values: counts('values') },
          { name: 'long', kind: 'count', values: counts('long') },
        ],
      },
      facts: { reports },
      definitions: {
        ...VIEW_DEFINITIONS,
        field: 'name of the column in the source, or of the canonical column, such as dose',
        kind: 'number where every value is one, else text',
        values: 'different values',
        long: `reports with a text of more than ${LONGEST_EXTRA} characters, which can only be asked whether it is there`,
      },
    }
  },
}

async function gatherExtraFields(view: ReportView, scope: CallScope): Promise<Gathered<KeptFields>> {
  const { extras } = view
  const names = (await extras?.names({ signal: scope.signal })) ?? []
  const fields: KeptField[] = []
  for (const [at, name] of names.entries()) {
    await scope.step({ phase: 'fields', done: at, total: names.length })
    const values = await extras?.values(name, { signal: scope.signal })
    const field = values && keptField(name, values, view.mask)
    if (field !== undefined && field.reports > 0) fields.push(field)
  }
  return { input: { fields, reports: view.reports }, notes: [] }
}

function keptField(name: string, { texts, incidence }: ExtraValues, mask: Uint8Array): KeptField {
  const seen = new Uint8Array(texts.length)
  let [reports, long] = [0, 0]
  for (let report = 0; report < mask.length; report++) {
    const [from, to] = [incidence.offsets[report]!, incidence.offsets[report + 1]!]
    if (mask[report] === 0 || from === to) continue
    reports += 1
    let isLong = 0
    for (let at = from; at < to; at++) {
      const code = incidence.codes[at]!
      seen[code] = 1
      if (texts[code] === null) isLong = 1
    }
    long += isLong
  }
  const inScope = texts.filter((text, code): text is string => seen[code] === 1 && text !== null)
  const isNumber = long === 0 && inScope.every((text) => !Number.isNaN(numberOfExtra(text)))
  return { name, kind: isNumber ? 'number' : 'text', reports, values: inScope.length, long }
}
