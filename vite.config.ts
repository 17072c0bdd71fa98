import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const backEnd = `http://127.0.0.1:${process.env['PORT'] ?? '8080'}`

// Chrome 94 is the oldest engine under the browsers of office machines (UOS, 360, QQ).
export default defineConfig({
  root: 'web',
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'chrome94',
    cssTarget: 'chrome94',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 400,
    rolldownOptions: {
      output: {
        // One chunk, so that zod is told to do without eval before it makes its first schema.
        codeSplitting: {
          groups: [
            { name: 'schemas', test: /node_modules\/zod\/|schemas-without-eval|http\/endpoint/ },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    port: 8127,
    strictPort: true,
    fs: { allow: ['..'] },
    proxy: { '/api': backEnd },
  },
})
