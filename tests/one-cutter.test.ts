import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { packagesFolder as packages, sourcesHolding } from './package-sources.js'

it('parts text into cells in one place', () => {
  expect(sourcesHolding(/from 'papaparse'/)).toEqual(['text/src/records/parse-text.ts'])
  const depending = readdirSync(packages).filter((name) => {
    const { dependencies = {} } = JSON.parse(readFileSync(`${packages}/${name}/package.json`, 'utf8'))
    return 'papaparse' in dependencies
  })
  expect(depending).toEqual(['text'])
})

it('unpacks gzip in one place', () => {
  expect(
    sourcesHolding(/new DecompressionStream|\b(?:createGunzip|createUnzip|gunzip|gunzipSync|unzipSync\(\w+\))\b/),
  ).toEqual(['model/src/adapter/inflated.ts'])
})

it('cuts JSON into records in one place, beside the one that writes it', () => {
  expect(sourcesHolding(/\b(?:0x7b|123)\b(?!-)|=== '\{'/)).toEqual([
    'server/src/http/json-text.ts',
    'text/src/json/json-records.ts',
  ])
})
