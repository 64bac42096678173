import type { Span } from '../mentions/mention.js'
import type { LabelledCorpus, UnplacedLabel } from './labelled-corpus.js'
import type { LabelledText } from './phee-record.js'

/** A file of a folder that somebody else reads. */
export interface CorpusFile {
  /** Path in the folder, with `/`. */
  readonly path: string
  /** The whole text. */
  readonly text: string
}

/** `T1<tab>ADR 9 19;25 30<tab>words`, as brat writes a label; notes and relations begin with other letters. */
const LABEL = /^T\d+\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)$/

/**
 * Reads the posts of CADEC (Karimi et al., J Biomed Inform 55:73, 2015): `text/LIPITOR.1.txt` with the labels
 * `original/LIPITOR.1.ann`, of which `Drug` are drugs and `ADR` reactions; diseases, symptoms and findings are neither. A label in
 * several pieces reaches from the first to the last. A post is a review of the drug in its name, which is `about`; no pairs are
 * labelled. A label whose words are not those of its place is told as unplaced, as is a post without its labels.
 *
 * @param files Every file of the folder; those of other folders are passed over.
 */
export function readCadec(files: Iterable<CorpusFile>): LabelledCorpus {
  const texts = new Map<string, string>()
  const labels = new Map<string, CorpusFile>()
  for (const file of files) {
    const [, folder, name] = /(?:^|\/)(text|original)\/([^/]+)\.(?:txt|ann)$/.exec(file.path) ?? []
    if (name === undefined) continue
    if (folder === 'text') texts.set(name, file.text)
    else labels.set(name, file)
  }
  const unplaced: UnplacedLabel[] = []
  const read: LabelledText[] = []
  for (const [name, text] of texts) {
    const file = labels.get(name)
    if (file === undefined) {
      unplaced.push({ place: `text/${name}.txt`, label: 'no file of labels' })
      continue
    }
    const about = name
      .replace(/\.\d+$/, '')
      .replaceAll(/[-_]/g, ' ')
      .toLowerCase()
    read.push({ text, about, ...labelsOf(file, text, unplaced), pairs: null })
  }
  return { texts: read, unplaced }
}

function labelsOf({ path, text: written }: CorpusFile, text: string, unplaced: UnplacedLabel[]) {
  const found: { drugs: Span[]; reactions: Span[] } = { drugs: [], reactions: [] }
  for (const [at, line] of written.split(/\r?\n/).entries()) {
    const [, kind, places, words = ''] = LABEL.exec(line) ?? []
    if (places === undefined || (kind !== 'Drug' && kind !== 'ADR')) continue
    const ends = places.split(/[ ;]/).map(Number)
    const pieces = Array.from({ length: ends.length / 2 }, (_, piece) =>
      text.slice(ends[2 * piece]!, ends[2 * piece + 1]!),
    )
    if (bare(pieces.join(' ')) !== bare(words)) unplaced.push({ place: `${path}:${at + 1}`, label: line })
    else found[kind === 'Drug' ? 'drugs' : 'reactions'].push({ start: Math.min(...ends), end: Math.max(...ends) })
  }
  return found
}

const bare = (words: string) => words.replaceAll(/\s+/g, ' ').trim()
