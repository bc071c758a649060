/** Numbers of LSP 3.17 that are used here; its types come from vscode-languageserver-types, types only. */
export const severity = { error: 1, warning: 2, information: 3, hint: 4 } as const;

export const symbolKind = {
  namespace: 3,
  property: 7,
  field: 8,
  function: 12,
  variable: 13,
  event: 24,
  object: 19,
  key: 20,
  struct: 23,
  array: 18,
  interface: 11,
} as const;

export const completionKind = {
  text: 1,
  method: 2,
  function: 3,
  field: 5,
  variable: 6,
  class: 7,
  module: 9,
  property: 10,
  value: 12,
  enum: 13,
  keyword: 14,
  snippet: 15,
  file: 17,
  reference: 18,
  folder: 19,
  enumMember: 20,
  constant: 21,
  event: 23,
} as const;

export const diagnosticTag = { unnecessary: 1, deprecated: 2 } as const;
export const insertTextFormat = { plain: 1, snippet: 2 } as const;
export const inlayKind = { type: 1, parameter: 2 } as const;
