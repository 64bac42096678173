import { adaptiveLassoBic, type LassoBicOptions, lassoBic } from '@aethersignal/core'
import type { ColumnSort } from '@aethersignal/model'
import { AetherError, DEFAULT_ROLES, ROLES, type Role } from '@aethersignal/model'
import type { Command } from 'commander'
import { interruptible } from '../interruptible.js'
import { type ChosenLasso, lassoDefinitions, lassoFacts, lassoNotes, lassoSummary } from '../lasso/lasso-facts.js'
import { drugsOf, modelTable, pathTable } from '../lasso/lasso-table.js'
import { type LassoReports, readLassoReports } from '../lasso/read-lasso-reports.js'
import { storeLasso } from '../lasso/store-lasso.js'
import { decimalNumber } from '../options/decimal-number.js'
import { addDrugNameOptions, type DrugNameOptions, requireStoreForNames } from '../options/drug-name-options.js'
import { addFilterOptions, type FilterOptions, filterOf } from '../options/filter-options.js'
import { listOf } from '../options/list-of.js'
import { addOutputOptions } from '../options/output-options.js'
import { wholeNumber } from '../options/whole-number.js'
import { openOutput, withOutput } from '../output/output-target.js'
import { columnSort } from '../output/result-table.js'
import { requireOneInput, writeResult } from '../output/write-result.js'
import type { Session } from '../session.js'
import { usageText } from '../usage-text.js'

interface LassoCommandOptions extends FilterOptions, DrugNameOptions {
  readonly event: string
  readonly store?: string
  readonly role: readonly Role[]
  readonly adaptive?: boolean
  readonly path?: boolean
  readonly standardize: boolean
  readonly lambdas: number
  readonly lambdaRatio: number
  readonly maxDrugs: number
  readonly sort?: ColumnSort
  readonly limit?: number
  readonly format: 'table' | 'csv' | 'json'
  readonly out?: string
  readonly manifest?: string
  readonly verbose?: boolean
}

const HELP = `
The file has a header and, in any order, the columns
  report, drug, event    a row for each drug and event of a report; drug or event may be empty
plain or gzipped; - reads standard input. A report with a drug or event in several rows counts it once. With --store, the
drugs of a report are those in the roles of --role.

Columns written, a row for each drug: drug, reports (with the drug), cases (of them with the event), expected (such cases
by the other drugs of the reports), coefficient (log odds ratio given the other drugs, 0 for a drug that is not in the
model), odds_ratio, standard_error (Wald) and z. The model is the one of the lasso's path whose fit without penalty has
the least BIC. With --path, a row for each λ and each drug in its model: lambda, drug, reports, cases, coefficient and
odds_ratio, with the penalty. Undefined numbers are – in a table, empty in CSV, null in JSON with the reason. JSON has λ,
BIC, intercept, convergence and the certificate beside the rows.

Example:
  aethersignal lasso reports.csv --event Haemorrhage
  aethersignal lasso --store ./store --event HAEMORRHAGE --adaptive --limit 20
  aethersignal lasso --store ./store --event HAEMORRHAGE --path --format csv --out path.csv`

export function addLasso(program: Command, session: Session): void {
  const command = program
    .command('lasso')
    .summary('explain an event by all drugs of its reports at once')
    .description('Logistic regression of an event on all drugs with the lasso penalty, the model chosen by BIC.')
    .argument('[reports.csv]', 'drugs and events of reports; left out with --store')
    .requiredOption('--event <name>', 'the event, in any case')
    .option('--store <folder>', 'the store that "load" made, in place of a file')
    .option(
      '--role <list>',
      `with --store: roles that count as exposure: ${ROLES.join(', ')}`,
      listOf(ROLES),
      DEFAULT_ROLES,
    )
    .option('--adaptive', 'a second lasso that penalises drugs by 1/|coefficient| of the first')
    .option('--path', 'write the whole path in place of the model of least BIC')
    .option('--lambdas <n>', 'length of the path at most', wholeNumber(1), 100)
    .option('--lambda-ratio <r>', 'least λ over the greatest', decimalNumber, 1e-4)
    .option('--no-standardize', 'penalise coefficients as they are, not times the standard deviation of the drug')
    .option('--max-drugs <n>', 'most drugs of a model that is compared by BIC', wholeNumber(1), 50)
    .option('--sort <column>', 'sort by a column; default z, or the order of the path', columnSort)
    .option('--limit <n>', 'write only so many rows', wholeNumber(1))
  addOutputOptions(command, ['table', 'csv', 'json'])
  addDrugNameOptions(command, 'with --store: ')
  addFilterOptions(command)
    .addHelpText('after', HELP)
    .action((path: string | undefined, options: LassoCommandOptions) => lasso(session, path, options))
}

async function lasso(session: Session, path: string | undefined, options: LassoCommandOptions): Promise<void> {
  const { terminal } = session
  const {
    event,
    adaptive = false,
    path: wholePath = false,
    standardize,
    lambdas,
    lambdaRatio,
    maxDrugs,
    format,
  } = options
  session.errorsAsJson = format === 'json'
  const started = terminal.elapsed()
  requireOneInput(path, options.store, 'lasso')
  requireStoreForNames(options, options.store)
  if (!(lambdaRatio > 0 && lambdaRatio < 1)) {
    throw new AetherError('usage/invalid', `--lambda-ratio is ${lambdaRatio}; it has to lie between 0 and 1.`, {
      remedy: 'Leave it out for 0.0001.',
    })
  }
  const output = await openOutput(options.out, terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      const read =
        path === undefined
          ? await storeLasso(storeQuery(options, signal))
          : await readLassoReports(path, event, { stdin: terminal.stdin, signal, onProgress: session.progress })
      const drugs = drugsOf(read)
      const onProgress = (done: number, total: number) => session.progress({ phase: 'fitting', done, total })
      const fit = fitted(read, adaptive, {
        ...{ standardize, lambdaCount: lambdas, lambdaMinimumRatio: lambdaRatio, maximumDrugs: maxDrugs },
        ...(wholePath && { maximumDegreesOfFreedom: Number.POSITIVE_INFINITY }),
        ...{ signal, onProgress },
      })
      const written = wholePath ? pathTable(read, drugs, fit.chosen.path) : modelTable(read, drugs, fit.chosen)
      const sort = options.sort ?? (wholePath ? undefined : { by: 'z' })
      await writeResult(
        session,
        output,
        {
          ...written,
          notes: [...read.notes, ...lassoNotes(fit, adaptive, drugs, read)],
          shown: written.table.columns.map(({ name }) => name),
          summary: lassoSummary(fit, read, event),
          definitions: lassoDefinitions({ adaptive, wholePath, standardize, fromStore: path === undefined }),
          facts: lassoFacts(fit, read, drugs, wholePath),
          input: read.input,
        },
        { ...options, ...(sort && { sort }) },
        {
          ...{ event, adaptive, path: wholePath, standardize, lambdas, lambdaRatio, maxDrugs },
          ...{ sort: sort ?? null, limit: options.limit ?? null, format },
        },
      )
      if (options.verbose || terminal.stderrIsTerminal)
        session.say(usageText(terminal, started, `${drugs.listed.length} drugs`))
    }),
  )
}

/** The model; with `adaptive` the second one, if the first has any drug that gives it penalties. */
function fitted({ drugs, cases }: LassoReports, adaptive: boolean, options: LassoBicOptions): ChosenLasso {
  const second = adaptive ? adaptiveLassoBic(drugs, cases, options) : undefined
  return second === undefined ? { chosen: lassoBic(drugs, cases, options) } : { chosen: second, first: second.first }
}

function storeQuery(options: LassoCommandOptions, signal: AbortSignal) {
  const { store = '', event, role } = options
  return { store, naming: options, event, roles: role, where: filterOf(options), signal }
}
