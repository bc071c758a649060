import type { Facts, HostFile } from '@vipbook/host';
import { redact, scrubText, type Scrubbed, type Secret } from '@vipbook/diagnostics';
import { sha256 } from './canonical.ts';

/** Takes known secrets out of texts, and what looks like one. */
export class Scrubber {
  readonly #secrets: () => Iterable<Secret>;

  /** The secrets may become more while this is in use. */
  constructor(secrets: () => Iterable<Secret> = () => []) {
    this.#secrets = secrets;
  }

  /** Known secrets only: for titles and messages, which are ours. */
  clean(text: string): string {
    return redact(text, this.#secrets());
  }

  scrub(text: string): Scrubbed {
    const cleaned = this.clean(text);
    const found = scrubText(cleaned);
    return cleaned === text ? found : { ...found, what: [...found.what, 'secret of the playbook'] };
  }

  /** Bytes that are no text hold nothing that could be found. */
  bytes(content: Uint8Array): { readonly content: Uint8Array; readonly what: readonly string[] } {
    const text = textOf(content);
    if (text === undefined) return { content, what: [] };
    const found = this.scrub(text);
    return found.what.length === 0 && found.text === text
      ? { content, what: [] }
      : { content: Buffer.from(found.text, 'utf8'), what: found.what };
  }

  /** A file as it may be shown: its digest is that of what is shown, because one of a short secret tells it. */
  file(file: HostFile): { readonly file: HostFile; readonly what: readonly string[] } {
    const { content, what } = this.bytes(file.content);
    return content === file.content
      ? { file, what }
      : { file: { ...file, content, sha256: sha256(content) }, what };
  }

  /** Facts as they may be committed. */
  facts(facts: Facts): {
    readonly facts: Facts;
    readonly withheld: readonly { readonly path: string; readonly what: string }[];
  } {
    const withheld: { path: string; what: string }[] = [];
    const files: Record<string, HostFile> = {};
    for (const [path, original] of Object.entries(facts.files)) {
      const { file, what } = this.file(original);
      files[path] = file;
      for (const each of what) withheld.push({ path, what: each });
    }
    return { facts: { ...facts, files }, withheld };
  }
}

/** The text that these bytes are; undefined when they are none. */
export function textOf(content: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}
