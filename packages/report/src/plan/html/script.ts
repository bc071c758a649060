/**
 * The steps as one scrubs along them: the slider, the buttons, the arrow keys and a click on a step show that
 * moment's picture. In an editor, places of the playbook are told to it. No network, nothing evaluated.
 */
export const script = `
(() => {
  const host = typeof acquireVsCodeApi === 'function' ? acquireVsCodeApi() : undefined;
  for (const move of document.querySelectorAll('.move')) {
    const frames = [...move.querySelectorAll('.frame')];
    const slider = move.querySelector('input[type=range]');
    const show = (index) => {
      const at = Math.max(0, Math.min(frames.length - 1, index));
      frames.forEach((frame, each) => { frame.hidden = each !== at; });
      slider.value = String(at);
      slider.setAttribute('aria-valuetext', frames[at].dataset.title);
      const steps = new Set(frames[at].dataset.steps.split(' '));
      for (const step of document.querySelectorAll('.step')) step.classList.toggle('now', steps.has(step.dataset.step));
    };
    slider.addEventListener('input', () => show(Number(slider.value)));
    for (const button of move.querySelectorAll('button[data-by]'))
      button.addEventListener('click', () => show(Number(slider.value) + Number(button.dataset.by)));
    for (const step of document.querySelectorAll('.step')) {
      const index = frames.findIndex((frame) => frame.dataset.steps.split(' ').includes(step.dataset.step));
      if (index < 0) continue;
      step.addEventListener('click', () => show(index));
      step.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); show(index); }
      });
    }
    move.querySelector('.scrub').hidden = false;
    show(0);
  }
  for (const place of document.querySelectorAll('[data-file]')) {
    if (host === undefined) continue;
    place.setAttribute('role', 'link');
    place.tabIndex = 0;
    const go = () => host.postMessage({ type: 'reveal', file: place.dataset.file, line: Number(place.dataset.line) });
    place.addEventListener('click', (event) => { event.stopPropagation(); go(); });
    place.addEventListener('keydown', (event) => { if (event.key === 'Enter') go(); });
  }
  for (const diff of document.querySelectorAll('[data-diff]')) {
    if (host === undefined) { diff.hidden = true; continue; }
    diff.addEventListener('click', () => host.postMessage({ type: 'diff', index: Number(diff.dataset.diff) }));
  }
})();
`;
