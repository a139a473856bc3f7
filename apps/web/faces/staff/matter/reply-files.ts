import type { MatterView, TimelineEntry } from '@yiwang/matters/web/shared'

/** Files that came with the answer now in force: the newest public entry with these very words. */
export const replyFiles = (matter: Pick<MatterView, 'publicReply' | 'timeline' | 'files'>): MatterView['files'] => {
  const isIt = (e: TimelineEntry) => !e.internal && e.text !== null && e.text === matter.publicReply
  const entry = matter.timeline.filter(isIt).sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0]
  return entry ? matter.files.filter((f) => entry.files.includes(f.id)) : []
}
