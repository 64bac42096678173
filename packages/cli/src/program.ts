import { Command } from 'commander'
import { addAdjustP } from './commands/adjust-p.js'
import { addAsk } from './commands/ask.js'
import { addCalibrate } from './commands/calibrate.js'
import { addCases } from './commands/cases.js'
import { addChanges } from './commands/changes.js'
import { addCoReported } from './commands/co-reported.js'
import { addCompare } from './commands/compare.js'
import { addDescribe } from './commands/describe.js'
import { addDuplicates } from './commands/duplicates.js'
import { addEvaluate } from './commands/evaluate.js'
import { addEvents } from './commands/events.js'
import { addExtraFields } from './commands/extra-fields.js'
import { addFaers } from './commands/faers.js'
import { addFit } from './commands/fit.js'
import { addInteractions } from './commands/interactions.js'
import { addLasso } from './commands/lasso.js'
import { addLoad } from './commands/load.js'
import { addLrt } from './commands/lrt.js'
import { addMasking } from './commands/masking.js'
import { addMddc } from './commands/mddc.js'
import { addNames } from './commands/names.js'
import { addOnset } from './commands/onset.js'
import { addPeriodCounts } from './commands/period-counts.js'
import { addReplay } from './commands/replay.js'
import { addScore } from './commands/score.js'
import { addSequential } from './commands/sequential.js'
import { addServe } from './commands/serve.js'
import { addSignals } from './commands/signals.js'
import { addSocial } from './commands/social.js'
import { addStore } from './commands/store.js'
import { addStrata } from './commands/strata.js'
import { addTrace } from './commands/trace.js'
import { addTreescan } from './commands/treescan.js'
import { addTrend } from './commands/trend.js'
import type { Session } from './session.js'
import { commandVersion } from './version.js'

/** The command line: what can be asked for, and what it is handed to. */
export function buildProgram(session: Session): Command {
  const program = new Command('aethersignal')
    .description('Safety signals from spontaneous reports: load reports, rank drug–event pairs, look at them.')
    .version(commandVersion(), '--version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void session.terminal.stdout.write(text),
      // Usage errors are printed with all others, in one form.
      writeErr: () => {},
    })
    .showSuggestionAfterError()
    .addHelpText('after', EXAMPLE)
  addFaers(program, session)
  addLoad(program, session)
  addTrace(program, session)
  addDuplicates(program, session)
  addNames(program, session)
  addEvents(program, session)
  addAsk(program, session)
  addSignals(program, session)
  addScore(program, session)
  addFit(program, session)
  addTrend(program, session)
  addPeriodCounts(program, session)
  addSequential(program, session)
  addStrata(program, session)
  addCases(program, session)
  addDescribe(program, session)
  addExtraFields(program, session)
  addCoReported(program, session)
  addCompare(program, session)
  addChanges(program, session)
  addMasking(program, session)
  addLasso(program, session)
  addInteractions(program, session)
  addCalibrate(program, session)
  addEvaluate(program, session)
  addOnset(program, session)
  addAdjustP(program, session)
  addLrt(program, session)
  addTreescan(program, session)
  addMddc(program, session)
  addReplay(program, session)
  addSocial(program, session)
  addServe(program, session)
  addStore(program, session)
  return program
}

const EXAMPLE = `
Example:
  aethersignal load faers_ascii_2024Q1.zip --store ./store
  aethersignal signals --store ./store --limit 20
  aethersignal serve --store ./store

Exit codes: 0 done, 1 failed, 2 not called correctly. Errors are on stderr, each with a stable code.
Reports do not prove that a drug caused an event.`
