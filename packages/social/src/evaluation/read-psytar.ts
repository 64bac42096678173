import type { Span } from '../mentions/mention.js'
import { corpusRows } from './corpus-rows.js'
import { type LabelledCorpus, placeOf, type UnplacedLabel } from './labelled-corpus.js'

/**
 * Reads the sheet `ADR_Identified` of PsyTAR (Zolnoori et al., Data Brief 24:103838, 2019), saved as CSV: `drug_id` (`lexapro.1`, whose drug
 * is `about`), `sentences`, and the reactions of the sentence word for word in `ADR1`, `ADR2` and so on. No offsets, drugs or pairs are
 * labelled: each reaction is looked for in its sentence, and one that is not there is told as unplaced.
 *
 * @throws AetherError `input/empty`, `input/missing-column`
 */
export function readPsytar(text: string, file = 'ADR_Identified.csv'): LabelledCorpus {
  const unplaced: UnplacedLabel[] = []
  const texts = corpusRows(text, file, { delimiter: ',' }, ['drug_id', 'sentences', 'adr1']).map(
    ({ record, cells }) => {
      const { drug_id: id = '', sentences: sentence = '' } = cells
      const reactions: Span[] = []
      for (const [name, label] of Object.entries(cells)) {
        if (!/^adr\d+$/.test(name) || label.trim() === '') continue
        const place = placeOf(sentence, label)
        if (place === null) unplaced.push({ place: `${file}:${record}`, label })
        else reactions.push(place)
      }
      return {
        text: sentence,
        about: id
          .trim()
          .replace(/\.\d+$/, '')
          .toLowerCase(),
        drugs: null,
        reactions,
        pairs: null,
      }
    },
  )
  return { texts, unplaced }
}
