import { MENTION_BY } from '@aethersignal/social'
import { type Command, Option } from 'commander'
import { decimalNumber } from '../options/decimal-number.js'
import { columnSort } from '../output/result-table.js'

/** Adds the options that say how posts are read and mentions counted. */
export function addMentionOptions(command: Command): Command {
  return command
    .addOption(new Option('--by <what>', 'what to count by').choices(MENTION_BY).default('pair'))
    .option('--store <folder>', 'with --by pair: lay the reports of the store that "load" made beside the mentions')
    .option('--novel', 'with --store: only pairs without reports')
    .option('--lexicon <file>', 'own terms to look for, before those of the open lexicon')
    .option('--meddra <folder>', 'look for the terms of the MedDRA release that you hold a licence for as well')
    .option('--text-column <name>', 'field with the words of a post, where its name is not a usual one')
    .option('--id-column <name>', 'field with the id')
    .option('--drug-column <name>', 'field with the drug that a post is about, as in reviews')
    .option('--date-column <name>', 'field with the time')
    .option('--key-file <file>', 'secret of 16 bytes or more that hides authors; without it one of this call alone')
    .addOption(
      new Option('--time <precision>', 'how finely times are kept; default day, or what --by needs').choices([
        'exact',
        'day',
        'week',
        'month',
      ]),
    )
    .option('--least-confidence <p>', 'least confidence of a mention that is asserted', decimalNumber, 0.4)
    .option('--sort <column>', 'sort by a column; else most posts first, or by period', columnSort)
}
