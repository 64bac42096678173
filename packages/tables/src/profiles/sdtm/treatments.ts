import { MISSING_INTEGER } from '@aethersignal/model'
import { presentText } from '@aethersignal/model/adapter'
import { type Note, type SubjectRow, sdtmDate } from './subject-record.js'

/** A treatment as one row of EX, or DM, says it. */
export interface GivenTreatment {
  readonly name: string
  readonly dose: string | null
  readonly route: string | null
  readonly lot: string | null
  /** First and last day; `MISSING_INTEGER` where it is not known. */
  readonly start: number
  readonly end: number
  readonly file: number
  readonly line: number
}

/** Arms that say that a subject had no treatment (CDISC terminology ARMNULRS, and what was written before it). */
const NO_ARM =
  /^(screen failure|not assigned|not treated|assigned, not treated|unplanned treatment|notassgn|scrnfail|nottrt)$/i

const quiet: Note = () => undefined

/** What a row of EX says that a subject was given; null where it says that it was not. */
export function exposureOf({ row, table }: SubjectRow, note: Note = quiet): GivenTreatment | null {
  const name = presentText(row.get('EXTRT'), 'drug')
  if (name === null) return null
  if (/^no?$/i.test(row.get('EXOCCUR'))) {
    note('not-administered')
    return null
  }
  return {
    name,
    dose: `${row.get('EXDOSE')} ${row.get('EXDOSU')}`.trim() || null,
    route: presentText(row.get('EXROUTE'), 'attribute'),
    lot: presentText(row.get('EXLOT'), 'attribute'),
    start: sdtmDate(row, 'EXSTDTC', note),
    end: sdtmDate(row, 'EXENDTC', note),
    file: table.file,
    line: row.line,
  }
}

/** The arm of a subject, the actual before the planned one, as its treatment; null where it had none. */
export function armOf({ row, table }: SubjectRow, note: Note = quiet): GivenTreatment | null {
  const name = presentText(row.get('ACTARM'), 'drug') ?? presentText(row.get('ARM'), 'drug')
  if (name === null || NO_ARM.test(name)) return null
  const exposed = sdtmDate(row, 'RFXSTDTC', note)
  const start = exposed === MISSING_INTEGER ? sdtmDate(row, 'RFSTDTC', note) : exposed
  return {
    ...{ name, dose: null, route: null, lot: null, start, end: MISSING_INTEGER },
    ...{ file: table.file, line: row.line },
  }
}
