import { openStore, type Store } from '../../packages/duckdb/src/index.js'
import { exactDuplicates } from '../../packages/duplicates/src/index.js'
import { memorySource, type SignalSource } from '../../packages/engine/src/index.js'
import { analysisExamples } from '../analysis-examples.fixture.js'
import { readDoorCases } from '../door-cases.fixture.js'
import type { Call } from './stopped-call.js'

type Calls = Readonly<Record<string, Call>>

/** Calls on reports in memory and in a store of a folder. */
export async function callsOnSources(folder: string): Promise<{ readonly calls: Calls; close(): Promise<void> }> {
  const source = await memorySource(readDoorCases(), { title: 'Cases', extraFields: true })
  const store = await openStore(folder)
  await store.load(readDoorCases(), { now: new Date(0) })
  // A store has what every analysis needs.
  const stored = await store.source()
  return {
    calls: { ...ofSource(source), ...ofAnalyses(stored), ...ofStore(store) },
    async close() {
      await source.close()
      await stored.close()
      await store.close()
    },
  }
}

function ofSource(source: SignalSource): Calls {
  return {
    'engine memorySource': (signal) => memorySource(readDoorCases(), { title: 'Cases', signal }),
    'engine SignalSource.cases': (signal) => source.cases({ drug: 'ASPIRIN' }, { limit: 10 }, { signal }),
    'engine SignalSource.describe': (signal) => source.describe({ signal }),
    'engine SignalSource.pair': (signal) => source.pair({ drug: 'ASPIRIN', event: 'Rash' }, {}, { signal }),
    'engine SignalSource.run': (signal) => source.run({ where: { field: 'sex', in: ['F'] } }, { signal }),
    'engine SignalSource.suggest': (signal) => source.suggest('drug', 'as', { signal }),
  }
}

function ofAnalyses(source: SignalSource): Calls {
  const examples = Object.values(analysisExamples).map(([first]) => first!.request)
  return Object.fromEntries(
    examples.map((request): [string, Call] => [
      `engine SignalSource.analyse: ${request.analysis}`,
      (signal) => source.analyse(request, { signal }),
    ]),
  )
}

function ofStore(store: Store): Calls {
  return {
    'duckdb Store.clean': (signal) => store.clean({ signal }),
    'duckdb Store.decide': (signal) => store.decide(undefined, { signal }),
    'duckdb Store.decisions': (signal) => store.decisions({ signal }),
    'duckdb Store.duplicates': (signal) => store.duplicates((cases) => exactDuplicates(cases), { signal }),
    'duckdb Store.events': (signal) => store.events({ signal }),
    'duckdb Store.load': (signal) => store.load(readDoorCases(), { now: new Date(0), signal }),
    'duckdb Store.names': (signal) => store.names({ signal }),
    'duckdb Store.report': (signal) => store.report({ signal }),
    'duckdb Store.source': async (signal) => (await store.source({ signal })).close(),
    'duckdb Store.trace': (signal) => store.trace('C1', { signal }),
    'duckdb Store.upgrade': (signal) => store.upgrade({ signal }),
    'duckdb Store.verify': (signal) => store.verify({ signal }),
  }
}
