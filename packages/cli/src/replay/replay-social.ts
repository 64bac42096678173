import { AetherError, type Manifest } from '@aethersignal/model'
import { writeAnalysis } from '../analysis/write-analysis.js'
import type { Session } from '../session.js'
import { countedMentions, type MentionsAsked } from '../social/counted-mentions.js'
import { addMentionOptions } from '../social/mention-options.js'
import { askedAgain, sortFlag } from './asked-again.js'
import type { MadeAgain, ReplayGiven } from './made-again.js'

/**
 * Counts mentions in posts as a manifest says, under a key of this call: what is counted does not depend on it.
 * @throws AetherError `usage/invalid` where the manifest is of MedDRA, whose release is not given
 */
export async function replaySocial(
  session: Session,
  { request, view }: Manifest,
  { path, files, format, meddra, ...given }: ReplayGiven,
  signal: AbortSignal,
): Promise<MadeAgain> {
  const { by, novel, time, leastConfidence, columns, sort } = request
  const { posts = 0, lexicon = 0, meddra: ofMeddra = 0 } = (request['files'] ?? {}) as Readonly<Record<string, number>>
  if (ofMeddra > 0 && meddra === undefined) {
    throw new AetherError('usage/invalid', 'The manifest is of terms of MedDRA.', {
      remedy: 'Give the folder of the release with --meddra.',
    })
  }
  const { text, id, drug, date } = (columns ?? {}) as Readonly<Record<string, unknown>>
  const asked = askedAgain<MentionsAsked>(
    addMentionOptions,
    {
      ...{ by, novel, time, 'least-confidence': leastConfidence, sort: sortFlag(sort) },
      ...{ 'text-column': text, 'id-column': id, 'drug-column': drug, 'date-column': date },
      lexicon: lexicon > 0 ? files[posts] : undefined,
    },
    path,
  )
  const counted = view?.countedDrugs
  const { resultWith } = await countedMentions(
    session,
    files.slice(0, posts),
    {
      ...{ ...given, ...asked },
      ...(ofMeddra > 0 && meddra !== undefined && { meddra }),
      ...(counted && { drugLevel: counted.level }),
      ...(counted?.keptApart && { keepApart: counted.keptApart }),
    },
    signal,
  )
  const result = resultWith([])
  return {
    manifest: result.manifest,
    write: (_, output) => writeAnalysis(session, output, result, { format }, { shown: [], summary: [] }),
  }
}
