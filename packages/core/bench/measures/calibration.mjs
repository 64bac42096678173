/** Empirical calibration on the controls of the reference, and the area under a large ROC curve. */
export async function* rows({ core, referenceText, time }) {
  const lines = referenceText('reference/inputs/empcal_sccs.csv').trim().split(/\r?\n/).slice(1)
  const controls = lines.map((line) => line.split(',')).filter(([, truth]) => truth === '0')
  const columns = {
    estimate: controls.map((cells) => Number(cells[2])),
    standardError: controls.map((cells) => Number(cells[3])),
  }
  yield {
    work: `empirical null of ${controls.length} controls with intervals, leave-one-out report`,
    seconds: time(() => core.calibrationReport(columns)),
  }
  const many = Array.from({ length: 1_000_000 }, (_, i) => ((i * 7919) % 1009) / 300 - 1)
  const estimates = { estimate: many, standardError: many.map((value) => 0.1 + (value + 1) / 10) }
  const fitted = core.fitNull(columns)
  yield { work: 'calibrated p of 1,000,000 estimates', seconds: time(() => core.calibratedP(fitted, estimates)) }
  const labels = many.map((_, i) => Number(i % 10 === 0))
  yield { work: 'ROC area with DeLong interval, 1,000,000 controls', seconds: time(() => core.rocArea(labels, many)) }
}
