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
