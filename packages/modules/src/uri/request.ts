import { evaluateExpression } from '@vipbook/expressions';
import type { UriArguments } from '@vipbook/playbook';
import type { Value } from '../module.ts';

/** One request, ready to be written down for curl. */
export interface HttpRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | undefined;
  readonly follow: boolean;
  readonly seconds: number;
  readonly checkCertificates: boolean;
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly basicAtOnce: boolean;
  readonly socket: string | undefined;
  readonly authorities: string | undefined;
  readonly certificate: string | undefined;
  readonly key: string | undefined;
}

/** Methods that by their definition change nothing (RFC 9110, 9.2.1). */
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

export function isSafe({ method }: HttpRequest): boolean {
  return safeMethods.has(method);
}

export function requestOf(args: UriArguments): HttpRequest {
  const method = (args.method ?? 'GET').toUpperCase();
  const format = args.body_format ?? 'raw';
  const headers: [string, string][] = [
    ['User-Agent', args.http_agent ?? 'ansible-httpget'],
    ...(args.force === true ? ([['Cache-Control', 'no-cache']] as [string, string][]) : []),
    ...Object.entries(args.headers ?? {}).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]),
  ];
  const types = {
    json: 'application/json',
    'form-urlencoded': 'application/x-www-form-urlencoded',
  };
  const has = headers.some(([name]) => name.toLowerCase() === 'content-type');
  if (format !== 'raw' && !has) headers.push(['Content-Type', types[format]]);
  return {
    url: args.url,
    method,
    headers,
    body: args.body === undefined ? undefined : bodyText(args.body as Value, format),
    follow: follows(args.follow_redirects ?? 'safe', method),
    seconds: args.timeout ?? 30,
    checkCertificates: args.validate_certs ?? true,
    user: args.url_username,
    password: args.url_password,
    basicAtOnce: args.force_basic_auth ?? false,
    socket: args.unix_socket,
    authorities: args.ca_path,
    certificate: args.client_cert,
    key: args.client_key,
  };
}

function follows(how: string, method: string): boolean {
  if (how === 'all' || how === 'yes') return true;
  if (how === 'none' || how === 'no') return false;
  return method === 'GET' || method === 'HEAD';
}

function bodyText(body: Value, format: 'raw' | 'json' | 'form-urlencoded'): string {
  if (typeof body === 'string') return body;
  if (format === 'form-urlencoded') return formText(body);
  const text = evaluateExpression('body | to_json', { get: () => body, names: () => ['body'] });
  return typeof text === 'string' ? text : '';
}

/** A mapping, or a list of pairs; a list as a value repeats its name. */
function formText(body: Value): string {
  const form = new URLSearchParams();
  const pairs = (Array.isArray(body) ? body : Object.entries(body ?? {})) as readonly Value[];
  for (const pair of pairs) {
    const [name, value] = Array.isArray(pair) ? (pair as readonly Value[]) : [pair, ''];
    for (const each of Array.isArray(value) ? (value as readonly Value[]) : [value])
      form.append(wordOf(name), wordOf(each));
  }
  return form.toString();
}

function wordOf(value: Value | undefined): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return value === null || value === undefined ? 'None' : JSON.stringify(value);
}

/** Said only where curl would not choose it by itself: what it was told it repeats after a redirection. */
function methodLines({ method, body }: HttpRequest): readonly string[] {
  if (method === 'HEAD') return ['head'];
  if (method === (body === undefined ? 'GET' : 'POST')) return [];
  return [`request = "${method}"`];
}

/** What is wrong with it, if anything; a line end in a header would begin another one. */
export function problemOf(request: HttpRequest): string | undefined {
  if (!URL.canParse(request.url)) return `${request.url} is not a URL`;
  const { protocol } = new URL(request.url);
  if (protocol !== 'http:' && protocol !== 'https:')
    return `${request.url} is neither http nor https`;
  if (!/^[A-Z-]+$/.test(request.method)) return `${request.method} is not a method`;
  for (const [name, value] of request.headers)
    if (!/^[!#$%&'*+.^`|~\w-]+$/.test(name) || /[\r\n\0]/.test(value))
      return `the header ${JSON.stringify(name)} cannot be sent`;
  return undefined;
}

/**
 * curl's configuration (`-K -`): read from standard input, so that nothing of the request stands in a
 * process list.
 */
export function curlConfiguration(request: HttpRequest): string {
  const line = (name: string, value: string): string =>
    `${name} = "${value
      .replaceAll('\\', '\\\\')
      .replaceAll('"', '\\"')
      .replaceAll('\n', '\\n')
      .replaceAll('\r', '\\r')
      .replaceAll('\t', '\\t')}"`;
  const optional = (name: string, value: string | undefined): readonly string[] =>
    value === undefined ? [] : [line(name, value)];
  return [
    line('url', request.url),
    // No `{a,b}` and `[1-9]` in it, and neither files nor mail, whatever it was redirected to.
    'globoff',
    line('proto', '=http,https'),
    line('proto-redir', '=http,https'),
    ...methodLines(request),
    ...request.headers.map(([name, value]) =>
      // A header without a value is written with a semicolon, or curl would leave it out.
      line('header', value === '' ? `${name};` : `${name}: ${value}`),
    ),
    ...optional('data-raw', request.body),
    // Not sent of itself with a body, when none was asked for.
    ...(request.body !== undefined &&
    !request.headers.some(([name]) => name.toLowerCase() === 'content-type')
      ? [line('header', 'Content-Type:')]
      : []),
    ...(request.follow ? ['location', 'max-redirs = 10'] : []),
    `max-time = ${String(request.seconds)}`,
    ...(request.checkCertificates ? [] : ['insecure']),
    ...(request.user === undefined
      ? []
      : [
          line('user', `${request.user}:${request.password ?? ''}`),
          request.basicAtOnce ? 'basic' : 'anyauth',
        ]),
    ...optional('unix-socket', request.socket),
    ...optional('cacert', request.authorities),
    ...optional('cert', request.certificate),
    ...optional('key', request.key),
    'compressed',
    '',
  ].join('\n');
}
