/** Sequential designs, change points and tests over time. */
export async function* rows({ core, referenceText, time }) {
  const designs = linesOf(referenceText('reference/values/sequential/cv_poisson.csv'))
  const binomial = linesOf(referenceText('reference/values/sequential/cv_binomial.csv'))
  const groups = linesOf(referenceText('reference/values/sequential/cv_poisson_group.csv'))
  const performance = linesOf(referenceText('reference/values/sequential/performance_poisson.csv'))
  yield {
    work: `critical values and power, ${designs.length + binomial.length + groups.length + performance.length} calls`,
    seconds: time(() => {
      for (const [, sampleSize, minimumEvents, delay, alpha] of designs.map((line) => line.map(Number))) {
        core.poissonMaxSprt({ sampleSize, minimumEvents, delay, alpha })
      }
      for (const [sampleSize, minimumEvents, ratio, alpha] of binomial.map((line) => line.map(Number))) {
        core.binomialMaxSprt({ sampleSize, minimumEvents, ratio, alpha })
      }
      for (const [sizes] of groups) core.poissonGroupMaxSprt({ groupSizes: sizes.split(' ').map(Number) })
      for (const [sampleSize, relativeRisk, criticalValue] of performance.map((line) => line.map(Number))) {
        core.poissonMaxSprtPerformance({ sampleSize, criticalValue }, relativeRisk)
      }
    }),
    peer: 'Sequential 4.5.1',
    peerSeconds: 20,
  }
  yield {
    work: 'Poisson MaxSPRT, 1,000 expected events, critical value',
    seconds: time(() => core.poissonMaxSprt({ sampleSize: 1000 })),
  }
  const days = Float64Array.from({ length: 10_000 }, (_, day) => ((day * 7919) % 13) + 5 * (Math.floor(day / 900) % 3))
  yield {
    work: 'change points of 10,000 periods (PELT)',
    seconds: time(() => core.changePoints(days)),
  }
  const months = days.slice(0, 120)
  yield {
    work: 'test of a change in 120 periods, 9,999 orders',
    seconds: time(() => core.changePointTest(months)),
  }
}

function linesOf(text) {
  const [, ...lines] = text.trimEnd().split('\n')
  return lines.map((line) => line.split(','))
}
