import type { DuplicateDecisions } from '@aethersignal/duplicates'
import { noteText } from '../output/note-text.js'
import type { Session } from '../session.js'
import { withStore } from '../store/with-store.js'

/** Lets a store follow decisions, or none, and says what it warns of. */
export async function applyTo(
  session: Session,
  store: string,
  decisions: DuplicateDecisions | undefined,
  signal: AbortSignal,
) {
  const applied = await withStore(store, (opened) => opened.decide(decisions, { signal, onProgress: session.progress }))
  for (const { code, message, count } of applied.warnings) {
    session.say(noteText({ code, message: count === undefined ? message : `${message} (${count})` }))
  }
  return applied
}
