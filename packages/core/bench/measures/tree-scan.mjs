/** The tree scan over the example of TreeMineR 1.0.3. */
export async function* rows({ core, referenceText, time }) {
  const lines = async (path) => (await referenceText(path)).trim().split('\n').slice(1)
  const tree = core.treeFromPaths(await lines('reference/inputs/treeminer_icd10se_tree.csv.gz'))
  const codes = new Map()
  const isExposed = []
  const entries = (await lines('reference/inputs/treeminer_diagnoses.csv.gz')).map((line) => {
    const [id, leaf, exposed] = line.split(',')
    const report = `${id} ${exposed}`
    if (!codes.has(report)) codes.set(report, isExposed.push(Number(exposed)) - 1)
    return [codes.get(report), tree.codeOf(leaf)]
  })
  const nodes = core.incidenceFromRows(
    entries.map(([report]) => report),
    entries.map(([, node]) => node),
    { reports: isExposed.length, size: tree.size },
  )
  const seconds = await time(() => core.treeScanReports(tree, nodes, isExposed, { probability: 1 / 11 }))
  yield {
    work: 'tree scan 22,989 rows, ICD-10-SE, 999 simulations',
    seconds,
    peer: 'TreeMineR',
    peerSeconds: 19.447,
    target: 1,
  }
}
