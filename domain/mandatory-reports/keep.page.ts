/**
 * All the script there is, in the language of old phones. Nothing needs it: it saves what is written
 * every few seconds, and says so. Nothing is kept on the device, which may be shared.
 */
export const keepScript = `(function () {
  var form = document.getElementById('duty'), kept = document.getElementById('kept')
  if (!form || !kept || !window.XMLHttpRequest || !window.FormData) return
  var last = written(), isStopped = false, isUnderWay = false
  function written() {
    var parts = [], fields = form.elements
    for (var i = 0; i < fields.length; i++) {
      var one = fields[i]
      if (!one.name || one.name === 'do' || (one.type === 'checkbox' && !one.checked)) continue
      if (one.name !== 'revision') parts.push(encodeURIComponent(one.name) + '=' + encodeURIComponent(one.value))
    }
    return parts.join('&')
  }
  function keep() {
    var now = written()
    if (isStopped || isUnderWay || now === last) return
    isUnderWay = true
    var request = new XMLHttpRequest()
    request.open('POST', form.getAttribute('data-draft'))
    request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded')
    request.onload = function () {
      isUnderWay = false
      if (request.status === 200) {
        last = now
        form.elements.revision.value = request.responseText
        kept.textContent = form.getAttribute('data-saved')
      } else if (request.status === 409 || request.status === 403) {
        isStopped = true
        kept.textContent = form.getAttribute('data-stopped')
      } else kept.textContent = form.getAttribute('data-failed')
    }
    request.onerror = function () { isUnderWay = false; kept.textContent = form.getAttribute('data-failed') }
    request.send(now + '&revision=' + encodeURIComponent(form.elements.revision.value))
  }
  setInterval(keep, 3000)
  form.addEventListener('submit', function () { isStopped = true })
})()
`
