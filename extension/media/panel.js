// Shows what the extension renders and tells it what was pressed. Holds no state of its own.
(() => {
  const vscode = acquireVsCodeApi();
  const main = document.querySelector('main');

  /** A button's place in the next rendering, so that the keyboard's focus stays where it was. */
  const nameOf = (button) => JSON.stringify({ ...button.dataset });

  addEventListener('message', ({ data }) => {
    if (data.type !== 'render') return;
    const focused =
      document.activeElement instanceof HTMLButtonElement
        ? nameOf(document.activeElement)
        : undefined;
    // Made by the extension, which has escaped all that came from elsewhere; scripts in it would not run.
    main.innerHTML = data.html;
    if (focused === undefined) return;
    for (const button of main.querySelectorAll('button'))
      if (nameOf(button) === focused) {
        button.focus();
        return;
      }
  });

  main.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button[data-action]') : null;
    if (button !== null) vscode.postMessage({ ...button.dataset });
  });

  vscode.postMessage({ action: 'ready' });
})();
