import { startEmbedded } from './embedded.ts'
import { EmbeddedError } from './errors.ts'

// A process of its own for the tests: owns the data directory given as its argument until it is ended.
try {
  const [, , dataDir = '', tellSteps] = process.argv
  const onProgress = (step: string): void => void (tellSteps && process.send?.({ step }))
  const server = await startEmbedded({ dataDir, onProgress })
  process.send?.({ ok: true, url: server.url, pid: server.pid, adopted: server.adopted })
  process.once('message', () => {
    void server.stop().then(() => process.exit(0))
  })
} catch (cause) {
  if (!(cause instanceof EmbeddedError)) throw cause
  process.send?.({ ok: false, code: cause.code, message: cause.message }, () => process.exit(1))
}
