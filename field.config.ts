import { defineConfig } from 'vite'

// The phone has a build of its own: one script, and a service worker at an address that never changes.
export default defineConfig({
  root: 'field',
  base: '/field/',
  build: {
    outDir: '../dist/field',
    emptyOutDir: true,
    target: 'chrome94',
    cssTarget: 'chrome94',
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      input: { main: 'field/index.html', worker: 'field/worker.ts' },
      output: {
        entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
})
