import { nameCoverage } from '@aethersignal/vocabulary'
import { type Command, Option } from 'commander'
import { interruptible } from '../interruptible.js'
import { coverageText } from '../names/coverage-text.js'
import { storeNaming, storeResolver } from '../names/store-naming.js'
import { addNamingOptions, type DrugNameOptions, namingChoiceOf } from '../options/drug-name-options.js'
import { wholeNumber } from '../options/whole-number.js'
import { openOutput, withOutput } from '../output/output-target.js'
import type { Session } from '../session.js'
import { withStore } from '../store/with-store.js'

interface NamesOptions extends DrugNameOptions {
  readonly store: string
  readonly limit: number
  readonly format: 'text' | 'json'
  readonly json?: boolean
  readonly out?: string
}

const HELP = `
Resolves the drug names of current reports as "signals --resolve-names" does, and counts drug rows by how:
  prod_ai        the ingredients the source publishes
  dictionary     a dictionary given here, in the order given, a known synonym of a substance, or the open list of drugs of
                 this project, which is asked last (--no-open-core leaves it out)
  learned        most of the rows of the store that have both this name and ingredients agree
  normalised     the same name in another form: punctuation, brackets, strength, dose form, abbreviated salt, combination
  edit-distance  one letter of a long word differs, and only one drug is meant
  unresolved     kept as written, with the reason
A dictionary is a table with the columns written and names, in which \\ separates the ingredients of a combination; or, told by
its content, RXNCONSO.RRF of RxNorm, a table of the ATC classification, DiAna's dictionary, FDA's list of UNIIs, CVX codes or trade
names, vaccine types of VAERS (VAERSVAX.csv), Products.txt of Drugs@FDA, or EU products by active substance. Plain or gzip.

Example:
  aethersignal names --store ./store
  aethersignal names --store ./store --dictionary dictionary.csv --limit 5`

export function addNames(program: Command, session: Session): void {
  const command = program
    .command('names')
    .summary('show how drug names resolve')
    .description('Resolves the drug names of a store and shows how many resolve by which method.')
    .requiredOption('--store <folder>', 'the store that "load" made')
  addNamingOptions(command)
    .option('--limit <n>', 'list so many unresolved names', wholeNumber(1), 20)
    .addOption(new Option('--format <format>', 'what to write').choices(['text', 'json']).default('text'))
    .option('--json', 'the same as --format json')
    .option('--out <file>', 'write to a file, replaced as a whole at the end')
    .addHelpText('after', HELP)
    .action((options: NamesOptions) => names(session, options))
}

async function names(session: Session, options: NamesOptions): Promise<void> {
  const json = options.json === true || options.format === 'json'
  session.errorsAsJson = json
  const output = await openOutput(options.out, session.terminal.stdout)
  await withOutput(output, () =>
    interruptible(session, async (signal) => {
      const choice = await namingChoiceOf(options)
      const drugs = await withStore(options.store, (store) => store.names({ signal }))
      const rows = drugs.map((drug) => ({ ...drug, verbatim: drug.verbatim ?? drug.names.join('\\') }))
      const coverage = nameCoverage(storeResolver(drugs, choice), rows, options.limit)
      const { methods, rows: drugRows, ...rest } = coverage
      const resolvedShare = Number.isNaN(coverage.resolvedShare) ? null : coverage.resolvedShare
      const result = { rows: methods, drugRows, ...rest, resolvedShare, drugNames: storeNaming(choice).identity }
      if (json) await output.write([`${JSON.stringify(result, null, 2)}\n`])
      else await output.writeText(`${coverageText(coverage)}\n`)
    }),
  )
}
