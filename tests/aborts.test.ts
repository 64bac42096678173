import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import * as faersInBrowsers from '../packages/faers/src/browser.js'
import * as faers from '../packages/faers/src/index.js'
import * as icsr from '../packages/icsr/src/index.js'
import { type Adapter, ANALYSIS_NAMES } from '../packages/model/src/index.js'
import * as tables from '../packages/tables/src/index.js'
import { callsOnFiles } from './aborts/calls-on-files.fixture.js'
import { callsOnSources } from './aborts/calls-on-sources.fixture.js'
import { callsOnValues } from './aborts/calls-on-values.fixture.js'
import { longFunctions } from './aborts/long-functions.js'
import { endOf, watchedSignal } from './aborts/stopped-call.js'

const folder = mkdtempSync(join(tmpdir(), 'aether-aborts-'))
const onSources = await callsOnSources(join(folder, 'store'))
const calls = { ...callsOnValues, ...(await callsOnFiles(folder)), ...onSources.calls }
afterAll(async () => {
  await onSources.close()
  rmSync(folder, { recursive: true, force: true })
})

const PACKAGES = [
  ...['engine', 'duckdb', 'duplicates', 'social', 'vocabulary', 'intake', 'faers', 'tables', 'icsr', 'text', 'model'],
  'query',
]
/** What a host or a part of this project writes for others to call: the calls above reach it. */
const OF_OTHERS = [
  ...['engine Analysis.compute', 'engine Analysis.gather', 'engine BackendSourceOptions.restricted'],
  ...['engine DatasetOptions.describe', 'engine ExtraFields.names', 'engine ExtraFields.values'],
  ...['engine ReportBackend.cases', 'engine ReportBackend.count', 'engine ReportBackend.terms'],
  ...['engine ReportBackend.view', 'engine UngroupedDrugs.written', 'faers DownloadOptions.sleep'],
  ...['faers OpenFdaClock.sleep', 'model Adapter.read'],
]
/** What answers before anything else can happen. */
const AT_ONCE = ['engine SignalSource.describe']

it('knows every function that takes a signal', () => {
  const known = new Set([...OF_OTHERS, ...Object.keys(calls).map((name) => name.split(':')[0]!)])
  expect([...known].sort()).toEqual(longFunctions(PACKAGES))
  const analyses = Object.keys(calls).filter((name) => name.startsWith('engine SignalSource.analyse: '))
  expect(analyses).toHaveLength(ANALYSIS_NAMES.length)
})

it.each(Object.entries(calls))('%s stops before it begins, and midway', async (name, call) => {
  const fired = watchedSignal()
  fired.fire()
  expect(await endOf(call, fired.signal)).toMatchObject({ code: 'request/aborted' })
  const watched = watchedSignal()
  expect(await endOf(call, watched.signal)).toBeNull()
  const looks = watched.looks()
  // A call with one look follows the signal by its event.
  const midway = looks > 1 ? watchedSignal(Math.ceil((looks + 1) / 2)) : watchedSignal()
  const end = await endOf(call, midway.signal, looks > 1 ? undefined : midway.fire)
  if (AT_ONCE.includes(name)) expect(end).toBeNull()
  else expect(end).toMatchObject({ code: 'request/aborted' })
})

const adapters = Object.entries({ ...faers, ...faersInBrowsers, ...icsr, ...tables }).flatMap(
  ([name, value]): [string, Adapter<never>][] => {
    if (Array.isArray(value)) return value.filter(isAdapter).map((adapter) => [`${name} ${adapter.id}`, adapter])
    return isAdapter(value) ? [[name, value]] : []
  },
)

it.each(adapters)('%s reads nothing for a signal that has fired', async (name, adapter) => {
  const input = { name: 'a', stream: () => new Blob(['case_id']).stream() }
  const given = ['faersAdapter', 'faersXmlAdapter'].includes(name) ? join(folder, 'cases.csv') : input
  const run = (signal: AbortSignal) => adapter.read([given] as never, { signal })
  expect(await endOf(run, AbortSignal.abort())).toMatchObject({ code: 'request/aborted' })
})

function isAdapter(value: unknown): value is Adapter<never> {
  return typeof value === 'object' && value !== null && 'sniff' in value && 'read' in value
}
