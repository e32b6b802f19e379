// Sends each file by itself, two at a time, and follows it until it can be found or has failed.
'use strict';
(() => {
  const form = document.getElementById('upload');
  const input = document.getElementById('files');
  // The whole field is the button; the browser's own speaks the browser's language.
  input.classList.add('visually-hidden');
  const drop = document.getElementById('drop');
  const list = document.getElementById('uploads');
  const say = form.dataset;
  const waiting = [];
  const batch = Array.from(crypto.getRandomValues(new Uint8Array(16)), b => b.toString(16).padStart(2, '0')).join('');
  const counts = { done: 0, failed: 0, all: 0 };
  let sending = 0;

  const summary = () => {
    document.getElementById('summary').textContent = say.summary
      .replace('{0}', counts.done).replace('{1}', counts.all - counts.done - counts.failed).replace('{2}', counts.failed);
  };
  const element = (tag, name, text) => {
    const e = document.createElement(tag);
    if (name) { e.className = name; }
    if (text !== undefined) { e.textContent = text; }
    return e;
  };
  const row = file => {
    const li = element('li');
    li.setAttribute('data-testid', 'progress-row');
    const name = element('span', 'name', file.name);
    const bar = element('progress'); bar.max = 100; bar.value = 0; bar.dataset.role = 'bar'; bar.setAttribute('aria-label', file.name);
    const end = element('span', 'row');
    const state = element('span', 'tag', say.queued); state.dataset.role = 'state'; state.setAttribute('data-testid', 'progress-state');
    const detail = element('span', 'small muted'); detail.dataset.role = 'detail';
    end.append(detail, state);
    li.append(name, bar, end);
    list.append(li);
    return li;
  };
  const fail = (li, reason) => {
    const state = li.querySelector('[data-role=state]');
    state.textContent = say.failed; state.className = 'tag bad'; state.dataset.state = 'failed';
    li.querySelector('progress').hidden = true;
    const why = element('span', 'reason', reason.charAt(0).toUpperCase() + reason.slice(1)); why.setAttribute('data-testid', 'progress-reason');
    li.append(why);
    counts.failed++; summary();
  };
  const follow = (li, accepted) => {
    const name = li.querySelector('.name');
    const link = element('a', '', name.textContent); link.href = '/documents/' + accepted.id; link.setAttribute('data-testid', 'progress-link');
    name.replaceChildren(link);
    Progress.follow(accepted.id, job => {
      const failure = job.failure; job.failure = null;
      Progress.show(li, job);
      if (!job.done) { return; }
      if (!accepted.is_new) { li.querySelector('[data-role=detail]').textContent = say.known; }
      if (job.state === 'indexed') { counts.done++; summary(); }
      else { fail(li, failure ? failure.message : ''); li.querySelector('[data-role=state]').textContent = job.state_label; }
    });
  };
  const send = ({ file, li }) => {
    sending++;
    const request = new XMLHttpRequest();
    const bar = li.querySelector('progress');
    const state = li.querySelector('[data-role=state]');
    state.textContent = say.sending; state.className = 'tag busy';
    request.upload.addEventListener('progress', e => { if (e.lengthComputable) { bar.value = 100 * e.loaded / e.total; } });
    request.addEventListener('loadend', () => { sending--; next(); });
    request.addEventListener('error', () => fail(li, say.network));
    request.addEventListener('load', () => {
      let answer = null;
      try { answer = JSON.parse(request.responseText); } catch { /* a proxy may answer with HTML */ }
      if (request.status >= 200 && request.status < 300 && answer && answer.documents.length) {
        bar.value = 0;
        if (!answer.documents[0].is_new) { li.querySelector('[data-role=detail]').textContent = say.known; }
        follow(li, answer.documents[0]);
      } else {
        const refused = answer && answer.refused && answer.refused[0];
        const source = refused || answer;
        fail(li, source && source[say.lang] ? source[say.lang] : say.failed + ' (' + request.status + ')');
      }
    });
    const body = new FormData();
    body.append('files', file, file.name);
    request.open('POST', '/api/documents?batch=' + batch);
    request.setRequestHeader('X-CSRF-TOKEN', say.token);
    request.setRequestHeader('Accept', 'application/json');
    request.send(body);
  };
  const next = () => { while (sending < 2 && waiting.length) { send(waiting.shift()); } };
  const add = files => {
    if (!files.length) { return; }
    document.getElementById('uploads-panel').hidden = false;
    for (const file of files) { counts.all++; waiting.push({ file, li: row(file) }); }
    summary(); next();
  };

  input.addEventListener('change', () => { add([...input.files]); input.value = ''; });
  for (const event of ['dragover', 'dragenter']) { drop.addEventListener(event, e => { e.preventDefault(); drop.classList.add('over'); }); }
  for (const event of ['dragleave', 'drop']) { drop.addEventListener(event, () => drop.classList.remove('over')); }
  drop.addEventListener('drop', e => { e.preventDefault(); add([...e.dataTransfer.files]); });
  window.addEventListener('dragover', e => e.preventDefault());
  window.addEventListener('drop', e => e.preventDefault());
  window.addEventListener('beforeunload', e => { if (sending || waiting.length) { e.preventDefault(); } });
})();
