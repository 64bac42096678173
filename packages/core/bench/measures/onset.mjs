/** Times to onset: fits and two-sample tests on the vectors of the reference. */
export async function* rows({ core, referenceText, time }) {
  const lines = referenceText('reference/values/tto/tto_vectors.csv').trim().split(/\r?\n/).slice(1)
  const vector = (name) =>
    lines.flatMap((line) => (line.startsWith(`${name},`) ? [Number(line.split(',').at(-1))] : []))
  const [all, simulated] = [vector('diana_all'), vector('sim_shape3.0_n500')]
  yield {
    work: `onset of ${all.length} reports: three models with intervals`,
    seconds: time(() => {
      const times = core.onsetTimes({ time: all })
      for (const model of ['weibull', 'exponential', 'lognormal']) core.fitOnset(times, { model })
    }),
  }
  yield {
    work: `exact Kolmogorov–Smirnov, ${all.length} against ${simulated.length}`,
    seconds: time(() => core.kolmogorovSmirnov(all, simulated, { method: 'exact' })),
  }
  yield {
    work: 'Anderson–Darling, 9,999 permutations of the same',
    seconds: time(() => core.andersonDarling(all, simulated, { simulations: 9999 })),
  }
}
