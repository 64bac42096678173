import { expect, it } from 'vitest'
import { manifestSchema, runManifestSchema } from '../schemas.js'
import { upgradeManifest } from './upgrade-manifest.js'

/** As `signals --manifest` wrote it before manifests named what was asked for. */
const VERSION_1 = `{
  "manifestVersion": 1,
  "software": { "name": "@aethersignal/duckdb", "version": "0.0.0" },
  "dataset": {
    "id": "default",
    "hash": "650ff2788cbd6d9bc43656da4eb22c1a1dc7573cf2ac4a0cb0f57d6040d125ea",
    "parts": [{ "source": "faers", "partition": "2020Q1", "hash": "ab" }],
    "drugNames": { "resolver": "@aethersignal/vocabulary 0.0.0", "dictionaries": [] },
    "duplicates": { "method": "exact", "decisions": "cd", "merged": 1, "removed": 1 }
  },
  "spec": {
    "where": { "field": "sex", "in": ["F"] },
    "roles": ["PS", "SS"],
    "drugs": ["WARFARIN"],
    "events": null,
    "minCount": 1,
    "measures": ["prr", "ic"],
    "zeroCells": "none",
    "sort": { "by": "prr", "direction": "ascending" }
  },
  "definitions": {
    "unit": "reports",
    "expected": "n1·n.1/N over the universe",
    "intervals": "95 %",
    "drugIdentity": "drug names as loaded"
  }
}`

const VIEW = {
  drugNames: { resolver: '@aethersignal/vocabulary 0.0.0', dictionaries: [] },
  duplicates: { method: 'exact', decisions: 'cd', merged: 1, removed: 1 },
}

it('reads a manifest of version 1 as one of ranked pairs', () => {
  const upgraded = upgradeManifest(JSON.parse(VERSION_1))
  const { spec, dataset, software, definitions } = JSON.parse(VERSION_1)
  const { id, hash, parts } = dataset
  expect(upgraded).toEqual({
    manifestVersion: 2,
    ...{ software, analysis: 'signals', input: { dataset: { id, hash, parts } }, view: VIEW },
    ...{ request: spec, definitions },
  })
  expect(runManifestSchema.safeParse(upgraded).success).toBe(true)
  expect(upgradeManifest(upgraded)).toBe(upgraded)
})

it('takes the view out of the dataset where the first manifests of version 2 have it', () => {
  const { dataset, software } = JSON.parse(VERSION_1)
  const early = { manifestVersion: 2, software, analysis: 'strata', input: { dataset }, request: {}, definitions: {} }
  const upgraded = upgradeManifest(early)
  const { id, hash, parts } = dataset
  expect(upgraded).toEqual({ ...early, input: { dataset: { id, hash, parts } }, view: VIEW })
  expect(manifestSchema.safeParse(upgraded).success).toBe(true)
  const ofFiles = { ...early, input: { files: [{ title: 't.csv', sha256: 'a' }] } }
  expect(upgradeManifest(ofFiles)).toBe(ofFiles)
})

it.each([null, [], 'text', {}, { manifestVersion: 1 }, { manifestVersion: 3, dataset: {}, spec: {} }])(
  'leaves %j to be refused',
  (value) => {
    expect(upgradeManifest(value)).toBe(value)
    expect(manifestSchema.safeParse(value).success).toBe(false)
  },
)
