// Follows documents that are being processed: every [data-live="<id>"] on the page, in one request for all of them.
'use strict';
window.Progress = (() => {
  const listeners = new Map();
  let timer = 0;
  const schedule = (wait = 1200) => { clearTimeout(timer); if (listeners.size) { timer = setTimeout(poll, wait); } };
  const poll = async () => {
    const ids = [...listeners.keys()].slice(0, 100);
    try {
      const answer = await fetch('/api/jobs?' + ids.map(id => 'id=' + id).join('&'), { headers: { accept: 'application/json', 'accept-language': document.documentElement.lang } });
      if (answer.status === 401) { location.reload(); return; }
      if (answer.ok) {
        for (const job of (await answer.json()).items) {
          const listener = listeners.get(job.id);
          if (listener) { listener(job); }
          if (job.done) { listeners.delete(job.id); }
        }
      }
    } catch { /* the next turn tries again */ }
    schedule();
  };
  const follow = (id, listener) => { listeners.set(id, listener); schedule(300); };
  const show = (box, job) => {
    const part = role => box.querySelector('[data-role=' + role + ']');
    const state = part('state'), detail = part('detail'), bar = part('bar');
    state.textContent = job.state_label;
    state.dataset.state = job.state;
    state.className = 'tag ' + ({ indexed: 'good', failed: 'bad', cancelled: '' }[job.state] ?? 'busy');
    if (detail) { detail.textContent = job.failure ? job.failure.message : job.done ? '' : job.detail; }
    if (bar) { bar.hidden = job.done; bar.value = job.state === 'stored' ? 100 : job.percent; }
  };
  document.addEventListener('DOMContentLoaded', () => document.querySelectorAll('[data-live]').forEach(box => follow(box.dataset.live, job => {
    show(box, job);
    if (!job.done || !box.hasAttribute('data-reload')) { return; }
    // What somebody is typing is not thrown away: the note offers the new page.
    const note = document.getElementById('reload-note');
    if (note && document.querySelector('details.edit[open], #line-note:not([hidden])')) { note.hidden = false; } else { location.reload(); }
  })));
  return { follow, show };
})();
