/**
 * Which build of the program runs here: the name that its script carries says it, so nothing has to be
 * written down when it is built. `dev` where it was not.
 */
export function build(): string {
  const script = document.querySelector<HTMLScriptElement>('script[src*="/assets/main-"]')
  return /main-([\w-]+)\.js/.exec(script?.src ?? '')?.[1] ?? 'dev'
}
