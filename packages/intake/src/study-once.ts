import type { AdapterInput } from '@aethersignal/model'
import type { LeftOut, PlannedInput, SourcePlan } from './source-plan.js'

/**
 * Leaves AE, EX and DM of a study out where ADAE of the same study is read beside them: it holds the same events, each with its
 * treatment, and together they would count twice. A table without STUDYID may be of any study.
 */
export async function withStudiesOnce(
  plan: SourcePlan,
  inputOf: (input: PlannedInput) => Promise<AdapterInput> | AdapterInput,
): Promise<SourcePlan> {
  const sdtm = plan.inputs.filter(({ source }) => source === 'sdtm')
  const tables = plan.inputs.filter(({ source }) => source === 'csv')
  if (sdtm.length === 0 || tables.length === 0) return plan
  const { adaeStudies, recogniseKnownTable } = await import('@aethersignal/tables')
  const joined = new Map<string, string>()
  for (const table of tables) {
    for (const study of await adaeStudies(await inputOf(table))) joined.set(study, table.name)
  }
  const leftOut: LeftOut[] = []
  for (const input of sdtm) {
    const known = await recogniseKnownTable(await inputOf(input))
    const study = known?.partition ?? UNNAMED
    const table = joined.get(study) ?? joined.get(UNNAMED) ?? (study === UNNAMED ? [...joined.values()][0] : undefined)
    if (table === undefined) continue
    const what = known === null ? 'SDTM' : known.table.toUpperCase()
    leftOut.push({
      path: input.path,
      reason: `It is ${what} of ${study === UNNAMED ? 'a study' : `the study ${study}`}, of which ${table} (ADAE) has the events with their treatments; both would count twice. To read SDTM, leave ADAE away.`,
    })
  }
  const aside = new Set(leftOut.map(({ path }) => path))
  return {
    inputs: plan.inputs.filter(({ path }) => !aside.has(path)),
    leftOut: [...plan.leftOut, ...leftOut],
  }
}

const UNNAMED = 'study'
