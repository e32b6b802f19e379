// The document page: tabs, toggles, the page image that follows the text, boxes of figures on it, and the rest of a long text while scrolling.
'use strict';
(() => {
  const doc = document.getElementById('doc');
  const text = document.getElementById('text');
  const base = '/documents/' + doc.dataset.id;
  const $ = id => document.getElementById(id);

  // Tabs; the choice is kept for the next document.
  const tabs = [...document.querySelectorAll('[data-tab]')];
  const panels = [...document.querySelectorAll('[data-panel]')];
  const open = name => {
    tabs.forEach(tab => { const on = tab.dataset.tab === name; tab.setAttribute('aria-selected', String(on)); tab.tabIndex = on ? 0 : -1; });
    panels.forEach(panel => { panel.hidden = panel.dataset.panel !== name; });
    try { sessionStorage.setItem('document-tab', name); } catch { /* private mode */ }
  };
  let chosen = 'outline';
  try { chosen = sessionStorage.getItem('document-tab') || chosen; } catch { /* private mode */ }
  if (doc.dataset.fact) { chosen = 'facts'; }
  if (location.hash === '#metadata' || location.hash === '#recognition') { chosen = 'info'; }
  if (doc.dataset.open) { chosen = doc.dataset.open; }
  $('tabs').hidden = false;
  tabs.forEach((tab, i) => {
    tab.addEventListener('click', () => open(tab.dataset.tab));
    tab.addEventListener('keydown', e => {
      const step = e.key === 'ArrowRight' ? 1 : e.key === 'ArrowLeft' ? -1 : 0;
      if (step) { const other = tabs[(i + step + tabs.length) % tabs.length]; other.focus(); open(other.dataset.tab); }
    });
  });
  const kept = tabs.find(t => t.dataset.tab === chosen);
  open(kept && kept.querySelector('.n')?.textContent !== '0' ? chosen : 'outline');

  // What is marked in the text.
  document.querySelectorAll('[data-toggle]').forEach(box => {
    const name = box.dataset.toggle;
    try { box.checked = localStorage.getItem(name) !== '1'; } catch { /* private mode */ }
    const show = () => text.classList.toggle(name, !box.checked);
    box.addEventListener('change', () => { show(); try { localStorage.setItem(name, box.checked ? '0' : '1'); } catch { /* private mode */ } });
    show();
  });

  // The page image with its boxes.
  const image = $('page-image'), overlay = $('overlay');
  const boxes = new Map();
  let page = Number(doc.dataset.page), lit = null, held = 0;
  const svg = (tag, values) => { const e = document.createElementNS('http://www.w3.org/2000/svg', tag); for (const [k, v] of Object.entries(values)) { e.setAttribute(k, v); } return e; };
  const load = async number => {
    if (!boxes.has(number)) {
      boxes.set(number, fetch(base + '?handler=Boxes&page-number=' + number).then(a => a.ok ? a.json() : null).catch(() => null));
    }
    return boxes.get(number);
  };
  const draw = async () => {
    if (!overlay) { return; }
    const wanted = page;
    const known = await load(wanted);
    if (wanted !== page || !known) { return; }
    overlay.setAttribute('viewBox', '0 0 ' + known.width + ' ' + known.height);
    overlay.replaceChildren(...known.boxes.filter(b => b.kind === 'f' || b.id === lit).map(b => {
      const [x0, y0, x1, y1] = b.box;
      const rect = svg('rect', { x: x0 - 1.5, y: y0 - 1.5, width: Math.max(2, x1 - x0 + 3), height: Math.max(2, y1 - y0 + 3), rx: 1.5, 'data-b': b.id });
      if (b.kind === 't') { rect.classList.add('place'); return rect; }
      if (b.id === lit) { rect.classList.add('on'); }
      rect.addEventListener('click', () => go(b.id));
      rect.addEventListener('mouseenter', () => light(b.id, false));
      return rect;
    }));
    const on = overlay.querySelector('.on');
    if (on) {
      const view = overlay.closest('.sheet-view'), a = on.getBoundingClientRect(), b = view.getBoundingClientRect();
      if (a.top < b.top || a.bottom > b.bottom) { view.scrollTop += a.top - b.top - b.height / 3; }
    }
  };
  const turn = number => {
    const pages = Number(doc.dataset.pages);
    number = Math.min(pages, Math.max(1, number));
    if (!image || number === page) { return; }
    page = number;
    $('no-image').hidden = true;
    overlay.replaceChildren();
    image.src = '/api' + base + '/pages/' + number + '.png';
    image.alt = doc.dataset.imageOf.replace('{0}', number);
    $('page-number').value = number;
    $('previous').href = '?page-number=' + Math.max(1, number - 1);
    $('next').href = '?page-number=' + Math.min(pages, number + 1);
    const other = $('toggle-original');
    if (other) { const address = new URL(other.href); address.searchParams.set('page-number', number); other.href = address; }
    draw();
  };
  if (image) {
    image.addEventListener('error', () => { $('no-image').hidden = false; });
    if (image.complete && image.naturalWidth === 0) { $('no-image').hidden = false; }
    const jump = number => {
      hold();
      turn(number);
      const part = $('page-' + page);
      if (part) { part.scrollIntoView({ block: 'start' }); } else { location.href = base + '?page-number=' + page; }
    };
    $('previous').addEventListener('click', e => { e.preventDefault(); jump(page - 1); });
    $('next').addEventListener('click', e => { e.preventDefault(); jump(page + 1); });
    $('go-page').addEventListener('submit', e => { e.preventDefault(); jump(Number($('page-number').value) || page); });
    $('zoom').addEventListener('click', e => e.currentTarget.setAttribute('aria-pressed', String($('sheet-page').classList.toggle('zoom'))));
    document.addEventListener('keydown', e => {
      if (/^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName) || e.target.role === 'tab' || e.target.closest('.outline, .mark-note') || e.ctrlKey || e.metaKey || e.altKey) { return; }
      if (e.key === 'ArrowLeft') { jump(page - 1); }
      if (e.key === 'ArrowRight') { jump(page + 1); }
    });
    draw();
  }
  // A jump scrolls the text; the image must not follow every page that flies by.
  const hold = () => { held = Date.now() + 700; };

  // One mark at a time is lit: in the text, in the list, on the image.
  const light = (id, keep) => {
    if (lit === id) { return; }
    document.querySelectorAll('.text .on, .entries a.on').forEach(e => e.classList.remove('on'));
    lit = id;
    if (id) {
      text.querySelectorAll('[data-m="' + CSS.escape(id) + '"]').forEach(e => e.classList.add('on'));
      const entry = document.querySelector('[data-go="' + CSS.escape(id) + '"]');
      if (entry) {
        entry.classList.add('on');
        const panel = entry.closest('.tab-panel'), a = entry.getBoundingClientRect(), b = panel.getBoundingClientRect();
        if (!panel.hidden && (a.top < b.top || a.bottom > b.bottom)) { panel.scrollTop += a.top - b.top - b.height / 3; }
      }
    }
    if (keep) { draw(); } else { overlay?.querySelectorAll('rect').forEach(r => r.classList.toggle('on', r.dataset.b === id)); }
  };

  // What a repaired, rejected or unread place tells, beside it: the words of its tooltip, and the button for those who may decide.
  const told = $('mark-note');
  const hush = () => { told.hidden = true; };
  const tell = mark => {
    if (!mark.matches('.r, .x, .g')) { hush(); return; }
    told.querySelector('p').textContent = mark.title;
    for (const form of told.querySelectorAll('form')) {
      form.hidden = !mark.dataset.at || form.dataset.for !== (mark.matches('.x') ? 'x' : 'r');
      form.elements.repair.value = mark.dataset.at || '';
    }
    told.hidden = false;
    const a = mark.getBoundingClientRect(), b = told.getBoundingClientRect();
    const below = a.bottom + 6;
    told.style.top = (below + b.height > innerHeight ? Math.max(4, a.top - b.height - 6) : below) + 'px';
    told.style.left = Math.max(4, Math.min(a.left, innerWidth - b.width - 8)) + 'px';
  };
  document.addEventListener('keydown', e => { if (e.key === 'Escape') { hush(); } });
  document.addEventListener('click', e => { if (!e.target.closest('[data-m], [data-go], #mark-note')) { hush(); } });
  addEventListener('wheel', hush, { passive: true });

  const pageOf = element => Number(element.closest('[data-page]')?.dataset.page || page);
  // Parts that were not drawn yet only guess their height: the place moves while they are, so it is sought again.
  const reach = (element, block = 'center') => {
    let turns = 4;
    const once = () => {
      element.scrollIntoView({ block, inline: 'center' });
      hold();
      if (picked !== null) { picked = scrollY; }
      if (--turns) { setTimeout(once, 90); } else if (element.matches('[data-m]')) { tell(element); }
    };
    once();
  };
  const go = id => {
    const mark = $(id);
    if (!mark) { return false; }
    hold();
    turn(pageOf(mark));
    light(id, true);
    reach(mark);
    return true;
  };
  document.querySelectorAll('[data-go]').forEach(entry => {
    entry.addEventListener('click', e => { if (go(entry.dataset.go)) { e.preventDefault(); history.replaceState(null, '', '#' + entry.dataset.go); } });
    entry.addEventListener('mouseenter', () => { if (Number(entry.dataset.page) === page) { light(entry.dataset.go, true); } });
  });
  text.addEventListener('mouseover', e => { const mark = e.target.closest('[data-m]'); if (mark && pageOf(mark) === page) { light(mark.dataset.m, true); } });
  text.addEventListener('click', e => {
    const mark = e.target.closest('[data-m]');
    if (mark) { hold(); turn(pageOf(mark)); light(mark.dataset.m, true); tell(mark); if (mark.id) { history.replaceState(null, '', '#' + mark.id); } }
  });
  // The image follows the text.
  const pagesSeen = new IntersectionObserver(entries => {
    for (const entry of entries) { entry.target.dataset.seen = entry.isIntersecting ? '1' : ''; }
    if (Date.now() < held) { return; }
    const first = text.querySelector('section[data-seen="1"]');
    if (first) { turn(Number(first.dataset.page)); }
  }, { rootMargin: '-20% 0px -55% 0px' });
  const watch = part => { pagesSeen.observe(part); part.querySelectorAll('[data-line]').forEach(ready); };

  // The outline: the section that is being read is the last whose heading stands above the upper third of the window.
  const side = $('side'), outline = document.querySelector('nav.outline');
  const links = outline ? [...outline.querySelectorAll('a[data-section]')] : [];
  const linkOf = new Map(links.map(a => [a.dataset.section, a]));
  let current = null;
  const shutOver = link => { let shut = null; for (let e = link.closest('ul'); e && e !== outline; e = e.parentElement) { if (e.hidden) { shut = e; } } return shut; };
  const visible = () => links.filter(a => !shutOver(a));
  const mark = link => {
    if (link === current) { return; }
    current?.removeAttribute('aria-current');
    outline.querySelectorAll('.within').forEach(e => e.classList.remove('within'));
    current = link;
    $('outline-here').textContent = link ? link.firstElementChild.textContent : '';
    if (!link) { return; }
    link.setAttribute('aria-current', 'true');
    const shut = shutOver(link);
    const shown = shut ? shut.parentElement.querySelector('a') : link;
    if (shut) { shown.classList.add('within'); }
    links.forEach(a => { a.tabIndex = a === shown ? 0 : -1; });
    const panel = link.closest('.tab-panel'), a = shown.getBoundingClientRect(), b = panel.getBoundingClientRect();
    if (!panel.hidden && panel.scrollHeight > panel.clientHeight && (a.top < b.top || a.bottom > b.bottom)) { panel.scrollTop += a.top - b.top - b.height / 3; }
  };
  let picked = null, waiting = 0;
  const follow = () => {
    if (!links.length) { return; }
    clearTimeout(waiting);
    if (Date.now() < held) { waiting = setTimeout(follow, held - Date.now() + 20); return; }
    // What was chosen stays marked until the reader scrolls on, also where the text ends before it can stand at the top.
    if (picked !== null && Math.abs(scrollY - picked) <= 2) { return; }
    picked = null;
    const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 4 && scrollY > 0;
    const line = atEnd ? innerHeight : Math.max(140, innerHeight * .3);
    const parts = [...text.querySelectorAll('section[data-part]')];
    let low = 0, high = parts.length;
    while (low < high) { const middle = (low + high) >> 1; if (parts[middle].getBoundingClientRect().top <= line) { low = middle + 1; } else { high = middle; } }
    let found = null;
    for (let i = low - 1; i >= 0 && !found; i--) {
      const headings = [...parts[i].querySelectorAll('h3[id], h4[id]')];
      found = i < low - 1 ? headings.at(-1) : headings.filter(h => h.getBoundingClientRect().top <= line).at(-1);
    }
    const first = Number(parts[0]?.dataset.part || 1);
    mark(found ? linkOf.get(found.id) : links.filter(a => Number(a.dataset.part) < first).at(-1) || null);
  };
  let due = false;
  addEventListener('scroll', () => { if (!due) { due = true; requestAnimationFrame(() => { due = false; follow(); }); } }, { passive: true });
  const drawer = on => { side.classList.toggle('drawer', on); if (on) { open('outline'); (current || links[0])?.focus(); } };
  const fold = (button, on) => { button.setAttribute('aria-expanded', String(on)); $(button.getAttribute('aria-controls')).hidden = !on; };
  if (outline) {
    outline.querySelectorAll('.fold').forEach(button => button.addEventListener('click', () => fold(button, button.getAttribute('aria-expanded') !== 'true')));
    // Hundreds of headings are read from the top down: the deep ones open when they are asked for.
    if (links.length > 120) { outline.querySelectorAll('ul ul .fold').forEach(button => fold(button, false)); }
    links.forEach((a, i) => { a.tabIndex = i === 0 ? 0 : -1; });
    outline.addEventListener('click', e => {
      const link = e.target.closest('a[data-section]');
      const heading = link && $(link.dataset.section);
      if (!heading) { return; }
      e.preventDefault();
      drawer(false);
      hold();
      location.hash = link.dataset.section;
      mark(link);
      turn(pageOf(heading));
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      picked = scrollY;
      reach(heading, 'start');
    });
    outline.addEventListener('keydown', e => {
      const link = e.target.closest('a[data-section]');
      if (!link || e.ctrlKey || e.metaKey || e.altKey) { return; }
      const all = visible(), at = all.indexOf(link), button = link.parentElement.querySelector('.fold'), isOpen = button?.getAttribute('aria-expanded') === 'true';
      const to = a => { if (a) { links.forEach(o => { o.tabIndex = o === a ? 0 : -1; }); a.focus(); } };
      switch (e.key) {
        case 'ArrowDown': to(all[at + 1]); break;
        case 'ArrowUp': to(all[at - 1]); break;
        case 'Home': to(all[0]); break;
        case 'End': to(all.at(-1)); break;
        case 'ArrowRight': if (button && !isOpen) { fold(button, true); } else if (button) { to(all[at + 1]); } break;
        case 'ArrowLeft': if (button && isOpen) { fold(button, false); } else { to(link.closest('ul').parentElement.querySelector(':scope > .entry a')); } break;
        case 'F2': link.parentElement.querySelector('.pen')?.click(); break;
        default: return;
      }
      e.preventDefault();
    });
  }
  $('outline-open').addEventListener('click', () => drawer(true));
  $('outline-close').addEventListener('click', () => { drawer(false); $('outline-open').focus(); });

  // What each line is; who may correct it picks a line.
  const kinds = $('show-kinds'), note = $('line-note');
  const ready = line => { if (kinds?.checked && note) { line.tabIndex = 0; } else { line.removeAttribute('tabindex'); } };
  const layOut = () => { text.classList.toggle('kinds', kinds.checked); text.querySelectorAll('[data-line]').forEach(ready); };
  if (kinds) {
    try { kinds.checked = sessionStorage.getItem('kinds') === '1'; } catch { /* private mode */ }
    kinds.addEventListener('change', () => { layOut(); try { sessionStorage.setItem('kinds', kinds.checked ? '1' : '0'); } catch { /* private mode */ } });
    layOut();
  }
  const choose = (place, at, level, role, corrected, words) => {
    note.querySelectorAll('[name=at]').forEach(f => { f.value = at; });
    $('line-words').textContent = words;
    $('line-level').value = level || '0';
    $('line-role').value = corrected ? role || '' : '';
    $('line-role-field').hidden = !Number($('line-level').value);
    $('heading-back').hidden = !corrected;
    note.hidden = false;
    const a = place.getBoundingClientRect(), b = note.getBoundingClientRect();
    note.style.top = Math.max(8, Math.min(a.bottom + 6, innerHeight - b.height - 8)) + 'px';
    note.style.left = Math.max(8, Math.min(a.left, innerWidth - b.width - 8)) + 'px';
    note.back = place;
    $('line-level').focus();
  };
  const close = () => { if (!note.hidden) { note.hidden = true; note.back?.focus(); } };
  if (note) {
    const pick = line => choose(line, line.dataset.line, line.dataset.level, line.dataset.role, line.hasAttribute('data-corrected'), line.textContent);
    $('line-level').addEventListener('change', () => { $('line-role-field').hidden = !Number($('line-level').value); });
    $('line-close').addEventListener('click', close);
    text.addEventListener('click', e => {
      const line = e.target.closest('[data-line]');
      if (kinds?.checked && line && !e.target.closest('[data-m], a') && !String(getSelection())) { pick(line); }
    });
    text.addEventListener('keydown', e => { if (e.key === 'Enter' && e.target.matches('[data-line]')) { e.preventDefault(); pick(e.target); } });
    document.querySelectorAll('[data-edit-line]').forEach(pen => pen.addEventListener('click', () => {
      const line = text.querySelector('[data-line="' + pen.dataset.editLine + '"]');
      choose(pen, pen.dataset.editLine, pen.dataset.level, line?.dataset.role, line?.hasAttribute('data-corrected'), pen.parentElement.querySelector('a').firstElementChild.textContent);
    }));
  }
  document.addEventListener('keydown', e => { if (e.key === 'Escape') { if (note) { close(); } drawer(false); } });

  text.querySelectorAll('section[data-part]').forEach(watch);

  // The rest of a long text.
  const later = $('later');
  if (later) {
    let next = Number(doc.dataset.to) + 1, busy = false;
    const more = async () => {
      if (busy) { return; }
      busy = true;
      try {
        const answer = await fetch(base + '?handler=Text&from=' + next + '&spacing=' + doc.dataset.spacing + '&view=' + (doc.dataset.view || '') + '&q=' + encodeURIComponent(doc.dataset.q || ''));
        if (answer.ok) {
          // Written and encoded by this site's own server, from the same code as the page itself.
          const parts = new DOMParser().parseFromString(await answer.text(), 'text/html').body.querySelectorAll('section[data-part]');
          for (const part of parts) { later.parentElement.before(document.adoptNode(part)); watch(part); next = Number(part.dataset.part) + 1; }
          if (next > Number(doc.dataset.parts)) { ends.disconnect(); later.parentElement.remove(); }
        }
      } finally { busy = false; }
    };
    const ends = new IntersectionObserver(entries => { if (entries.some(e => e.isIntersecting)) { more(); } }, { rootMargin: '1200px' });
    ends.observe(later.parentElement);
    later.addEventListener('click', e => { e.preventDefault(); more(); });
  }

  // Where the reader came for.
  const target = location.hash.slice(1);
  if (target === 'at' && $('at')) { reach($('at').parentElement); }
  else if (!target && new URLSearchParams(location.search).has('page-number') && $('page-' + page)) { reach($('page-' + page), 'start'); }
  else if (/^[fcrxg]\d+$/.test(target)) { requestAnimationFrame(() => go(target)); }
  follow();
})();
