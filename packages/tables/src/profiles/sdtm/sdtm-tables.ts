import { type ColumnNames, columnNames, matchHeader } from '../reading/header-match.js'
import type { TableHead, TableMatch } from '../reading/profile.js'

/** Variables of SDTM that are read or kept by name (SDTM Implementation Guide 3.4, AE, EX and DM). */
const TABLES: readonly { table: 'ae' | 'ex' | 'dm'; columns: ColumnNames; needed: readonly string[]; not: RegExp }[] = [
  {
    table: 'ae',
    columns: /* @__PURE__ */ columnNames(
      'STUDYID DOMAIN USUBJID AESEQ AETERM AEDECOD AESTDTC AEENDTC AESER AESDTH AESLIFE AESHOSP AESDISAB AESCONG AESMIE AEOUT AEOCCUR AETRTEM TRTEMFL',
    ),
    needed: ['USUBJID', 'AEDECOD'],
    // A table that names a treatment beside its events was joined already, as ADAE is.
    not: /trt|treat|drug|arm|product|medic|substance/i,
  },
  {
    table: 'ex',
    columns: /* @__PURE__ */ columnNames(
      'STUDYID DOMAIN USUBJID EXSEQ EXTRT EXDOSE EXDOSU EXROUTE EXSTDTC EXENDTC EXOCCUR EXLOT',
    ),
    needed: ['USUBJID', 'EXTRT'],
    not: /^ae(term|decod)$/i,
  },
  {
    table: 'dm',
    columns: /* @__PURE__ */ columnNames(
      'STUDYID DOMAIN USUBJID SUBJID SEX AGE AGEU COUNTRY ARM ACTARM RFSTDTC RFXSTDTC',
    ),
    needed: ['USUBJID', 'ARM', 'SEX'],
    not: /^[a-z]{2}(term|decod|trt)$|^param|^trt[ap]$|^avisit/i,
  },
]

/** Variables of AE whose names hold words of the exclusion above. */
const OF_EVENTS = /^(ae.*|trtemfl)$/i

/** Which domain of SDTM this is: AE, EX or DM. Those of one study belong together. */
export function recogniseSdtm({ records }: TableHead): TableMatch | null {
  const header = records[0]!
  for (const { table, columns, needed, not } of TABLES) {
    const match = matchHeader(header, columns, needed) ?? termsAlone(table, header, columns)
    if (match === null) continue
    const names = header.map((name) => name.trim())
    if (names.some((name) => not.test(name) && !(table === 'ae' && OF_EVENTS.test(name)))) continue
    const study = records[1]?.[match.columns.indexOf('STUDYID')]?.trim() ?? ''
    return {
      table,
      partition: study || 'study',
      columns: match.columns,
      unknownColumns: [],
      sniff: {
        confidence: 0.9,
        reason: `The header has the variables of ${table.toUpperCase()} of SDTM: ${needed.filter((name) => match.columns.includes(name)).join(', ')}.`,
      },
    }
  }
  return null
}

/** AE before its terms are coded. */
function termsAlone(table: string, header: readonly string[], columns: ColumnNames) {
  return table === 'ae' ? matchHeader(header, columns, ['USUBJID', 'AETERM', 'AESEQ']) : null
}
