import { type Command, Option } from 'commander'

/** What to do with tables that have an empty cell. */
export function zeroCellsOption(): Option {
  const meaning = 'ratios of tables with an empty cell: undefined, or ½ added to all four cells'
  return new Option('--zero-cells <policy>', meaning).choices(['none', 'haldane']).default('none')
}

/** Where scored pairs go and in what form; the first format is the default. */
export function addOutputOptions(command: Command, formats: readonly [string, ...string[]]): Command {
  return command
    .addOption(new Option('--format <format>', 'what to write').choices(formats).default(formats[0]))
    .option('--out <file>', 'write to a file, replaced as a whole at the end')
    .option('--manifest <file>', 'write what is needed to make the same numbers again')
    .option('--verbose', 'print the fitted prior, time and memory on stderr')
}
