// The list of figures: j/k or arrows walk, Enter opens the page, a c r u judge; a row that was judged comes back from the server as it stands now.
'use strict';
(() => {
  const body = document.querySelector('#facts tbody');
  if (!body) { return; }
  const $ = id => document.getElementById(id);
  const form = $('review'), dialog = $('correct'), said = $('said');
  const rows = () => [...body.rows];
  let chosen = null;
  $('keys').hidden = false;
  document.body.classList.add('scripted');

  const choose = (row, focus = true) => {
    if (!row) { return; }
    chosen?.classList.remove('chosen');
    chosen?.removeAttribute('aria-current');
    chosen = row;
    row.classList.add('chosen');
    row.setAttribute('aria-current', 'true');
    row.tabIndex = -1;
    if (focus) { row.focus({ preventScroll: true }); row.scrollIntoView({ block: 'nearest' }); }
    try { sessionStorage.setItem('fact-row', row.dataset.document + '|' + row.dataset.fact); } catch { /* private mode */ }
  };
  const step = by => { const all = rows(), at = all.indexOf(chosen); choose(all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]); };

  // Null: nothing was sent or saved; else the row as it stands now.
  const send = async (row, act, fields = {}) => {
    const data = new FormData(form);
    data.set('act', act + '|' + row.dataset.document + '|' + row.dataset.fact);
    data.set('raw', row.dataset.raw);
    for (const [name, value] of Object.entries(fields)) { data.set(name, value); }
    const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(data), headers: { accept: 'text/html-row' } }).catch(() => null);
    if (answer?.status === 400 && act === 'corrected') { throw await answer.json(); }
    if (!answer?.ok) { alert(form.dataset.failed); return null; }
    // Written and encoded by this site's own server, from the same code as the page itself.
    const fresh = new DOMParser().parseFromString('<table><tbody>' + await answer.text() + '</tbody></table>', 'text/html').querySelector('tr');
    row.replaceWith(document.adoptNode(fresh));
    if (row === chosen) { chosen = null; }
    said.textContent = fresh.cells[0].textContent.trim() + ': ' + (fresh.querySelector('[data-review]')?.textContent || '–');
    return fresh;
  };
  const judge = async (row, act) => {
    const next = row.nextElementSibling;
    const fresh = await send(row, act);
    if (fresh) { choose(act === 'none' ? fresh : next || fresh); }
  };

  const fields = ['indicator', 'value', 'of', 'unit', 'kind', 'period', 'status', 'place'];
  const correct = row => {
    choose(row, false);
    $('correct-raw').textContent = row.dataset.raw;
    $('correct-error').hidden = true;
    for (const name of fields) { const field = $('c-' + name); field.value = row.dataset[name]; field.removeAttribute('aria-invalid'); }
    dialog.showModal();
    $('c-value').select();
  };
  if (dialog) {
    $('correct-close').addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => chosen?.focus());
    $('correct-form').addEventListener('submit', async e => {
      e.preventDefault();
      const row = chosen;
      for (const name of fields) { $('c-' + name).removeAttribute('aria-invalid'); }
      try {
        const fresh = await send(row, 'corrected', Object.fromEntries(fields.map(name => [name, $('c-' + name).value])));
        dialog.close();
        choose(fresh || row);
      } catch (problem) {
        $('correct-error').textContent = problem.message;
        $('correct-error').hidden = false;
        const field = $('c-' + problem.field);
        if (field) { field.setAttribute('aria-invalid', 'true'); field.focus(); }
      }
    });
    form.addEventListener('submit', e => {
      const row = e.submitter?.closest('tr');
      if (row) { e.preventDefault(); judge(row, e.submitter.value.split('|')[0]); }
    });
  }

  body.addEventListener('click', e => {
    const row = e.target.closest('tr');
    if (e.target.closest('[data-correct]')) { correct(row); return; }
    if (!e.target.closest('a, button') && !String(getSelection())) { choose(row); }
  });
  document.addEventListener('keydown', e => {
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName) || dialog?.open || e.ctrlKey || e.metaKey || e.altKey) { return; }
    const outside = e.target !== document.body && !body.contains(e.target);
    if (e.key === 'j' || (e.key === 'ArrowDown' && !outside)) { step(1); }
    else if (e.key === 'k' || (e.key === 'ArrowUp' && !outside)) { step(-1); }
    else if (!chosen) { return; }
    else if (e.key === 'Enter' && e.target === chosen) { chosen.querySelector('a').click(); }
    else if (!form) { return; }
    else if (e.key === 'a') { judge(chosen, 'accepted'); }
    else if (e.key === 'r') { judge(chosen, 'rejected'); }
    else if (e.key === 'u') { judge(chosen, 'none'); }
    else if (e.key === 'c') { correct(chosen); }
    else { return; }
    e.preventDefault();
  });

  // Back from a document: where the reader left.
  if (performance.getEntriesByType('navigation')[0]?.type === 'back_forward') {
    let last = null;
    try { last = sessionStorage.getItem('fact-row'); } catch { /* private mode */ }
    choose(rows().find(r => r.dataset.document + '|' + r.dataset.fact === last));
  }
})();
