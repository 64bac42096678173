import { setTimeout } from 'node:timers/promises'
import type { DownloadedQuarter } from '@aethersignal/faers'
import { type Command, Option } from 'commander'
import { interruptible } from '../interruptible.js'
import { openOutput } from '../output/output-target.js'
import { textTable } from '../output/text-table.js'
import type { Session } from '../session.js'

interface DownloadOptions {
  readonly mirror?: string
  readonly out: string
  readonly xml?: boolean
  readonly format: 'table' | 'json'
  readonly json?: boolean
}

const HELP = `
An interrupted download is continued where it ended. Beside each archive stands <archive>.json with its SHA-256, where it
came from and when. An archive that is there is not downloaded again unless the server has another under its name: FDA issues
archives again. The old one is then kept in the folder .superseded, which load passes over.

Example:
  aethersignal faers download 2025Q4 --out ./faers
  aethersignal faers download 2024Q1..2025Q4 --mirror https://mirror.example/faers/ --json
  aethersignal load ./faers --store ./store`

const MEANINGS: Readonly<Record<DownloadedQuarter['outcome'], string>> = {
  downloaded: 'downloaded',
  unchanged: 'unchanged',
  reissued: 'issued again by the publisher',
  restored: 'downloaded again: the file was not the one recorded',
}

export function addFaersDownload(faers: Command, session: Session): void {
  faers
    .command('download')
    .summary('download quarters of FAERS')
    .description('Downloads the archives of quarters from FDA, or from a mirror, each with a record of what it is.')
    .argument('<quarter...>', 'such as 2025Q4, or all from one to another: 2024Q1..2025Q4')
    .option('--out <folder>', 'where to put them', '.')
    .option('--mirror <address>', 'folder on the web that holds the archives, instead of FDA’s')
    .option('--xml', 'the XML files instead of the ASCII tables')
    .addOption(new Option('--format <format>', 'what to write').choices(['table', 'json']).default('table'))
    .option('--json', 'the same as --format json')
    .addHelpText('after', HELP)
    .action((quarters: string[], options: DownloadOptions) => download(session, quarters, options))
}

async function download(session: Session, written: readonly string[], options: DownloadOptions): Promise<void> {
  const json = options.json === true || options.format === 'json'
  session.errorsAsJson = json
  await interruptible(session, async (signal) => {
    const { downloadQuarter, quartersOf } = await import('@aethersignal/faers')
    const archives: DownloadedQuarter[] = []
    const output = await openOutput(undefined, session.terminal.stdout)
    const show = () =>
      json
        ? output.write([`${JSON.stringify({ archives }, null, 2)}\n`])
        : output.writeText(`${downloadText(archives)}\n`)
    for (const quarter of quartersOf(written)) {
      const archive = await downloadQuarter({
        ...{ quarter, format: options.xml === true ? 'xml' : 'ascii', folder: options.out, signal, fetch },
        ...(options.mirror !== undefined && { base: options.mirror }),
        now: () => session.terminal.now(),
        sleep: (milliseconds, stop) => setTimeout(milliseconds, undefined, stop === undefined ? {} : { signal: stop }),
        onProgress: session.progress,
      }).catch(async (thrown: unknown) => {
        session.endProgress()
        if (archives.length > 0) await show()
        throw thrown
      })
      session.endProgress()
      const { outcome, record } = archive
      if (outcome === 'reissued') {
        session.say(
          `notice: FDA issued ${quarter} again; the archive of ${record.replaces?.retrievedAt} is ${record.replaces?.keptAs}. Load it to see what changed.`,
        )
      }
      archives.push(archive)
    }
    await show()
  })
}

function downloadText(archives: readonly DownloadedQuarter[]): string {
  return textTable(
    [
      { title: 'quarter', align: 'left' },
      { title: 'archive', align: 'left' },
      { title: 'bytes', align: 'right' },
      { title: 'SHA-256', align: 'left' },
      { title: 'outcome', align: 'left' },
    ],
    archives.map(({ path, outcome, resumedFrom, record: { quarter, bytes, sha256 } }) => [
      quarter,
      path,
      bytes.toLocaleString('en'),
      sha256,
      resumedFrom > 0 ? `${MEANINGS[outcome]}, continued` : MEANINGS[outcome],
    ]),
  )
}
