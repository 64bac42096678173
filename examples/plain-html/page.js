const explorer = document.querySelector('aether-signal-explorer')
const asked = document.querySelector('#asked')
const KEY = 'plain-html-example'

// What the user chose is a plain value: it is kept here, and could as well be kept by a server.
await customElements.whenDefined('aether-signal-explorer')
const saved = localStorage.getItem(KEY)
if (saved) explorer.setState(JSON.parse(saved))
explorer.addEventListener('aether-state-change', (event) => {
  localStorage.setItem(KEY, JSON.stringify(event.detail.state))
})

// A host with a place for cases would open it here.
explorer.addEventListener('aether-drill', (event) => {
  const { pair, caseIds } = event.detail
  asked.textContent = `You asked for case ${caseIds.join(', ')} of ${pair.drug} and ${pair.event}.`
})
