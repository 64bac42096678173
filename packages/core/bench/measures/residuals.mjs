/** MDDC on the table of its R package, and on one larger than that of its slowest example. */
export async function* rows({ core, referenceText, time }) {
  const table = async (name) => {
    const [header, ...lines] = (await referenceText(`reference/inputs/${name}.csv`)).trim().split(/\r?\n/)
    const drugs = header.split(',').length - 1
    // Names of events may have commas in quotes; counts come last.
    const cells = lines.map((line) => line.split(',').slice(-drugs).map(Number))
    const counts = Array.from({ length: drugs }, (_, drug) => cells.map((row) => row[drug])).flat()
    return { drugs, events: cells.length, counts }
  }
  const [statin49, gbca] = [await table('statin49'), await table('gbca')]
  const monteCarlo = (simulations) => ({ cutoff: 'monte-carlo', simulations })
  yield {
    work: 'MDDC statin49, boxplot',
    seconds: await time(() => core.deviatingCells(statin49)),
    peer: 'MDDC',
    peerSeconds: 0.264,
  }
  yield {
    work: 'MDDC statin49, 10,000 random tables',
    seconds: await time(() => core.deviatingCells(statin49, monteCarlo(10_000))),
    peer: 'MDDC',
    peerSeconds: 1.538,
  }
  yield {
    work: `MDDC gbca ${gbca.events} × ${gbca.drugs}, boxplot`,
    seconds: await time(() => core.deviatingCells(gbca)),
    peer: 'MDDC, betablocker500 (501 × 9)',
    peerSeconds: 39.373,
  }
  yield {
    work: `MDDC gbca ${gbca.events} × ${gbca.drugs}, 1,000 random tables`,
    seconds: await time(() => core.deviatingCells(gbca, monteCarlo(1000))),
    peer: 'MDDC, betablocker500 (501 × 9)',
    peerSeconds: 22.071,
  }
}
