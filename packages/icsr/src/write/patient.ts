import type { IcsrCase } from '../icsr-case.js'
import { OIDS } from '../r3/oids.js'
import { observation } from './coded-value.js'
import { element } from './xml-text.js'

const UCUM_AGE = /^(\d+(?:\.\d+)?) (a|mo|wk|d|h|10\.a|\{decade\})$/

/** Who the patient is (D.1, D.5); the name is never written. */
export function playerXml({ sex }: IcsrCase['case']): string {
  const code = sex === 'M' ? '1' : sex === 'F' ? '2' : null
  return element(
    'player1',
    { classCode: 'PSN', determinerCode: 'INSTANCE' },
    element('name', { nullFlavor: 'MSK' }),
    code === null
      ? element('administrativeGenderCode', { nullFlavor: 'UNK' })
      : element('administrativeGenderCode', { code, codeSystem: OIDS.sex }),
  )
}

/** Age at onset (D.2.2), as it was written where that is in UCUM, else in years, and weight (D.3). */
export function measuresXml({ ageYears, ageVerbatim, weightKilograms }: IcsrCase['case']): string[] {
  const [, value, unit] = UCUM_AGE.exec(ageVerbatim ?? '') ?? []
  const measures: string[] = []
  const measure = (code: string, amount: string | number, of: string) =>
    element(
      'subjectOf2',
      { typeCode: 'SBJ' },
      observation(code, element('value', { 'xsi:type': 'PQ', value: amount, unit: of })),
    )
  if (value !== undefined && unit !== undefined) measures.push(measure('3', value, unit))
  else if (isNumber(ageYears)) measures.push(measure('3', ageYears, 'a'))
  if (isNumber(weightKilograms)) measures.push(measure('7', weightKilograms, 'kg'))
  return measures
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number' && !Number.isNaN(value)
}
