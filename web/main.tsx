import './kit/schemas-without-eval.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './tokens.css'
import './base.css'
import './buttons.css'
import './marks.css'
import './table.css'
import './dialog.css'
import './menu.css'
import './form.css'
import './charts.css'
import './kit.css'
import './shell.css'
import './print.css'
import { Console } from './Console.tsx'
import { chosenTheme, wear } from './kit/preferences.ts'

wear(chosenTheme())

const place = document.querySelector('#console')
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <Console />
    </StrictMode>,
  )
}
