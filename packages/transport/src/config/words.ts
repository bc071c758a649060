/** Split as Python's shlex.split does, which is what Ansible does with ansible_ssh_common_args.
 *  Undefined when a quote is not closed. */
export function splitWords(text: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i] ?? '';
    if (quote === "'") {
      if (char === "'") quote = '';
      else word = (word ?? '') + char;
    } else if (quote === '"') {
      const next = text[i + 1];
      if (char === '"') quote = '';
      else if (char === '\\' && (next === '"' || next === '\\')) {
        word = (word ?? '') + next;
        i += 1;
      } else word = (word ?? '') + char;
    } else if (char === "'" || char === '"') {
      quote = char;
      word ??= '';
    } else if (char === '\\') {
      const next = text[i + 1];
      if (next === undefined) return undefined;
      word = (word ?? '') + next;
      i += 1;
    } else if (/\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? '') + char;
    }
  }
  if (quote !== '') return undefined;
  if (word !== undefined) words.push(word);
  return words;
}
