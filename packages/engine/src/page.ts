// What a page needs whose reports are elsewhere. Bundlers split what is shared by every dynamic import they see: by the main
// entry, which names the analyses, a page would load parts of them at once.
export { signalCsvHeader, signalCsvRows } from './export/signal-csv.js'
export { portSource } from './worker/port-source.js'
