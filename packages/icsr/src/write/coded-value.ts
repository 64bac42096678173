import { OIDS } from '../r3/oids.js'
import { element, text, type Xml } from './xml-text.js'

const MEDDRA_TERM = /^MedDRA (?:LLT|PT) (\d{8})$/

/** A `value` of type CE for a term: a MedDRA code where the term is one, else the words of the reporter. */
export function codedValue(term: string, extra: string | null | undefined): string {
  const code = MEDDRA_TERM.exec(term)?.[1]
  const known = fieldsOf(extra)
  const words = code === undefined ? term : known['originalText']
  return element(
    'value',
    {
      'xsi:type': 'CE',
      code,
      codeSystem: OIDS.medDra,
      codeSystemVersion: code === undefined ? undefined : asText(known['meddraVersion']),
    },
    typeof words === 'string' && !words.startsWith('nullFlavor:') ? element('originalText', {}, text(words)) : null,
  )
}

/** An observation with a code of ICH, or of `system`. */
export function observation(code: string, value: Xml, ...more: readonly Xml[]): string {
  return element(
    'observation',
    { classCode: 'OBS', moodCode: 'EVN' },
    element('code', { code, codeSystem: OIDS.observation }),
    value,
    ...more,
  )
}

/** The fields of an `extra`; none where it is not a JSON object. */
export function fieldsOf(extra: string | null | undefined): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(extra ?? '{}')
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
