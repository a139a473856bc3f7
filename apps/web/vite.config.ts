import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { type Chunk, deskLeaks } from './face-purity.ts'
import { keepFiles, WORKER_FILE } from './offline/keep-files.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const purity: Plugin = {
  name: 'yiwang-face-purity',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((item) => item.type === 'chunk') as Chunk[]
    const leaks = deskLeaks(chunks)
    if (leaks.length > 0) this.error(`desk code reached a light face:\n${leaks.slice(0, 10).join('\n')}`)
  },
}

/** Three faces, three HTML entries. `static/` holds what is copied as it is; `public/` is a face, not Vite's folder. */
export default defineConfig({
  root: here('.'),
  publicDir: here('static'),
  plugins: [react(), purity, keepFiles],
  worker: { format: 'es' },
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    target: ['es2022', 'chrome107', 'safari16'],
    // a data: URL in a style or an inlined worker would need a wider content policy
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rollupOptions: {
      input: {
        resident: here('index.html'),
        staff: here('staff/index.html'),
        public: here('public/index.html'),
        worker: here('offline/service-worker.ts'),
      },
      output: {
        entryFileNames: ({ name }) => (name === 'worker' ? WORKER_FILE : 'assets/[name]-[hash].js'),
      },
    },
  },
})
