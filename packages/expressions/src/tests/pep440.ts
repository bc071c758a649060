import { valueFault } from '../python/fault.ts';
import type { VersionPart } from './version.ts';

const pattern =
  /^\s*v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(a|b|c|rc|alpha|beta|pre|preview)[-_.]?(\d+)?)?((?:-(\d+))|(?:[-_.]?(?:post|rev|r)[-_.]?(\d+)?))?([-_.]?dev[-_.]?(\d+)?)?(?:\+([a-z\d]+(?:[-_.][a-z\d]+)*))?\s*$/i;

const phases: Readonly<Record<string, string>> = {
  a: 'a',
  alpha: 'a',
  b: 'b',
  beta: 'b',
  c: 'rc',
  rc: 'rc',
  pre: 'rc',
  preview: 'rc',
};

/** A PEP 440 version as parts that compare in its order: epoch, release, pre, post, dev, local. */
export function parsePep440(version: string): VersionPart[] {
  const match = pattern.exec(version);
  if (match === null) return valueFault('this is no version of the kind of PEP 440');
  const [
    ,
    epoch = '0',
    release = '',
    phase,
    phaseNumber = '0',
    post,
    postDash,
    postNumber,
    dev,
    devNumber = '0',
    local,
  ] = match;
  const numbers = release.split('.').map(Number);
  while (numbers.length > 1 && numbers.at(-1) === 0) numbers.pop();
  // Releases of different length compare as if filled up with zeros; -1 ends them.
  const padded = [...numbers, ...Array.from({ length: Math.max(0, 20 - numbers.length) }, () => 0)];
  const before = phase !== undefined;
  const onlyDev = dev !== undefined && !before && post === undefined;
  const pre = before
    ? [phases[phase.toLowerCase()] ?? 'rc', Number(phaseNumber)]
    : [onlyDev ? '' : 'z', 0];
  return [
    Number(epoch),
    ...padded,
    ...pre,
    post === undefined ? -1 : Number(postDash ?? postNumber ?? '0'),
    dev === undefined ? Number.MAX_SAFE_INTEGER : Number(devNumber),
    ...localParts(local),
  ];
}

/** Numbers come behind words, and both behind nothing. */
function localParts(local: string | undefined): VersionPart[] {
  if (local === undefined) return [];
  return local
    .toLowerCase()
    .split(/[-_.]/)
    .flatMap((part): VersionPart[] => (/^\d+$/.test(part) ? [1, '', Number(part)] : [0, part, 0]));
}
