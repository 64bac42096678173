import { type OpenSnapshotOptions, Snapshot } from './snapshot.js'

/** Opens the snapshot that is current for some work, and closes it after that. */
export async function withSnapshot<T>(
  store: string,
  options: OpenSnapshotOptions,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const snapshot = await Snapshot.open(store, options)
  try {
    return await work(snapshot)
  } finally {
    await snapshot.close()
  }
}
