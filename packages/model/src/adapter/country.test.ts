import { describe, expect, it } from 'vitest'
import { readCountry } from './country.js'

const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  US: [
    ...['US', 'us', 'Us', 'USA', 'usa', 'U.S.', 'U.S.A.', 'United States', 'UNITED STATES', 'United States of America'],
    ...[
      'The United States',
      'US - United States',
      'United States (US)',
      'USA/United States',
      'États-Unis',
      'Vereinigte Staaten',
      'Estados Unidos',
    ],
  ],
  GB: [
    'GB',
    'gb',
    'GBR',
    'UK',
    'uk',
    'U.K.',
    'United Kingdom',
    'Great Britain',
    'England',
    'UNITED KINGDOM',
    'Royaume-Uni',
    'Großbritannien',
    'Vereinigtes Königreich',
  ],
  DE: [
    'DE',
    'de',
    'DEU',
    'Germany',
    'GERMANY',
    'Deutschland',
    'Allemagne',
    'Alemania',
    'Federal Republic of Germany',
    'Germany, Federal Republic of',
  ],
  FR: ['FR', 'fra', 'France', 'Frankreich', 'Francia', 'France, Metropolitan'],
  KR: ['KR', 'KOR', 'Korea, Republic of', 'KOREA, REPUBLIC OF', 'Republic of Korea', 'South Korea'],
  KP: ["KOREA, DEMOCRATIC PEOPLE'S REPUBLIC OF", 'North Korea', 'PRK'],
  CD: ['CONGO, THE DEMOCRATIC REPUBLIC OF THE', 'Democratic Republic of the Congo', 'ZAIRE', 'COD'],
  CG: ['CONGO', 'Republic of the Congo', 'Congo'],
  CI: ["COTE D'IVOIRE", 'Côte d’Ivoire', 'Ivory Coast'],
  NA: ['NA', 'na', 'NAM', 'Namibia'],
  NO: ['NO', 'no', 'Norway', 'Norge'],
  GR: ['GR', 'EL', 'Greece'],
  LA: ['LA', 'Laos', "LAO PEOPLE'S DEMOCRATIC REPUBLIC"],
  RU: ['RUSSIAN FEDERATION', 'Russia', 'RUS'],
  HR: ['CROATIA (local name: Hrvatska)', 'HRV'],
  DO: ['DOMINICAN REPUBLIC', 'DOM'],
  DM: ['Dominica'],
  TW: ['TAIWAN, PROVINCE OF CHINA', 'Taiwan', 'Republic of China'],
  CN: ["People's Republic of China", 'China', '中国'],
  CZ: ['Czech Republic', 'Czechia', 'CZE'],
  JP: ['日本', 'Japan', 'jpn'],
  EU: ['EU', 'eu', 'European Union', 'EUROPE'],
  EEA: ['European Economic Area', 'EEA'],
  'NON-EEA': ['Non European Economic Area', 'Non-EEA'],
}

describe('readCountry', () => {
  for (const [code, texts] of Object.entries(SPELLINGS)) {
    it.each(texts)(`%s is ${code}`, (text) => expect(readCountry(text)).toEqual({ country: code, known: true }))
  }

  it.each(['', '-', 'unknown', 'N/A', 'Country not specified', 'COUNTRY NOT SPECIFIED', 'Not Specified'])(
    '%j is missing',
    (text) => expect(readCountry(text)).toBeNull(),
  )

  it.each([
    ['a1', 'A1'],
    ['XE', 'XE'],
    ['Atlantis', 'ATLANTIS'],
    ['US/FR', 'US/FR'],
    ['zz  zz', 'ZZ ZZ'],
  ])('%s stays as %s', (text, country) => expect(readCountry(text)).toEqual({ country, known: false }))
})
