// What every page shares: "/" goes to the search box, forms that filter send no empty fields, dangerous buttons ask first.
'use strict';
(() => {
  const typing = e => /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName) || e.target.isContentEditable;
  document.addEventListener('keydown', e => {
    if (e.key === '/' && !e.ctrlKey && !e.metaKey && !e.altKey && !typing(e)) {
      const box = document.querySelector('[data-search-box]');
      e.preventDefault();
      if (box) { box.focus(); box.select(); } else { location.href = '/'; }
    }
  });
  document.querySelectorAll('form[data-tidy]').forEach(form => form.addEventListener('submit', () => {
    for (const field of form.elements) { if (field.name && field.value === '') { field.disabled = true; } }
    setTimeout(() => { for (const field of form.elements) { field.disabled = false; } }, 0);
  }));
  document.querySelectorAll('select[data-submit]').forEach(select => select.addEventListener('change', () => select.form.requestSubmit()));
  document.addEventListener('submit', e => {
    const question = (e.submitter && e.submitter.dataset.confirm) || e.target.dataset.confirm;
    if (question && !confirm(question)) { e.preventDefault(); }
  });
})();
