export type Language = 'zh' | 'en'

const kept = 'tiexin-field-language'

export function language(): Language {
  return localStorage.getItem(kept) === 'en' ? 'en' : 'zh'
}

export function setLanguage(next: Language): void {
  localStorage.setItem(kept, next)
  document.documentElement.lang = next === 'en' ? 'en' : 'zh-CN'
}

export function speakOther(): void {
  setLanguage(language() === 'zh' ? 'en' : 'zh')
}

type Values = Readonly<Record<string, string | number>>

/** Words of one file in both languages: a key that English lacks does not compile. */
export function wordsOf<Key extends string>(
  zh: Readonly<Record<Key, string>>,
  en: Readonly<Record<Key, string>>,
): (key: Key, values?: Values) => string {
  return (key, values = {}) =>
    (language() === 'en' ? en : zh)[key].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      String(values[name] ?? ''),
    )
}
