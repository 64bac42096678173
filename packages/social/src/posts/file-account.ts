import type { PostType } from '../mentions/mention.js'
import type { DuplicateReason, PostFile, QuarantinedPost, ReadPost } from '../mentions/mention-run.js'

/** Keeps account of the posts of one file. */
export class FileAccount {
  format: PostFile['format'] = 'json'
  /** Counted as posts come, apart from what becomes of them. */
  postsIn = 0
  deleted = 0
  readonly #path: string
  readonly #duplicates: Record<DuplicateReason, number> = { 'same-id': 0, repost: 0, 'same-text': 0, 'near-text': 0 }
  readonly #quarantined: QuarantinedPost[] = []
  readonly #readBy: Record<PostType, number> = { personal: 0, 'law-firm': 0, advertisement: 0, news: 0 }
  #read = 0
  #withoutTime = 0

  constructor(path: string) {
    this.#path = path
  }

  take(post: ReadPost): void {
    this.#read += 1
    this.#readBy[post.type] += 1
    if (post.time === null) this.#withoutTime += 1
  }

  duplicate(reason: DuplicateReason): void {
    this.#duplicates[reason] += 1
  }

  quarantine(record: number, code: string): void {
    this.#quarantined.push({ record, code })
  }

  toFile(): PostFile {
    const duplicates = Object.values(this.#duplicates).reduce((sum, count) => sum + count, 0)
    return {
      path: this.#path,
      format: this.format,
      postsIn: this.postsIn,
      read: this.#read,
      readBy: this.#readBy,
      duplicates,
      duplicatesBy: this.#duplicates,
      deleted: this.deleted,
      quarantined: this.#quarantined,
      withoutTime: this.#withoutTime,
    }
  }
}
