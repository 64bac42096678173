import { type AdapterRun, AetherError } from '@aethersignal/model'

/**
 * A reading of tables whose refusals say what was tried before: a file that is no table of cases came here because it is
 * no file of FAERS.
 */
export function afterFaers(run: AdapterRun): AdapterRun {
  async function* batches() {
    try {
      yield* run.batches
    } catch (thrown) {
      if (!(thrown instanceof AetherError) || thrown.code !== 'input/not-recognised') throw thrown
      const { remedy, place } = thrown
      throw new AetherError(thrown.code, `${thrown.message} Nor is it FAERS.`, {
        ...(remedy !== undefined && { remedy }),
        ...(place !== undefined && { place }),
        cause: thrown,
      })
    }
  }
  return { batches: batches(), report: () => run.report() }
}
