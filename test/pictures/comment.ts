import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

export type Theme = 'light' | 'dark';

/**
 * A comment as GitHub draws it: its Markdown, its style sheet, its colours of a diff, Mermaid.
 * `modules` is where these are installed.
 */
export function commentPage(markdown: string, theme: Theme, modules: string): string {
  const find = createRequire(path.join(modules, 'package.json'));
  const style = readFileSync(find.resolve(`github-markdown-css/github-markdown-${theme}.css`));
  const mermaid = readFileSync(
    path.join(path.dirname(find.resolve('mermaid/package.json')), 'dist/mermaid.min.js'),
    'utf8',
  );
  const body = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  })
    .replace(
      /<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/g,
      '<pre class="mermaid">$1</pre>',
    )
    .replace(
      /<pre><code class="language-diff">([\s\S]*?)<\/code><\/pre>/g,
      (_, diff: string) => `<pre><code>${diff.split('\n').map(diffLine).join('\n')}</code></pre>`,
    )
    .replace(
      /<blockquote>\s*<p>\[!(\w+)\]\s*/g,
      (_, kind: string) => `<blockquote class="alert"><p><strong>${kind}</strong><br>`,
    );
  const colours =
    theme === 'light'
      ? { page: '#ffffff', plus: '#dafbe1', minus: '#ffebe9', hunk: '#0969da' }
      : { page: '#0d1117', plus: '#033a16', minus: '#67060c', hunk: '#4493f8' };
  return `<!doctype html><html data-theme="${theme}"><meta charset="utf-8"><title>comment</title>
<style>${style.toString()}
body { margin: 0; padding: 24px; background: ${colours.page}; }
.plus { background: ${colours.plus}; } .minus { background: ${colours.minus}; } .hunk { color: ${colours.hunk}; }
.alert { border-left-color: #d1242f !important; } pre.mermaid { text-align: center; }</style>
<article class="markdown-body">${body}</article>
<script>${mermaid}</script>
<script>mermaid.initialize({ startOnLoad: false, theme: ${JSON.stringify(theme === 'light' ? 'default' : 'dark')} });
window.drawn = mermaid.run().then(() => 'drawn', (error) => String(error && error.message || error));</script>
</html>`;
}

function diffLine(line: string): string {
  const kind = { '+': 'plus', '-': 'minus', '@': 'hunk' }[line.charAt(0)];
  return kind === undefined ? line : `<span class="${kind}">${line}</span>`;
}
