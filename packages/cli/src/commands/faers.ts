import type { Command } from 'commander'
import type { Session } from '../session.js'
import { addFaersDownload } from './faers-download.js'
import { addFaersFetch } from './faers-fetch.js'

const HELP = `
Example:
  aethersignal faers download 2025Q4 --out ./faers
  aethersignal faers fetch --search patient.drug.medicinalproduct:aspirin --out aspirin.ndjson

"aethersignal faers download --help" and "aethersignal faers fetch --help" say more.`

export function addFaers(program: Command, session: Session): void {
  const faers = program
    .command('faers')
    .summary('get the reports that FDA publishes')
    .description('Downloads quarters of FAERS, or fetches the reports of a query from openFDA.')
    .addHelpText('after', HELP)
  addFaersDownload(faers, session)
  addFaersFetch(faers, session)
}
