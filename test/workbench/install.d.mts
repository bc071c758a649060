export declare const workbenchPackages: readonly string[];
export declare function installedWorkbench(): string | undefined;
export declare function ensureWorkbench(
  say?: (line: string) => void,
): Promise<{ readonly entry: string } | { readonly problem: string }>;
