import type { ReactNode } from 'react'
import { kitWording } from './kit.wording.ts'
import { speak, useLanguage, useWords } from './wording.ts'

/** Names the other language in that language. */
export function LanguageSwitch(): ReactNode {
  const say = useWords(kitWording)
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en'
  return (
    <button type="button" className="plain" lang={other} onClick={() => speak(other)}>
      {say('language.other')}
    </button>
  )
}
