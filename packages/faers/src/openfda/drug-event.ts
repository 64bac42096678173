import { caseOfSafetyReport } from '@aethersignal/icsr'
import type { OpenFdaKind } from './openfda-kind.js'

/** Drug events: the reports of FAERS, under their case numbers. */
export const DRUG_EVENTS: OpenFdaKind = {
  source: 'openfda',
  version: '1',
  title: 'drug events',
  endpoint: 'drug/event',
  reportKey: 'safetyreportid',
  caseOf: caseOfSafetyReport,
}
