/** The lasso over the simulated reports of adapt4pv, beside glmnet 4.1-6 at its default threshold. */
export async function* rows({ core, referenceText, time }) {
  const lines = async (path) => (await referenceText(path)).trim().split('\n').slice(1)
  const entries = (await lines('reference/inputs/adapt4pv_X_coo.csv.gz')).map((line) => line.split(',').map(Number))
  const shape = { reports: 117_160, size: 300 }
  const drugs = core.incidenceFromRows(
    entries.map(([report]) => report),
    entries.map(([, drug]) => drug),
    shape,
  )
  const cases = new Uint8Array(shape.reports)
  for (const line of await lines('reference/inputs/adapt4pv_Y_ones.csv.gz')) cases[Number(line)] = 1
  const path = await time(() => core.lassoPath(drugs, cases))
  yield { work: 'lasso path 117,160 × 300, 80 λ', seconds: path, peer: 'glmnet', peerSeconds: 0.401, target: 0.8 }
  const bic = await time(() => core.lassoBic(drugs, cases))
  yield { work: 'lasso with BIC 117,160 × 300', seconds: bic, peer: 'adapt4pv', peerSeconds: 7.96 }
  const adaptive = await time(() => core.adaptiveLassoBic(drugs, cases))
  yield { work: 'adaptive lasso with BIC 117,160 × 300', seconds: adaptive, peer: 'adapt4pv', peerSeconds: 11.58 }
}
