import type { Role } from '@aethersignal/model'
import type { OutcomeCode } from '@aethersignal/model/adapter'

/** AgeGroup_Lx. */
export const AGE_GROUPS: Readonly<Record<string, string>> = {
  '1': '0-27 days',
  '2': '28 days to 23 months',
  '3': '2-11 years',
  '4': '12-17 years',
  '5': '18-44 years',
  '6': '45-64 years',
  '7': '65-74 years',
  '8': '75 years and more',
}

/** RepBasis_Lx. VigiBase does not rank suspects. */
export const BASES: Readonly<Record<string, Role>> = { '1': 'PS', '2': 'C', '3': 'I' }

/** Seriousness_Lx. */
export const SERIOUSNESS: Readonly<Record<string, OutcomeCode>> = {
  '1': 'DE',
  '2': 'LT',
  '3': 'HO',
  '4': 'DS',
  '5': 'CA',
  '6': 'OT',
}

/** Region_Lx: regions of the World Health Organization. */
export const REGIONS: Readonly<Record<string, string>> = {
  '1': 'African Region',
  '2': 'Region of the Americas',
  '3': 'South-East Asia Region',
  '4': 'European Region',
  '5': 'Eastern Mediterranean Region',
  '6': 'Western Pacific Region',
}
