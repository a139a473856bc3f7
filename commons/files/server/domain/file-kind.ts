export type FileKind = keyof typeof fileKinds
export type FileFamily = 'image' | 'document' | 'text' | 'audio' | 'video'
type KindRow = {
  readonly mime: string
  readonly family: FileFamily
  /** Endings a name may carry for this kind. */
  readonly extensions: readonly string[]
  /** What the content may turn out to be: names given by the sniffer. */
  readonly content: readonly string[]
}

/** Every kind that is taken. A file is taken only when its ending and its content point to the same row. */
export const fileKinds = {
  jpeg: { mime: 'image/jpeg', family: 'image', extensions: ['jpg', 'jpeg', 'jfif'], content: ['jpg'] },
  png: { mime: 'image/png', family: 'image', extensions: ['png'], content: ['png'] },
  webp: { mime: 'image/webp', family: 'image', extensions: ['webp'], content: ['webp'] },
  pdf: { mime: 'application/pdf', family: 'document', extensions: ['pdf'], content: ['pdf'] },
  docx: {
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    family: 'document',
    extensions: ['docx'],
    content: ['docx'],
  },
  xlsx: {
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    family: 'document',
    extensions: ['xlsx'],
    content: ['xlsx'],
  },
  csv: { mime: 'text/csv; charset=utf-8', family: 'text', extensions: ['csv'], content: ['text'] },
  txt: { mime: 'text/plain; charset=utf-8', family: 'text', extensions: ['txt'], content: ['text'] },
  mp4: { mime: 'video/mp4', family: 'video', extensions: ['mp4', 'm4v'], content: ['mp4', 'm4v'] },
  // Recorders of some phones write sound under a general mp4 brand, so the ending decides between the two.
  m4a: { mime: 'audio/mp4', family: 'audio', extensions: ['m4a'], content: ['m4a', 'mp4'] },
  mp3: { mime: 'audio/mpeg', family: 'audio', extensions: ['mp3'], content: ['mp3'] },
  amr: { mime: 'audio/amr', family: 'audio', extensions: ['amr'], content: ['amr'] },
} as const satisfies Record<string, KindRow>

/** The kind on which a name's ending and the sniffed content agree, if there is one. */
export const agreedKind = (extension: string, content: string): FileKind | undefined =>
  kindNames.find((kind) => {
    const row: KindRow = fileKinds[kind]
    return row.extensions.includes(extension) && row.content.includes(content)
  })

/** Whether any allowed kind has this content, whatever the name says. */
export const isKnownContent = (content: string): boolean =>
  kindNames.some((kind) => (fileKinds[kind] as KindRow).content.includes(content))

const kindNames = Object.keys(fileKinds) as FileKind[]
