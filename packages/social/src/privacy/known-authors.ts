/** Knows an author again of whom one post has the id and another the name. */
export class KnownAuthors {
  readonly #names = new Map<string, string>()

  /** What an author is hashed by: the name, also of a post that has the id alone where one before had both. */
  nameOf({
    platform,
    author,
    authorId,
  }: {
    readonly platform: string
    readonly author: string | null
    readonly authorId: string | null
  }): string | null {
    if (author === null) return null
    if (authorId === null) return this.#names.get(`${platform} ${author}`) ?? author
    this.#names.set(`${platform} ${authorId}`, author)
    return author
  }
}
