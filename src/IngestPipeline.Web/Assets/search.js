// Completions under the search box; results: j/k or arrows walk, Enter opens.
'use strict';
(() => {
  const box = document.getElementById('q');
  const list = document.getElementById('suggestions');
  let timer = 0, asked = 0, chosen = -1;
  const close = () => { list.hidden = true; box.setAttribute('aria-expanded', 'false'); box.removeAttribute('aria-activedescendant'); chosen = -1; };
  const choose = i => {
    const items = [...list.children];
    chosen = (i + items.length) % items.length;
    items.forEach((item, n) => item.setAttribute('aria-selected', String(n === chosen)));
    box.setAttribute('aria-activedescendant', items[chosen].id);
  };
  const take = item => { if (item.dataset.to) { location.href = item.dataset.to; return; } box.value = item.dataset.text; close(); box.form.requestSubmit(); };
  box.addEventListener('input', () => {
    clearTimeout(timer);
    const prefix = box.value.trim();
    if (prefix.length < 2) { close(); return; }
    timer = setTimeout(async () => {
      const turn = ++asked;
      try {
        const answer = await fetch('/api/suggest?q=' + encodeURIComponent(prefix), { headers: { accept: 'application/json', 'accept-language': document.documentElement.lang } });
        if (!answer.ok || turn !== asked) { return; }
        const items = (await answer.json()).items;
        list.replaceChildren(...items.map((s, i) => {
          const li = document.createElement('li');
          li.id = 'suggestion-' + i; li.setAttribute('role', 'option'); li.dataset.text = s.text;
          if (s.document_id) { li.dataset.to = '/documents/' + s.document_id; }
          const text = document.createElement('span'); text.textContent = s.text;
          const kind = document.createElement('small'); kind.textContent = s.kind_label;
          li.append(text, kind);
          li.addEventListener('mousedown', e => { e.preventDefault(); take(li); });
          return li;
        }));
        list.hidden = items.length === 0;
        box.setAttribute('aria-expanded', String(items.length > 0));
        chosen = -1;
      } catch { close(); }
    }, 150);
  });
  box.addEventListener('keydown', e => {
    if (e.key === 'Escape') { if (list.hidden) { box.blur(); } close(); }
    if (list.hidden) { return; }
    if (e.key === 'ArrowDown') { e.preventDefault(); choose(chosen + 1); }
    if (e.key === 'ArrowUp') { e.preventDefault(); choose(chosen - 1); }
    if (e.key === 'Enter' && chosen >= 0) { e.preventDefault(); take(list.children[chosen]); }
  });
  box.addEventListener('blur', () => setTimeout(close, 100));
  document.addEventListener('keydown', e => {
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName) || e.ctrlKey || e.metaKey || e.altKey) { return; }
    const step = e.key === 'j' ? 1 : e.key === 'k' ? -1 : 0;
    if (!step) { return; }
    const links = [...document.querySelectorAll('.hit-title')];
    const at = links.indexOf(document.activeElement) + step;
    if (links[at]) { links[at].focus(); links[at].scrollIntoView({ block: 'nearest' }); }
  });
  if (matchMedia('(max-width: 760px)').matches) { document.querySelector('.only-small-details')?.removeAttribute('open'); }
})();
