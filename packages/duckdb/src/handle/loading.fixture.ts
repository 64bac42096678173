import { plainReport, runOf } from '../load/case-run.fixture.js'
import { openStore } from './open-store.js'

/** Loads a part into the store named by STORE, in a process of its own. */
const store = await openStore(process.env['STORE'] ?? '')
const reports = ['x', 'y'].map((id) => plainReport({ caseId: id, reportId: id }, 'WARFARIN', 'Fall'))
await store.load(runOf([{ source: 'test', partition: 'elsewhere', reports }]), { now: new Date(0) })
await store.close()
