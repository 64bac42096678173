/** Fitting the prior of MGPS, and scoring under it. */
export async function* rows(context) {
  const { core, quarter, twoMillion, time } = context
  const fullTable = () => core.compressFullTable(quarter)
  const table = fullTable()
  const points = `${table.cells.toLocaleString('en')} cells as ${table.n.length.toLocaleString('en')} points`
  yield { work: `compress the full table, FAERS 2022Q3 (${points})`, seconds: time(fullTable) }
  yield {
    work: 'fit MGPS to the full table, FAERS 2022Q3, 12 starts',
    seconds: time(() => core.fitMgpsPrior(table)),
    peer: 'openEBGM (squashed, 5 starts; ends in an error)',
    peerSeconds: 9.07,
    target: 1.5,
  }
  const { prior } = context.last
  for (const likelihood of ['componentTruncated', 'mixtureTruncated']) {
    yield {
      work: `fit MGPS, ${likelihood}, FAERS 2022Q3, 12 starts`,
      seconds: time(() => core.fitMgpsPrior(table, { likelihood })),
    }
  }
  const n = twoMillion.a
  const expected = n.map((_, row) => twoMillion.drugTotal[row] * (twoMillion.eventTotal[row] / twoMillion.total[row]))
  const pairs = n.length.toLocaleString('en')
  const score = (columns) => core.empiricalBayesColumns({ n, expected }, prior, { columns })
  yield {
    work: `EB05 + EB95, ${pairs} pairs`,
    seconds: time(() => score(['eb05', 'eb95'])),
    peer: 'openEBGM (2 digits)',
    peerSeconds: 104.7,
    target: 4,
  }
  yield {
    work: `EBGM + EB05 + EB95, ${pairs} pairs`,
    seconds: time(() => score(['ebgm', 'eb05', 'eb95'])),
    peer: 'openEBGM (2 digits)',
    peerSeconds: 107.5,
  }
  yield { work: `all ten empirical Bayes columns, ${pairs} pairs`, seconds: time(() => score()) }
}
