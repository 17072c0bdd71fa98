import './controls.css'
import './field.css'
import { FieldApp } from './app.ts'
import { language, setLanguage } from './kit/words.ts'
import { hasVault } from './store/vault.ts'

setLanguage(language())
const root = document.getElementById('field')
if (root === null) throw new Error('the page has no place for the program')

// Where the browser knows no service worker, all but starting without signal goes on working.
if ('serviceWorker' in navigator) {
  void navigator.serviceWorker.register('/field/worker.js', { scope: '/field/' })
}
// A refusal costs nothing: what is written is handed in at the next signal.
void navigator.storage?.persist?.()

const app = new FieldApp(root)
void hasVault().then((isKnown) => (isKnown ? app.lock() : app.enrol()))
