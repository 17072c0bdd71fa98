import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'

export type Language = 'zh-CN' | 'en'

const store = 'tiexin.language'

type Words = Readonly<Record<string, string>>

/** English must say everything that Chinese says; it may add the singular of a counted word. */
type SameIn<Zh extends Words> = { readonly [Key in keyof Zh]: string } & {
  readonly [Key in keyof Zh & string as `${Key}_one`]?: string
}

export type Wording<Key extends string> = { readonly name: string; readonly keys?: Key }

export type Say<Key extends string> = (
  key: Key,
  values?: Readonly<Record<string, string | number>>,
) => string

const refusalSpace = 'refusals'
const refusalMark = 'refusal.'

void i18next.use(initReactI18next).init({
  lng: chosenLanguage(),
  fallbackLng: 'zh-CN',
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  resources: {},
})
followLanguage(chosenLanguage())

/**
 * The words of one part of the console in both languages. Keys that begin with `refusal.` are the
 * words of refusal codes; every page finds them by the code alone.
 */
export function wording<const Zh extends Words>(
  name: string,
  words: { readonly zh: Zh; readonly en: SameIn<Zh> },
): Wording<keyof Zh & string> {
  register('zh-CN', name, words.zh)
  register('en', name, words.en)
  return { name }
}

function register(language: Language, name: string, words: Words): void {
  i18next.addResourceBundle(language, name, words, true, true)
  const refusals = Object.entries(words)
    .filter(([key]) => key.startsWith(refusalMark))
    .map(([key, text]) => [key.slice(refusalMark.length), text] as const)
  i18next.addResourceBundle(language, refusalSpace, Object.fromEntries(refusals), true, true)
}

// The keys are checked by `Say`, where they are two flat tables, not by the library's own types.
function translate(key: string, ns: string, values: Readonly<Record<string, unknown>>): string {
  const plain = i18next.t as (key: string, options: Record<string, unknown>) => string
  return plain(key, { ...values, ns })
}

/** The words of a part, and a re-render when the language changes. */
export function useWords<Key extends string>(part: Wording<Key>): Say<Key> {
  useTranslation()
  return wordsOf(part)
}

/** Names that a slice keeps beside its codes, as words of a part: `kind.court` → 法院. */
export function namesIn<Code extends string, const Prefix extends string>(
  prefix: Prefix,
  names: Readonly<Record<Code, { readonly zh: string; readonly en: string }>>,
  language: 'zh' | 'en',
): Record<`${Prefix}.${Code}`, string> {
  const named = Object.entries<{ readonly zh: string; readonly en: string }>(names)
  const words = named.map(([code, name]) => [`${prefix}.${code}`, name[language]])
  // The keys are made from the names' own keys.
  return Object.fromEntries(words) as Record<`${Prefix}.${Code}`, string>
}

/** Outside a component, in the language of now. */
export function wordsOf<Key extends string>({ name }: Wording<Key>): Say<Key> {
  return (key, values = {}) => translate(key, name, values)
}

/** What a refusal code means, if some loaded part has words for it. */
export function wordsOfRefusal(
  code: string,
  values: Readonly<Record<string, unknown>> = {},
): string | undefined {
  if (!i18next.exists(code, { ns: refusalSpace })) return undefined
  return translate(code, refusalSpace, values)
}

export function language(): Language {
  return i18next.language === 'en' ? 'en' : 'zh-CN'
}

export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return i18n.language === 'en' ? 'en' : 'zh-CN'
}

export function speak(chosen: Language): void {
  localStorage.setItem(store, chosen)
  followLanguage(chosen)
  void i18next.changeLanguage(chosen)
}

function chosenLanguage(): Language {
  if (typeof localStorage === 'undefined') return 'zh-CN'
  return localStorage.getItem(store) === 'en' ? 'en' : 'zh-CN'
}

function followLanguage(chosen: Language): void {
  if (typeof document !== 'undefined') document.documentElement.lang = chosen
}
