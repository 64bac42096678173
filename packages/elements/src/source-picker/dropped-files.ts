/** The files of a drop, those of folders with their paths from the folder on as names, in order. */
export async function droppedFiles({ items, files }: DataTransfer): Promise<readonly File[]> {
  // What was dropped is there only until the first wait.
  const entries = Array.from(items, (item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null))
  const given = [...files]
  const folders = entries.filter((entry) => entry?.isDirectory === true)
  if (folders.length === 0) return given
  const found = await Promise.all(entries.flatMap((entry) => (entry === null ? [] : [filesBelow(entry)])))
  return found.flat()
}

/** The files of a folder that was chosen, with their paths from the folder on as names, in order. */
export function filesOfFolder(files: Iterable<File>): readonly File[] {
  return [...files]
    .map((file) => renamed(file, file.webkitRelativePath || file.name))
    .filter(({ name }) => !isHidden(name))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

async function filesBelow(entry: FileSystemEntry): Promise<readonly File[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
    return [renamed(file, entry.fullPath.slice(1))]
  }
  const entries = await entriesOf(entry as FileSystemDirectoryEntry)
  const seen = entries.filter(({ name }) => !isHidden(name)).sort((one, other) => (one.name < other.name ? -1 : 1))
  return (await Promise.all(seen.map(filesBelow))).flat()
}

async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  // A reader gives some at a time, in Chromium a hundred, and none at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return all
    all.push(...some)
  }
}

/** Hidden files and what macOS puts into folders, which `aethersignal load` passes over as well. */
function isHidden(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX')
}

/** The same file, which stays where it lies, under another name. */
function renamed(file: File, name: string): File {
  return new File([file], name, { lastModified: file.lastModified })
}
