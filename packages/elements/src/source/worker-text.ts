/** The worker as text. The build puts `signal-worker.js` here; in the sources, where tests run, the file itself is found. */
export const workerText = ''
