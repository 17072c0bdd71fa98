import { proofBits } from './limit.schema.ts'

/**
 * All the script there is, in the language of old phones. Nothing needs it: it makes the way out leave
 * no page behind, opens it by Shift or Escape pressed three times, and does the work that a form asks
 * for, so that a machine pays for each of its thousand requests: once the page is there to be read, and
 * in small parts, so that a key or the way out never waits for it.
 */
export const quietScript = `(function () {
  var d = document, exit = d.getElementById('exit'), count = 0, last = 0
  if (!exit) return
  function leave(event) {
    if (event && event.preventDefault) event.preventDefault()
    d.title = '\\u5929\\u6c14'
    d.body.innerHTML = ''
    window.location.replace(exit.getAttribute('href'))
  }
  exit.addEventListener('click', leave)
  d.addEventListener('keyup', function (event) {
    var now = +new Date()
    if (event.key !== 'Shift' && event.key !== 'Escape') { count = 0; return }
    count = now - last < 1500 ? count + 1 : 1
    last = now
    if (count === 3) leave()
  })
  window.addEventListener('pageshow', function (event) { if (event.persisted) window.location.reload() })
  var form = d.querySelector('form[data-work]')
  var subtle = window.crypto && window.crypto.subtle
  if (!form || !subtle || !window.TextEncoder) return
  var words = new TextEncoder(), token = form.getAttribute('data-work')
  function attempt(n) {
    subtle.digest('SHA-256', words.encode(token + ':' + n)).then(function (hash) {
      var head = new DataView(hash).getUint32(0)
      if (!(head >>> ${32 - proofBits})) form.elements.proof.value = String(n)
      else if (n % 32) attempt(n + 1)
      else setTimeout(function () { attempt(n + 1) })
    })
  }
  window.addEventListener('load', function () { setTimeout(function () { attempt(0) }, 300) })
})()
`
