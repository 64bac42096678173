/** The measures of fourfold tables. */
export async function* rows({ core, quarter, twoMillion, time }) {
  const closed = ['prr', 'ror', 'chi2', 'rrr', 'ror_ha', 'yule', 'chi2_p', 'lrt']
  const pairwise = Object.keys(core.measureColumns).filter((measure) => measure !== 'ebgm')
  const pairs = twoMillion.a.length.toLocaleString('en')
  const withoutCells = { cells: false }
  // The first call compiles.
  core.score(quarter, pairwise)
  yield {
    work: 'all pairwise measures but EBGM, FAERS 2022Q3',
    seconds: time(() => core.score(quarter, pairwise)),
  }
  yield {
    work: `IC with exact interval, ${pairs} pairs`,
    seconds: time(() => core.score(twoMillion, ['ic'], withoutCells)),
    peer: 'pvda',
    peerSeconds: 3.56,
    target: 1,
  }
  yield {
    work: `PRR with interval, ${pairs} pairs`,
    seconds: time(() => core.score(twoMillion, ['prr'], withoutCells)),
    peer: 'pvda',
    peerSeconds: 0.34,
  }
  yield {
    work: `ROR with interval, ${pairs} pairs`,
    seconds: time(() => core.score(twoMillion, ['ror'], withoutCells)),
    peer: 'pvda',
    peerSeconds: 0.3,
  }
  const steps = {
    peer: 'vector steps',
    prr: time(() => prrInVectorSteps(twoMillion)),
    ror: time(() => rorInVectorSteps(twoMillion)),
  }
  for (const measure of ['prr', 'ror']) {
    yield {
      work: `${measure.toUpperCase()} with interval again, beside the vector steps of an R script in JavaScript`,
      seconds: time(() => core.score(twoMillion, [measure], withoutCells)),
      peer: steps.peer,
      peerSeconds: steps[measure].toFixed(3),
      target: steps[measure].toFixed(3),
    }
  }
  yield {
    work: `closed forms and their p-values, ${pairs} pairs`,
    seconds: time(() => core.score(twoMillion, closed, withoutCells)),
  }
  yield {
    work: `all pairwise measures but EBGM, ${pairs} pairs`,
    seconds: time(() => core.score(twoMillion, pairwise, withoutCells)),
  }
  const scores = core.score(twoMillion, ['prr', 'ror', 'chi2', 'ic'])
  yield {
    work: `four presets, ${pairs} pairs`,
    seconds: time(() =>
      ['evans', 'ema-ror', 'ema-prr', 'umc'].map((preset) =>
        core.presetColumn(preset, scores, { importantEvent: true }),
      ),
    ),
  }
}

const deviate = 1.959963984540054
const vector = ({ length }, value) => {
  const column = new Float64Array(length)
  for (let row = 0; row < length; row++) column[row] = value(row)
  return column
}

/** What vector code of R does, a pass and a column for each step; a stand-in where R is not at hand. */
function prrInVectorSteps({ a, drugTotal, eventTotal, total }) {
  const c = vector(a, (row) => eventTotal[row] - a[row])
  const others = vector(a, (row) => total[row] - drugTotal[row])
  const prr = vector(a, (row) => a[row] / drugTotal[row] / (c[row] / others[row]))
  const error = vector(a, (row) => Math.sqrt(1 / a[row] - 1 / drugTotal[row] + 1 / c[row] - 1 / others[row]))
  return [prr, ...interval(prr, error)]
}

function rorInVectorSteps({ a, drugTotal, eventTotal, total }) {
  const b = vector(a, (row) => drugTotal[row] - a[row])
  const c = vector(a, (row) => eventTotal[row] - a[row])
  const d = vector(a, (row) => total[row] - drugTotal[row] - c[row])
  const ror = vector(a, (row) => (a[row] * d[row]) / (b[row] * c[row]))
  const error = vector(a, (row) => Math.sqrt(1 / a[row] + 1 / b[row] + 1 / c[row] + 1 / d[row]))
  return [ror, ...interval(ror, error)]
}

function interval(ratio, error) {
  const logs = vector(ratio, (row) => Math.log(ratio[row]))
  return [-deviate, deviate].map((times) => vector(ratio, (row) => Math.exp(logs[row] + times * error[row])))
}
