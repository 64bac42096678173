import { sniffView } from '../adapter/sniff-view.js'
import type { Adapter, SniffView } from '../cases/adapter.js'
import type { CaseTable } from '../cases/case-tables.js'
import { checkAccounts } from './account-checks.js'
import { type BrokenInputs, checkBroken } from './broken-checks.js'
import { type ConformanceFinding, Findings } from './finding.js'
import { type ObservedReading, observeReading } from './observed-reading.js'
import { ProgressWatch } from './progress-checks.js'
import { checkSniff } from './sniff-checks.js'
import { checkStops } from './stop-checks.js'
import { isAdapterInput } from './watched-input.js'

/** What is known of the inputs from elsewhere. */
export interface ExpectedReading {
  /** Rows of each table named; those of tables not named are not compared. */
  readonly rows?: Readonly<Partial<Record<CaseTable, number>>>
  /** Rows of the files, over all files. */
  readonly rowsIn?: number
  /** Rows that must be quarantined, over all files. */
  readonly quarantined?: number
}

/** What is to be checked: an adapter, and inputs to read with it. */
export interface AdapterSubject<Input> {
  /** The adapter. */
  readonly adapter: Adapter<Input>
  /**
   * Sound inputs, read together; each is read many times over, so that `stream()` must give a new stream at every call.
   * Two or more, of several parts, are better than one: only then is their order looked at.
   */
  readonly inputs: readonly Input[]
  /** Damaged inputs, each read by itself. */
  readonly broken?: readonly BrokenInputs<Input>[]
  /** What reading the sound inputs must give. */
  readonly expected?: ExpectedReading
  /** What `sniff` sees of an input; needed unless inputs are an `AdapterInput`. */
  readonly view?: (input: Input) => Promise<SniffView>
  /** How many files or other handles are open now; streams of an `AdapterInput` are counted without it. */
  readonly openResources?: () => number
  /** After how many milliseconds a reading that was stopped counts as hanging. Default 10,000. */
  readonly patience?: number
}

/**
 * Checks an adapter on inputs of its own; the adapter conforms where no finding comes back. Belongs to no test framework:
 *
 * ```ts
 * expect(await checkAdapter({ adapter, inputs, broken, expected })).toEqual([])
 * ```
 *
 * The inputs are read some ten times. Throws what the adapter throws over sound inputs.
 */
export async function checkAdapter<Input>(subject: AdapterSubject<Input>): Promise<readonly ConformanceFinding[]> {
  const { adapter, inputs } = subject
  const findings = new Findings()
  const progress = new ProgressWatch(findings)
  const first = await observeReading(adapter.read(inputs, { onProgress: progress.take }), findings)
  progress.end()
  checkAccounts(first, findings)
  checkExpected(first, subject.expected ?? {}, findings)
  const unheard = new Findings()
  checkSame(first, await observeReading(adapter.read(inputs), unheard), findings)
  if (inputs.length > 1) {
    checkSameParts(first, await observeReading(adapter.read([...inputs].reverse()), unheard), findings)
  }
  await checkStops(subject, first.batches, findings)
  for (const broken of subject.broken ?? []) await checkBroken(adapter, broken, findings)
  await checkSniff(adapter, await viewsOf(subject), findings)
  return findings.list()
}

function checkExpected({ rows, report }: ObservedReading, expected: ExpectedReading, findings: Findings): void {
  const compare = (what: string, found: number, wanted: number | undefined) => {
    if (wanted !== undefined && found !== wanted) {
      findings.add('expected', `${what} are not as many as expected`, `${found} instead of ${wanted}`)
    }
  }
  const sum = (countOf: (file: (typeof report.files)[number]) => number) =>
    report.files.reduce((total, file) => total + countOf(file), 0)
  for (const [table, wanted] of Object.entries(expected.rows ?? {})) {
    compare(`Rows of ${table}`, rows.get(table as CaseTable) ?? 0, wanted)
  }
  compare(
    'Rows in',
    sum((file) => file.rowsIn),
    expected.rowsIn,
  )
  compare(
    'Quarantined rows',
    sum((file) => file.quarantined.length),
    expected.quarantined,
  )
}

function checkSame(first: ObservedReading, second: ObservedReading, findings: Findings): void {
  if (first.sha256 !== second.sha256) findings.add('deterministic', 'A second reading gives other batches')
  if (JSON.stringify(first.report) !== JSON.stringify(second.report)) {
    findings.add('deterministic', 'A second reading gives another report')
  }
}

function checkSameParts(first: ObservedReading, second: ObservedReading, findings: Findings): void {
  for (const key of new Set([...first.parts.keys(), ...second.parts.keys()])) {
    if (first.parts.get(key) !== second.parts.get(key)) {
      findings.add('input-order', 'A part has other rows when the inputs come in another order', key)
    }
  }
  const files = ({ report }: ObservedReading) => report.files.map((file) => JSON.stringify(file)).sort()
  if (files(first).join('\n') !== files(second).join('\n')) {
    findings.add('input-order', 'The account of a file depends on the order of the inputs')
  }
}

async function viewsOf<Input>({ inputs, view }: AdapterSubject<Input>): Promise<SniffView[]> {
  return Promise.all(
    inputs.map((input) => {
      if (view !== undefined) return view(input)
      if (isAdapterInput(input)) return sniffView(input)
      throw new TypeError('checkAdapter needs `view` for inputs that are no AdapterInput')
    }),
  )
}
